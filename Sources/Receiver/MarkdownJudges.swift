import Foundation

/// Mattermost's incoming webhook.
enum MattermostJudge {
    private static let eye = TextEye(
        mentions: [#"(?<![A-Za-z0-9])@[A-Za-z0-9._-]"#, #"<!\w+"#, #"<@\w+"#, #"(?<![\w])~[a-z0-9]"#],
        markup: Markdown.markup + [#"(?<!\S)#[\p{L}]"#, #"\$[^$\n]+\$"#], links: [Markdown.link])

    static func judge(_ incoming: Incoming) -> Judgement {
        guard let message = incoming.json else { return .refused(400, "Unable to parse incoming data", ["no JSON"]) }
        var sight = Sight()
        let text = message["text"]?.string ?? ""
        sight.text = eye.read(text, into: &sight)
        var problems: [String] = []
        if text.isEmpty { problems.append("no text") }
        let count = text.unicodeScalars.count
        if count > 16_383 { problems.append("\(count) runes: the server would split it") }
        return .verdict(problems, sight, body: "ok", refusal: (400, #"{"id":"web.incoming_webhook.text.app_error"}"#))
    }
}

/// Rocket.Chat's incoming webhook.
enum RocketChatJudge {
    private static let eye = TextEye(
        mentions: [#"(?<![A-Za-z0-9])@[A-Za-z0-9._-]"#, #"(?<![\w&])#[A-Za-z0-9._-]"#],
        markup: Markdown.markup.map {
            // One asterisk is bold here.
            $0 == Markdown.markup[0] ? #"(?<=[^\n])\*[^*\n]+\*|\*[^*\n]+\*(?=[^\n])"# : $0
        }, links: [Markdown.link, #"<([^|>\s]+)\|([^>]*)>"#])

    static func judge(_ incoming: Incoming) -> Judgement {
        guard let message = incoming.json else {
            return .refused(400, #"{"success":false,"error":"Invalid body"}"#, ["no JSON"])
        }
        var sight = Sight()
        let text = message["text"]?.string ?? ""
        sight.text = eye.read(text, into: &sight)
        var problems: [String] = []
        if text.isEmpty { problems.append("no text") }
        if text.utf16.count > 5000 { problems.append("\(text.utf16.count) characters; 5,000 are allowed") }
        // The service's habit: it fails with a 200.
        return .verdict(
            problems, sight, body: #"{"success":true}"#,
            refusal: (200, #"{"success":false,"error":"error-message-size-exceeded"}"#))
    }
}

/// Zulip's `POST /api/v1/messages`.
enum ZulipJudge {
    private static let eye = TextEye(
        mentions: [#"@_?\*\*[^*\n]+\*\*"#, #"@\*[^*\n]+\*"#, #"#\*\*[^*\n]+\*\*"#],
        markup: Markdown.markup + [#"\$\$"#], links: [Markdown.link])

    static func judge(_ incoming: Incoming) -> Judgement {
        guard incoming.path == "/api/v1/messages", let form = incoming.form else {
            return .refused(404, #"{"result":"error","msg":"Not found","code":"BAD_REQUEST"}"#, ["no form to messages"])
        }
        guard incoming.headers["authorization"]?.hasPrefix("Basic ") == true else {
            return .refused(401, #"{"result":"error","code":"UNAUTHORIZED"}"#, ["no basic authorization"])
        }
        var sight = Sight()
        let (topic, content) = (form["topic"] ?? "", form["content"] ?? "")
        sight.text = [topic, eye.read(content, into: &sight)].joined(separator: "\n")
        sight.thread = topic
        var problems: [String] = []
        if form["type"] != "stream" || form["to"]?.isEmpty != false { problems.append("no channel to post to") }
        if topic.isEmpty || topic.unicodeScalars.count > 60 { problems.append("the topic has not 1 to 60 characters") }
        if content.isEmpty { problems.append("no content") }
        if content.utf8.count > 10_000 { problems.append("\(content.utf8.count) bytes; 10,000 to be safe") }
        return .verdict(
            problems, sight, body: #"{"result":"success","msg":"","id":42}"#,
            refusal: (400, #"{"result":"error","msg":"Message too long","code":"BAD_REQUEST"}"#))
    }
}
