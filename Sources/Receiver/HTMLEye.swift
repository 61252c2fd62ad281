import Foundation

/// Reads text with a few HTML tags, as Google Chat's cards, Telegram and Matrix clients do.
struct HTMLEye {
    let text: TextEye
    /// The tags that the service knows.
    private let tags: NSRegularExpression

    init(_ text: TextEye, tags: [String]) {
        self.text = text
        guard
            let expression = try? NSRegularExpression(
                pattern: "</?(?:\(tags.joined(separator: "|")))>|<a href=\"([^\"<>]*)\">([^<]*)</a>")
        else { preconditionFailure("tags are words") }
        self.tags = expression
    }

    func read(_ html: String, into sight: inout Sight, _ problems: inout [String]) -> String {
        for match in tags.matches(in: html, range: html.whole) where match.range(at: 1).location != NSNotFound {
            let (url, label) = (html.part(match.range(at: 1)), html.part(match.range(at: 2)))
            sight.links.append(.init(label: label.withoutEntities, url: url.withoutEntities))
        }
        let lines = html.replacingOccurrences(of: "<br>", with: "\n")
        let bare = tags.stringByReplacingMatches(in: lines, range: lines.whole, withTemplate: "$2")
        if bare.contains("<") || bare.contains(">") { problems.append("a tag that the service does not know") }
        let outside = tags.stringByReplacingMatches(in: lines, range: lines.whole, withTemplate: "")
        _ = text.read(outside.withoutEntities, into: &sight)
        return bare.withoutEntities
    }
}

