import Crypto
import Foundation

/// A receiver of Standard Webhooks: checks id, time and signature as the specification says, then shows the notices.
struct GenericJudge {
    let secret: String?
    let now: Date

    /// "Verify that the timestamp is within tolerance": the reference libraries take five minutes.
    private static let tolerance: TimeInterval = 300

    func judge(headers: [String: String], body: Data) -> Judgement {
        guard let id = headers["webhook-id"], !id.isEmpty, let time = headers["webhook-timestamp"],
            let seconds = TimeInterval(time)
        else { return refused(400, "webhook-id and webhook-timestamp are missing") }
        guard abs(now.timeIntervalSince1970 - seconds) <= Self.tolerance else {
            return refused(401, "the timestamp is more than five minutes off")
        }
        if let secret {
            guard isSigned(id: id, time: time, body: body, signatures: headers["webhook-signature"] ?? "", by: secret)
            else { return refused(401, "no signature fits") }
        }
        guard let message = Tree.read(body), let type = message["type"]?.string, message["data"]?.isObject == true
        else { return refused(400, "the body is not {type, data}") }
        var problems: [String] = []
        if body.count > 20_000 { problems.append("\(body.count) bytes; keep it below 20 KB") }
        if type.contains(where: { !($0.isASCII && ($0.isLetter || $0.isNumber || "._".contains($0))) }) {
            problems.append("type '\(type)' has other characters than letters, digits, '_' and '.'")
        }
        var sight = sight(of: message["data"])
        sight.digest = digest(of: message["data"], type: type, size: body.count)
        return Judgement(answer: ServiceAnswer(status: 200, body: "{}"), problems: problems, sight: sight)
    }

    private func refused(_ status: Int, _ problem: String) -> Judgement {
        Judgement(answer: ServiceAnswer(status: status), problems: [problem])
    }

    private func isSigned(id: String, time: String, body: Data, signatures: String, by secret: String) -> Bool {
        let encoded = secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret
        guard let key = Data(base64Encoded: encoded) else { return false }
        let signed = Data("\(id).\(time).".utf8) + body
        return signatures.split(separator: " ").contains { entry in
            guard entry.hasPrefix("v1,"), let code = Data(base64Encoded: String(entry.dropFirst(3))) else {
                return false
            }
            return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: SymmetricKey(data: key))
        }
    }

    /// Whether to trust it, and what to file it under.
    private func digest(of data: Tree?, type: String, size: Int) -> [String] {
        let trust = secret == nil ? "signature not checked" : "signature verified"
        let notices = data?["notices"]?.items ?? []
        let count = "\(notices.count) notice\(notices.count == 1 ? "" : "s")"
        return ["\(trust), type \(type), \(size) bytes, \(count):"]
            + notices.flatMap { notice in
                func text(_ key: String) -> String { notice[key]?.string ?? "" }
                return ["  \(text("topic")): \(text("title"))", "    key \(text("key"))"]
            }
    }

    private func sight(of data: Tree?) -> Sight {
        var lines: [String] = []
        var links: [Sight.Link] = []
        func say(_ meeting: Tree?) {
            guard let meeting, let title = meeting["title"]?.string else { return }
            lines.append(
                (["会議: \(title)", meeting["council"]?.string, meeting["date"]?.string].compactMap { $0 }).joined(
                    separator: " "))
            if let url = meeting["url"]?.string {
                links.append(.init(label: title, url: url))
                lines.append("出典: \(url)")
            }
        }
        say(data?["meeting"])
        for notice in data?["notices"]?.items ?? [] {
            lines.append("【\(notice["title"]?.string ?? "")】")
            if let deadline = notice["deadline"], deadline.isObject {
                let parts = ["start", "end", "surface"].compactMap { deadline[$0]?.string }
                lines.append("期限: " + parts.joined(separator: " "))
            }
            for block in notice["body"]?.items ?? [] {
                if let text = block["text"]?.string { lines.append(text) }
                if let url = block["url"]?.string {
                    links.append(.init(label: block["text"]?.string ?? url, url: url))
                    lines.append(url)
                }
                lines += (block["items"]?.items ?? []).compactMap { $0.string.map { "・\($0)" } }
                lines += (block["fields"]?.items ?? []).map {
                    "\($0["label"]?.string ?? ""): \($0["value"]?.string ?? "")"
                }
            }
            for evidence in notice["evidence"]?.items ?? [] {
                lines.append("「\(evidence["quote"]?.string ?? "")」")
                lines += ["speaker", "agendaItem"].compactMap { evidence[$0]?.string }
                say(evidence["meeting"])
            }
        }
        if let note = data?["note"]?.string { lines.append(note) }
        return Sight(text: lines.joined(separator: "\n"), links: links)
    }
}
