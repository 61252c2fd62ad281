import Foundation

/// A Workflows webhook as Microsoft describes it: 202 to anything that is JSON, and then a card that shows or does not.
struct TeamsJudge {
    /// What the server's own form of the message may take (msteams-docs#11274).
    private static let sizeLimit = 28_672

    private var problems: [String] = []
    private var sight = Sight()
    private var lines: [String] = []

    static func judge(headers: [String: String], body: Data) -> Judgement {
        guard headers["content-type"]?.lowercased().hasPrefix("application/json") == true,
            let message = Tree.read(body), message.isObject
        else {
            return Judgement(
                answer: ServiceAnswer(status: 400, body: #"{"error":{"code":"InvalidRequestContent"}}"#),
                problems: ["the body is no JSON object, or the content type does not say so"])
        }
        var judge = TeamsJudge()
        judge.look(at: message)
        let size = escapedSize(body)
        if size > sizeLimit {
            judge.problems.append("dropped after the 202: \(size) bytes as Teams counts; 28,672 are taken")
        }
        judge.sight.text = judge.lines.joined(separator: "\n")
        return Judgement(answer: ServiceAnswer(status: 202), problems: judge.problems, sight: judge.sight)
    }

    /// Everything beyond ASCII as `\uXXXX`.
    private static func escapedSize(_ body: Data) -> Int {
        String(decoding: body, as: UTF8.self).utf16.reduce(0) { $0 + ($1 < 0x80 ? 1 : 6) }
    }

    private mutating func look(at message: Tree) {
        if message["type"]?.string != "message" { problems.append("type is not 'message'") }
        let attachments = message["attachments"]?.items ?? []
        if attachments.count != 1 { problems.append("\(attachments.count) attachments instead of one") }
        for attachment in attachments {
            if attachment["contentType"]?.string != "application/vnd.microsoft.card.adaptive" {
                problems.append("the attachment is no Adaptive Card")
            }
            guard let card = attachment["content"], card["type"]?.string == "AdaptiveCard" else {
                problems.append("the content is no AdaptiveCard")
                continue
            }
            let version = card["version"]?.string ?? ""
            if !["1.0", "1.1", "1.2", "1.3", "1.4"].contains(version) {
                problems.append("version '\(version)': phones show up to 1.4 at best")
            }
            if card["body"]?.isArray != true { problems.append("the card has no body") }
            for entity in card["msteams"]?["entities"]?.items ?? [] {
                sight.mentions.append(entity["text"]?.string ?? "an entity")
            }
            look(atElements: card["body"]?.items ?? [])
            look(atActions: card["actions"]?.items ?? [])
        }
    }

    private mutating func look(atElements elements: [Tree]) {
        for element in elements {
            switch element["type"]?.string {
            case "TextBlock":
                guard let text = element["text"]?.string, !text.isEmpty else {
                    problems.append("a TextBlock without text")
                    continue
                }
                if element["wrap"]?.bool != true { problems.append("a TextBlock that does not wrap: phones cut it") }
                lines.append(read(markdown: text))
            case "Container":
                look(atElements: element["items"]?.items ?? [])
            case "ActionSet":
                look(atActions: element["actions"]?.items ?? [])
            case "FactSet":
                for fact in element["facts"]?.items ?? [] {
                    let (title, value) = (fact["title"]?.string ?? "", fact["value"]?.string ?? "")
                    lines.append(read(markdown: title) + ": " + read(markdown: value))
                }
            case let type:
                problems.append("an element of type \(type ?? "none"), which this receiver does not know")
            }
        }
    }

    private mutating func look(atActions actions: [Tree]) {
        for action in actions {
            let (title, url) = (action["title"]?.string ?? "", action["url"]?.string ?? "")
            if action["type"]?.string != "Action.OpenUrl" { problems.append("an action that is not Action.OpenUrl") }
            if !url.hasPrefix("https://") && !url.hasPrefix("http://") {
                problems.append("an action without a web address")
            }
            sight.links.append(.init(label: title, url: url))
            lines.append("［\(title)］（\(url)）")
        }
    }

    /// The subset that cards render: links, emphasis, lists, and functions in double braces.
    private mutating func read(markdown text: String) -> String {
        for pattern in [
            #"\*[^*\n]+\*"#, #"(?<![A-Za-z0-9])_[^_\n]+_(?![A-Za-z0-9])"#, #"`[^`\n]+`"#, #"~~[^~\n]+~~"#,
            #"(?m)^ {0,3}(?:[-+*]|\d+[.)])[ \t]"#, #"(?m)^ {0,3}#{1,6}[ \t]"#, #"(?m)^ {0,3}>"#, #"(?m)^ {4}"#,
            #"\{\{"#,
            #"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);"#, #"<[A-Za-z/!]"#,
        ] {
            if let range = text.range(of: pattern, options: .regularExpression) {
                sight.markup.append(String(text[range].prefix(80)))
            }
        }
        if text.contains("<at>") { sight.mentions.append("<at>") }
        var rest = text[...]
        while let range = rest.range(of: #"\[[^\]]*\]\([^)]*\)"#, options: .regularExpression) {
            let parts = rest[range].dropFirst().dropLast().components(separatedBy: "](")
            sight.links.append(.init(label: parts[0], url: parts.count > 1 ? parts[1] : ""))
            rest = rest[range.upperBound...]
        }
        return text.replacingOccurrences(of: "\n\n", with: "\n")
    }
}