/// Google Chat's webhook.
struct GoogleChatJudge {
    private static let eye = HTMLEye(TextEye(mentions: ["@all", #"<users/\w+>"#]), tags: ["b", "i", "u", "br"])

    private var problems: [String] = []
    private var sight = Sight()
    private var lines: [String] = []
    private var widgets = 0

    static func judge(_ incoming: Incoming) -> Judgement {
        let refusal = (400, #"{"error":{"code":400,"status":"INVALID_ARGUMENT"}}"#)
        guard let message = incoming.json else { return .refused(refusal.0, refusal.1, ["no JSON"]) }
        var judge = GoogleChatJudge()
        if incoming.body.count > 32_000 { judge.problems.append("\(incoming.body.count) bytes; 32,000 are allowed") }
        let option = incoming.query["messageReplyOption"]
        if (message["thread"]?["threadKey"]?.string != nil) != (option == "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD") {
            judge.problems.append("threadKey and messageReplyOption belong together")
        }
        judge.sight.thread = message["thread"]?["threadKey"]?.string
        if let text = message["text"]?.string {
            judge.sight.mentions += TextEye(mentions: [#"<users/\w+>"#]).mentions.flatMap { $0.findings(in: text) }
            judge.lines.append(text)
        }
        for card in message["cardsV2"]?.items ?? [] {
            for section in card["card"]?["sections"]?.items ?? [] {
                let all = section["widgets"]?.items ?? []
                if all.isEmpty { judge.problems.append("a section without widgets") }
                for widget in all { judge.look(at: widget) }
            }
        }
        if judge.widgets > 100 { judge.problems.append("\(judge.widgets) widgets") }
        if judge.lines.isEmpty { judge.problems.append("Message cannot be empty") }
        judge.sight.text = judge.lines.joined(separator: "\n")
        return .verdict(
            judge.problems, judge.sight,
            body: #"{"name":"spaces/S/messages/M","thread":{"name":"spaces/S/threads/T"}}"#,
            refusal: refusal)
    }

    private mutating func look(at widget: Tree) {
        widgets += 1
        if let text = widget["textParagraph"]?["text"]?.string {
            if text.isEmpty { problems.append("an empty paragraph") }
            lines.append(Self.eye.read(text, into: &sight, &problems))
        } else if let decorated = widget["decoratedText"] {
            for key in ["topLabel", "text"] {
                lines.append(Self.eye.read(decorated[key]?.string ?? "", into: &sight, &problems))
            }
            if decorated["text"]?.string == nil { problems.append("a decoratedText without text") }
        } else if let buttons = widget["buttonList"]?["buttons"]?.items, !buttons.isEmpty {
            for button in buttons {
                let (label, url) = (button["text"]?.string ?? "", button["onClick"]?["openLink"]?["url"]?.string ?? "")
                if !url.hasPrefix("https://") && !url.hasPrefix("http://") { problems.append("a button without URL") }
                sight.links.append(.init(label: label, url: url))
                lines.append("［\(label)］（\(url)）")
            }
        } else {
            problems.append("a widget that this receiver does not know")
        }
    }
}

/// Telegram's `sendMessage`.
enum TelegramJudge {
    private static let eye = HTMLEye(
        TextEye(mentions: [#"(?<![A-Za-z0-9])@\w"#, #"(?<!\S)/[a-zA-Z]"#], markup: [#"#[\p{L}\p{N}_]"#, #"\$[A-Z]"#]),
        tags: ["b", "i", "u", "s", "strong", "em", "code", "pre", "blockquote"])

    static func judge(_ incoming: Incoming) -> Judgement {
        func error(_ code: Int, _ text: String) -> String {
            #"{"ok":false,"error_code":\#(code),"description":"\#(text)"}"#
        }
        guard incoming.path.hasPrefix("/bot"), incoming.path.hasSuffix("/sendMessage"), let message = incoming.json
        else {
            return .refused(404, error(404, "Not Found"), ["no JSON to sendMessage"])
        }
        guard message["chat_id"]?.string?.isEmpty == false else {
            return .refused(400, error(400, "Bad Request: chat not found"), ["no chat_id"])
        }
        var (problems, sight): ([String], Sight) = ([], Sight())
        sight.text = eye.read(message["text"]?.string ?? "", into: &sight, &problems)
        if message["parse_mode"]?.string != "HTML" { problems.append("parse_mode is not HTML") }
        if message["link_preview_options"]?["is_disabled"]?.bool != true { problems.append("link previews are on") }
        if sight.text.isEmpty { problems.append("message text is empty") }
        if sight.text.utf16.count > 4096 { problems.append("\(sight.text.utf16.count) characters; 4,096") }
        if let reply = message["reply_parameters"] {
            guard let root = reply["message_id"]?.int else {
                return .refused(400, error(400, "Bad Request: can't parse reply parameters"), ["a reply to nothing"])
            }
            if incoming.threads.contains("\(root)") {
                sight.thread = "\(root)"
            } else if reply["allow_sending_without_reply"]?.bool != true {
                return .refused(400, error(400, "Bad Request: message to be replied not found"), ["a reply to nothing"])
            }
        }
        return Judgement.verdict(
            problems, sight, body: #"{"ok":true,"result":{"message_id":\#(incoming.number)}}"#,
            refusal: (400, error(400, "Bad Request: message is too long"))
        ).beginning("\(incoming.number)")
    }
}

/// Matrix' `PUT …/send/m.room.message/{txnId}`.
enum MatrixJudge {
    private static let plain = TextEye(mentions: [#"@room"#, #"@[a-z0-9._=-]+:[a-z0-9.-]"#, #"(?<!\S)[#!][\w]+:[\w]"#])
    private static let eye = HTMLEye(plain, tags: ["strong", "em", "br"])

    static func judge(_ incoming: Incoming) -> Judgement {
        guard incoming.method == "PUT", incoming.path.hasPrefix("/_matrix/client/v3/rooms/"),
            incoming.path.contains("/send/m.room.message/"), let event = incoming.json
        else { return .refused(404, #"{"errcode":"M_UNRECOGNIZED"}"#, ["no PUT of an event"]) }
        guard incoming.headers["authorization"]?.hasPrefix("Bearer ") == true else {
            return .refused(401, #"{"errcode":"M_MISSING_TOKEN"}"#, ["no bearer token"])
        }
        var (problems, sight): ([String], Sight) = ([], Sight())
        sight.text = eye.read(event["formatted_body"]?.string ?? "", into: &sight, &problems)
        _ = plain.read(event["body"]?.string ?? "", into: &sight)
        if event["msgtype"]?.string != "m.text" || event["format"]?.string != "org.matrix.custom.html" {
            problems.append("no m.text in HTML")
        }
        // An explicit m.mentions is all that calls: what the body says does not.
        guard let mentions = event["m.mentions"], mentions.isObject else {
            return .refused(400, #"{"errcode":"M_BAD_JSON"}"#, ["m.mentions is missing"], sight)
        }
        if mentions["room"]?.bool == true { sight.mentions.append("the room") }
        sight.mentions += (mentions["user_ids"]?.items ?? []).compactMap { $0.string }
        if incoming.body.count > 60_000 { problems.append("\(incoming.body.count) bytes; an event holds 65,536") }
        if let relation = event["m.relates_to"] {
            let root = relation["event_id"]?.string ?? ""
            if relation["rel_type"]?.string != "m.thread" { problems.append("a relation that is no thread") }
            guard incoming.threads.contains(root) else {
                return .refused(
                    400, #"{"errcode":"M_UNKNOWN","error":"Cannot start threads from an event with a relation"}"#,
                    ["\(root) began no thread"], sight)
            }
            sight.thread = root
            return .verdict(
                problems, sight, body: Self.body(incoming), refusal: (413, #"{"errcode":"M_TOO_LARGE"}"#))
        }
        return Judgement.verdict(
            problems, sight, body: Self.body(incoming), refusal: (413, #"{"errcode":"M_TOO_LARGE"}"#)
        ).beginning(Self.event(incoming))
    }

    private static func event(_ incoming: Incoming) -> String { "$event-\(incoming.number)" }
    private static func body(_ incoming: Incoming) -> String { #"{"event_id":"\#(event(incoming))"}"# }
}
