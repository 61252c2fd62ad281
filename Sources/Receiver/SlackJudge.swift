import Foundation

/// Slack's incoming webhook as docs.slack.dev describes it: Block Kit's limits, the error strings, and what shows.
struct SlackJudge {
    private var problems: [String] = []
    private var sight = Sight()
    private var lines: [String] = []
    /// UTF-16 units of text over all blocks.
    private var total = 0

    static func judge(headers: [String: String], body: Data) -> Judgement {
        guard headers["content-type"]?.lowercased().hasPrefix("application/json") == true,
            let payload = Tree.read(body), payload.isObject
        else { return refused("invalid_payload", ["the body is no JSON object, or the content type does not say so"]) }
        let text = payload["text"]?.string ?? ""
        let blocks = payload["blocks"]?.items ?? []
        guard !text.isEmpty || !blocks.isEmpty else { return refused("no_text", ["neither text nor blocks"]) }
        var judge = SlackJudge()
        judge.look(atFallback: text, formats: payload["mrkdwn"]?.bool != false, shown: blocks.isEmpty)
        if blocks.count > 50 { judge.problems.append("\(blocks.count) blocks; 50 are allowed") }
        for block in blocks { judge.look(at: block) }
        judge.sight.text = judge.lines.joined(separator: "\n")
        if judge.total > 13_200 {
            return refused("msg_blocks_too_long", judge.problems + ["\(judge.total) characters in blocks"], judge.sight)
        }
        guard judge.problems.isEmpty else { return refused("invalid_blocks", judge.problems, judge.sight) }
        return Judgement(answer: ServiceAnswer(status: 200, body: "ok"), sight: judge.sight)
    }

    private static func refused(_ error: String, _ problems: [String], _ sight: Sight = Sight()) -> Judgement {
        Judgement(answer: ServiceAnswer(status: 400, body: error), problems: problems, sight: sight)
    }

    private mutating func look(atFallback text: String, formats: Bool, shown: Bool) {
        if text.isEmpty { problems.append("no fallback text: notifications would be empty") }
        if text.utf16.count > 40_000 { problems.append("text has \(text.utf16.count) characters; 40,000 are kept") }
        if text.utf16.count > 4000 { problems.append("text has \(text.utf16.count) characters; 4,000 are advised") }
        // It is parsed even where blocks are shown: a mention in it notifies.
        let seen = read(mrkdwn: text, formats: formats)
        if shown { lines.append(seen) }
    }

    private mutating func look(at block: Tree) {
        switch block["type"]?.string {
        case "header":
            if block["text"]?["type"]?.string != "plain_text" { problems.append("a header takes plain_text only") }
            look(atText: block["text"], limit: 150, in: "header")
        case "section":
            let fields = block["fields"]?.items ?? []
            if block["text"] == nil && fields.isEmpty { problems.append("a section without text and fields") }
            if let text = block["text"] { look(atText: text, limit: 3000, in: "section") }
            if fields.count > 10 { problems.append("\(fields.count) fields; 10 are allowed") }
            for field in fields { look(atText: field, limit: 2000, in: "field") }
        case "context":
            let elements = block["elements"]?.items ?? []
            if !(1...10).contains(elements.count) {
                problems.append("\(elements.count) elements in a context; 1 to 10")
            }
            for element in elements { look(atText: element, limit: 3000, in: "context") }
        case "divider":
            lines.append("――――")
        case let type:
            problems.append("a block of type \(type ?? "none"), which this receiver does not know")
        }
    }

    private mutating func look(atText object: Tree?, limit: Int, in place: String) {
        guard let text = object?["text"]?.string else {
            problems.append("a \(place) without text")
            return
        }
        total += text.utf16.count
        if text.isEmpty { problems.append("an empty text in a \(place)") }
        if text.utf16.count > limit {
            problems.append("\(text.utf16.count) characters in a \(place); \(limit) are allowed")
        }
        switch object?["type"]?.string {
        case "plain_text":
            if object?["verbatim"] != nil { problems.append("verbatim belongs to mrkdwn only") }
            if object?["emoji"]?.bool != false { note(emojiIn: text) }
            if text.contains(where: { $0 == "<" || $0 == ">" }) { problems.append("unescaped < or > in a \(place)") }
            lines.append(SlackJudge.unescaped(text))
        case "mrkdwn":
            if object?["emoji"] != nil { problems.append("emoji belongs to plain_text only") }
            if object?["verbatim"]?.bool != true, text.contains("://") || text.contains("@") {
                sight.markup.append("automatic links in: \(text)")
            }
            note(emojiIn: text)
            lines.append(read(mrkdwn: text))
        case let type:
            problems.append("a text object of type \(type ?? "none")")
        }
    }

    /// Resolves `<…>`; notes mentions, links and formatting.
    private mutating func read(mrkdwn text: String, formats: Bool = true) -> String {
        var shown = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            shown += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let inner = rest[rest.index(after: open)..<close]
            let parts = inner.split(separator: "|", maxSplits: 1).map { SlackJudge.unescaped(String($0)) }
            if let first = inner.first, "!@#".contains(first) {
                sight.mentions.append("<\(inner)>")
                shown += "@\(parts.last ?? "")"
            } else if let url = parts.first {
                let label = parts.count > 1 ? parts[1] : url
                sight.links.append(.init(label: label, url: url))
                shown += "\(label)（\(url)）"
            }
            rest = rest[rest.index(after: close)...]
        }
        shown += rest
        for mark in ["*", "_", "~", "`"] where formats && shown.components(separatedBy: mark).count > 2 {
            sight.markup.append("\(mark) in: \(shown.prefix(80))")
        }
        return SlackJudge.unescaped(shown)
    }

    private mutating func note(emojiIn text: String) {
        if text.range(of: ":[a-z0-9_+-]+:", options: .regularExpression) != nil {
            sight.markup.append("emoji in: \(text.prefix(80))")
        }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&amp;", with: "&")
    }
}
