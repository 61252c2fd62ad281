import Foundation

/// Chatwork's API v2: messages and tasks.
struct ChatworkJudge {
    private static let eye = TextEye(
        mentions: [#"(?i)\[(?:toall|to:\d+|rp |reply |picon|qt|piconname)[^\]]*\]"#],
        markup: [
            #"(?i)\[/?(?:code|qt|qtmeta|title|preview|download)[^\]]*\]"#, #"\((?:[a-zA-Z*^;]+)\)"#,
            #"(?:[:;]-?|8-)[)DPpOo*|(]"#,
        ])

    static func judge(_ incoming: Incoming) -> Judgement {
        guard let form = incoming.form, let body = form["body"] else {
            return .refused(400, #"{"errors":["body is required"]}"#, ["no form with a body"])
        }
        guard incoming.headers["x-chatworktoken"]?.isEmpty == false else {
            return .refused(401, #"{"errors":["Invalid API token"]}"#, ["no x-chatworktoken"])
        }
        let isTask = incoming.path.hasSuffix("/tasks")
        var sight = Sight()
        var problems: [String] = []
        _ = eye.read(body, into: &sight)
        sight.text = body.replacingOccurrences(
            of: #"\[/?(?:info|title|hr)\]"#, with: "", options: .regularExpression)
        if body.components(separatedBy: "[info]").count != body.components(separatedBy: "[/info]").count {
            problems.append("a frame that is not closed")
        }
        if body.utf8.count > 65_535 { problems.append("\(body.utf8.count) bytes") }
        if isTask {
            if form["to_ids"]?.isEmpty != false { problems.append("a task for nobody") }
            if form["limit_type"] != "date" || form["limit"].flatMap({ Int($0) }) == nil {
                problems.append("a task without a day")
            }
            sight.digest = ["task for \(form["to_ids"] ?? "") by \(form["limit"] ?? "")"]
        } else if !incoming.path.hasSuffix("/messages") {
            return .refused(404, #"{"errors":["not found"]}"#, ["neither messages nor tasks"])
        }
        return .verdict(
            problems, sight, body: isTask ? #"{"task_ids":[1]}"# : #"{"message_id":"1"}"#,
            refusal: (400, #"{"errors":["Invalid message"]}"#))
    }
}

/// LINE WORKS' Incoming Webhook.
enum LineWorksJudge {
    private static let eye = TextEye(mentions: [#"<m userId"#, #"@\w"#])

    static func judge(_ incoming: Incoming) -> Judgement {
        guard let message = incoming.json else {
            return .refused(400, #"{"code":"INVALID_PARAMETER","description":"json"}"#, ["no JSON"])
        }
        var sight = Sight()
        let (title, text) = (message["title"]?.string ?? "", message["body"]?["text"]?.string ?? "")
        let button = (message["button"]?["label"]?.string ?? "", message["button"]?["url"]?.string ?? "")
        sight.text = [title, text, button.0, button.1].map { $0 }.joined(separator: "\n")
        _ = eye.read(title + "\n" + text, into: &sight)
        if !button.1.isEmpty { sight.links.append(.init(label: button.0, url: button.1)) }
        var problems: [String] = []
        if text.isEmpty { problems.append("no text") }
        if text.utf16.count > 1000 { problems.append("\(text.utf16.count) characters; 1,000 to be safe") }
        if title.utf16.count > 100 { problems.append("\(title.utf16.count) characters of title; 100 to be safe") }
        return .verdict(
            problems, sight, body: #"{"code":200}"#, refusal: (400, #"{"code":"INVALID_PARAMETER","description":"x"}"#))
    }
}

/// LINE's push message.
enum LineJudge {
    private static let eye = TextEye(mentions: [#"@\w"#])

    static func judge(_ incoming: Incoming) -> Judgement {
        guard incoming.path == "/v2/bot/message/push", let message = incoming.json else {
            return .refused(404, #"{"message":"Not found"}"#, ["no push message"])
        }
        guard incoming.headers["authorization"]?.hasPrefix("Bearer ") == true else {
            return .refused(401, #"{"message":"Authentication failed"}"#, ["no bearer token"])
        }
        var (problems, sight): ([String], Sight) = ([], Sight())
        if incoming.headers["x-line-retry-key"].flatMap({ UUID(uuidString: $0) }) == nil {
            problems.append("X-Line-Retry-Key is no UUID")
        }
        if message["to"]?.string?.isEmpty != false { problems.append("no one to push to") }
        let messages = message["messages"]?.items ?? []
        if !(1...5).contains(messages.count) { problems.append("\(messages.count) messages; 1 to 5") }
        for one in messages {
            let text = one["text"]?.string ?? ""
            sight.text += eye.read(text, into: &sight)
            if one["type"]?.string != "text" || text.isEmpty { problems.append("no text") }
            if text.utf16.count > 5000 { problems.append("\(text.utf16.count) characters; 5,000") }
        }
        return .verdict(
            problems, sight, body: #"{"sentMessages":[{"id":"1"}]}"#,
            refusal: (400, #"{"message":"The request body has 1 error(s)"}"#))
    }
}

/// ntfy's publishing as JSON.
enum NtfyJudge {
    private static let eye = TextEye(mentions: [])

    static func judge(_ incoming: Incoming) -> Judgement {
        let refusal = (400, #"{"code":40017,"http":400,"error":"invalid request: request body must be valid JSON"}"#)
        guard let message = incoming.json, message["topic"]?.string?.isEmpty == false else {
            return .refused(refusal.0, refusal.1, ["no JSON with a topic"])
        }
        var (problems, sight): ([String], Sight) = ([], Sight())
        let (title, text) = (message["title"]?.string ?? "", message["message"]?.string ?? "")
        sight.text = eye.read(title + "\n" + text, into: &sight)
        if let click = message["click"]?.string { sight.links.append(.init(label: "click", url: click)) }
        if text.isEmpty { problems.append("no message") }
        if text.utf8.count > 4096 { problems.append("\(text.utf8.count) bytes: it would become an attachment") }
        if title.utf8.count > 1024 { problems.append("\(title.utf8.count) bytes of title") }
        return .verdict(problems, sight, body: #"{"id":"x","event":"message"}"#, refusal: refusal)
    }
}
