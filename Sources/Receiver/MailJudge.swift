import Foundation

/// A letter as a mail program shows it (RFC 5322, 2045, 2047).
enum MailJudge {
    private static let eye = TextEye(mentions: [])
    private static let html = HTMLEye(eye, tags: ["html", "body", "p", "br", "strong"])

    static func judge(_ incoming: Incoming) -> Judgement {
        let text = String(decoding: incoming.body, as: UTF8.self)
        var (problems, sight): ([String], Sight) = ([], Sight())
        let halves = text.components(separatedBy: "\r\n\r\n")
        let head = halves[0].replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n")
        func header(_ name: String) -> String? {
            head.first { $0.lowercased().hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 2)) }
        }
        for name in ["date", "from", "to", "subject", "message-id", "mime-version"] where header(name) == nil {
            problems.append("no header \(name)")
        }
        if text.replacingOccurrences(of: "\r\n", with: "").contains(where: \.isNewline) {
            problems.append("a line end that is not CRLF")
        }
        if text.components(separatedBy: "\r\n").contains(where: { $0.utf8.count > 998 }) {
            problems.append("a line of more than 998 bytes")
        }
        if !text.utf8.allSatisfy({ $0 < 0x80 }) { problems.append("a byte beyond ASCII") }
        let boundary = header("content-type")?.components(separatedBy: "boundary=\"").last?.dropLast() ?? ""
        let sections = text.components(separatedBy: "--\(boundary)\r\n").dropFirst().map {
            section -> (String, String) in
            let halves = section.components(separatedBy: "\r\n\r\n")
            let body = halves.dropFirst().joined().components(separatedBy: "\r\n--")[0]
            let bytes = Data(base64Encoded: body.replacingOccurrences(of: "\r\n", with: "")) ?? Data()
            return (halves[0], String(decoding: bytes, as: UTF8.self))
        }
        if sections.count != 2 { problems.append("\(sections.count) sections instead of plain text and HTML") }
        sight.text = decoded(header("subject") ?? "") + "\n"
        for (type, body) in sections {
            if type.contains("text/html") {
                _ = html.read(body, into: &sight, &problems)
            } else {
                sight.text += eye.read(body, into: &sight)
            }
        }
        return .verdict(problems, sight, body: "", refusal: (554, ""))
    }

    private static func decoded(_ subject: String) -> String {
        subject.components(separatedBy: " ").map { word in
            let inner = word.replacingOccurrences(of: "=?UTF-8?B?", with: "").replacingOccurrences(of: "?=", with: "")
            return String(decoding: Data(base64Encoded: inner) ?? Data(), as: UTF8.self)
        }.joined()
    }
}
