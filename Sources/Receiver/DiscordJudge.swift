import Foundation

/// Discord's webhook as discord-api-docs describes it.
struct DiscordJudge {
    private static let eye = TextEye(
        mentions: [#"@everyone|@here"#, #"<@[!&]?\d+>"#, #"<#\d+>"#],
        markup: Markdown.markup + [#"<a?:\w+:\d+>"#, #"<t:-?\d+"#], links: [Markdown.link])

    /// What the numbers of posts that were begun here begin with.
    private static let post = "13000000000000"

    private var problems: [String] = []
    private var sight = Sight()
    private var lines: [String] = []
    private var total = 0

    static func judge(_ incoming: Incoming) -> Judgement {
        guard let message = incoming.json else {
            return .refused(400, #"{"message":"The request body contains invalid JSON.","code":50109}"#, ["no JSON"])
        }
        var judge = DiscordJudge()
        if incoming.query["wait"] != "true" { judge.problems.append("without wait=true a lost message tells no error") }
        judge.look(at: message)
        // A webhook of a forum answers 400 to what is in no post; this one cannot know that it is one.
        let (thread, title) = (incoming.query["thread_id"], message["thread_name"]?.string)
        if let title, thread != nil || !(1...100).contains(title.utf16.count) {
            judge.problems.append(
                thread == nil ? "thread_name has not 1 to 100 characters" : "thread_name and thread_id")
        }
        // Posts that were begun here it knows; others are the configuration's word.
        if let thread, title == nil, thread.hasPrefix(Self.post), !incoming.threads.contains(thread) {
            return .refused(404, #"{"message":"Unknown Channel","code":10003}"#, ["thread \(thread) is unknown"])
        }
        judge.sight.thread = thread
        judge.sight.text = judge.lines.joined(separator: "\n")
        let channel = thread ?? (title == nil ? "1100000000000000001" : Self.post + String(incoming.number))
        let judgement = Judgement.verdict(
            judge.problems, judge.sight, body: #"{"id":"1200000000000000001","channel_id":"\#(channel)"}"#,
            refusal: (400, #"{"message":"Invalid Form Body","code":50035}"#))
        return title == nil ? judgement : judgement.beginning(channel)
    }

    private mutating func look(at message: Tree) {
        let content = message["content"]?.string ?? ""
        if content.utf16.count > 2000 { problems.append("content has \(content.utf16.count) characters; 2,000") }
        if !content.isEmpty { lines.append(Self.eye.read(content, into: &sight)) }
        if message["allowed_mentions"]?["parse"]?.isArray != true { problems.append("allowed_mentions is not set") }
        let embeds = message["embeds"]?.items ?? []
        if embeds.count > 10 { problems.append("\(embeds.count) embeds; 10 are allowed") }
        if content.isEmpty, embeds.isEmpty { problems.append("Cannot send an empty message") }
        for embed in embeds {
            look(embed["title"], 256, "title")
            look(embed["description"], 4096, "description")
            let fields = embed["fields"]?.items ?? []
            if fields.count > 25 { problems.append("\(fields.count) fields; 25 are allowed") }
            for field in fields {
                let (name, value) = (look(field["name"], 256, "name"), look(field["value"], 1024, "value"))
                if name == nil || value == nil { problems.append("a field without name or value") }
            }
            look(embed["footer"]?["text"], 2048, "footer")
        }
        if total > 6000 { problems.append("\(total) characters over all embeds; 6,000") }
    }

    @discardableResult private mutating func look(_ tree: Tree?, _ limit: Int, _ place: String) -> String? {
        guard let text = tree?.string else { return nil }
        if text.isEmpty { problems.append("an empty \(place)") }
        if text.utf16.count > limit { problems.append("\(text.utf16.count) characters in a \(place); \(limit)") }
        total += text.utf16.count
        // Small print is the template's own.
        let plain = text.replacingOccurrences(of: #"(?m)^-# "#, with: "", options: .regularExpression)
        lines.append(Self.eye.read(plain, into: &sight))
        return text
    }
}
