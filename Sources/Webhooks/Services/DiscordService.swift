package import BotCore
import MinutesModel
import PluginKit

/// Discord's webhooks: an embed per notice, with fields.
package struct DiscordService: Service {
    // discord-api-docs c98d64bc, resources/message: embed limits. They count characters; UTF-16 units are never fewer.
    static let titleLimit = 256
    static let descriptionLimit = 4096
    static let fieldNameLimit = 256
    static let fieldValueLimit = 1024
    static let fieldCount = 25
    static let embedCount = 10
    /// Over all embeds of a message.
    static let totalLimit = 6000
    /// Fields stand in narrow columns: a longer value reads better as a line.
    private static let shortField = 100

    package let kind = ServiceKind.discord
    /// Limits are told by headers and "should not be hard-coded"; five posts in two seconds were the rule for webhooks
    /// for years. The careful figure: in twice that time. What the headers say counts besides (`rest(after:now:)`).
    package let limits = [RateLimit(5, per: .seconds(4))]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let composer = Composer(message)
        let footer = composer.note + "（1000/1000）"
        let source = composer.sourceURL.map { "[\(Composer.sourceLabel)](<\($0)>)" }
        let room = Self.totalLimit - footer.utf16.count - (source.map { $0.utf16.count + 1 } ?? 0)
        let parts = Packer(limit: room, count: Self.embedCount - 2)
            .pack(chunks(composer.pieces), size: \.size, leadsOn: \.leadsOn, counts: \.opens)
        return parts.enumerated().map { index, part in
            let number = parts.count > 1 ? "（\(index + 1)/\(parts.count)）" : ""
            let embeds = Embeds(part, color: Self.color(message), source: source, footer: composer.note + number)
            let mentions = index == 0 ? endpoint.address.mention : []
            let body: JSON = [
                "content": .string(mentions.map(Self.call).joined(separator: " ")), "embeds": .array(embeds.json),
                "allowed_mentions": Self.allowed(mentions),
            ]
            let payload = Payload(
                body: body.bytes, contentType: "application/json; charset=utf-8", size: embeds.size,
                limit: Self.totalLimit, unit: "UTF-16 units over all embeds")
            guard endpoint.address.thread == Endpoint.Address.threadPerMeeting else { return payload }
            return payload.adding(Self.threadName, .string(Self.postTitle(message)))
        }
    }

    /// `wait=true`: without it Discord answers 204 and says nothing of "a message that is not saved".
    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) -> HTTPRequest {
        var payload = payload
        var thread = endpoint.address.thread
        if thread == Endpoint.Address.threadPerMeeting {
            thread = payload.thread
            // Both together are error 220002.
            if thread != nil { payload.body = payload.body.droppingLastMember(Self.threadName) }
        }
        let query = thread.map { "&thread_id=\($0.percentEncoded)" } ?? ""
        return .post(payload, attempt: attempt, endpoint: endpoint, url: endpoint.url(adding: "wait=true" + query))
    }

    /// In a forum each meeting is a post, and what is about none stands in a post of the bot's.
    package func threadKey(of message: Message, for endpoint: Endpoint) -> String? {
        endpoint.address.thread == Endpoint.Address.threadPerMeeting ? message.threadKey ?? "kairan" : nil
    }

    /// A forum's post is a channel of its own.
    package func threadID(in answer: HTTPAnswer) -> String? { ThreadName.number("channel_id").read(answer) }

    /// In a forum's webhook: begins a post of that title.
    private static let threadName = "thread_name"
    /// discord-api-docs, resources/channel: a thread's name has 1 to 100 characters.
    private static let postTitleLimit = 100

    private static func postTitle(_ message: Message) -> String {
        guard message.threadKey != nil else { return "Kairan" }
        let meeting = message.meeting ?? message.notices.lazy.flatMap(\.evidence).first?.meeting
        guard let title = meeting?.title.cleanedLine, !title.isBlank else { return "Kairan" }
        guard title.utf16.count > postTitleLimit else { return style.disarm(title) }
        return style.disarm(Splitter(limit: postTitleLimit - 1, measure: .utf16).split(title)[0]) + "…"
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    private static let style = TextStyle(
        disarm: Disarming(always: "*`[]<>\\~|@#&", atLineStart: "-+=#", underscore: true),
        heading: .init("**", "**"), context: .init("-# "), quote: .lines("> "), divider: "",
        link: { "[\($0)](<\($1)>)" })

    /// What an embed shows, and whether it begins a new one.
    struct Chunk {
        enum Content { case title(String), line(String), field(Field) }
        let content: Content
        let size: Int
        let leadsOn: Bool
        var opens = false
    }

    private func chunks(_ pieces: [Piece]) -> [Chunk] {
        let layout = TextLayout(style: Self.style, measure: .utf16, limit: Self.descriptionLimit)
        var chunks: [Chunk] = []
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .divider: break
            case .title(let text) where Self.style.disarm(text).utf16.count <= Self.titleLimit:
                let title = Self.style.disarm(text)
                chunks.append(Chunk(content: .title(title), size: title.utf16.count, leadsOn: true, opens: true))
            case .fields(let fields) where Self.isLast(index, in: pieces):
                chunks += self.chunks(fields, layout)
            default:
                chunks += layout.chunks(piece, room: Self.descriptionLimit).map(Self.line)
            }
        }
        return chunks
    }

    /// Fields stand last in an embed, so only those that end a notice become some; others are lines.
    private static func isLast(_ index: Int, in pieces: [Piece]) -> Bool {
        guard index + 1 < pieces.count else { return true }
        if case .divider = pieces[index + 1] { return true }
        return false
    }

    private func chunks(_ fields: [Field], _ layout: TextLayout) -> [Chunk] {
        var chunks: [Chunk] = []
        let safe = fields.map { Field(label: Self.style.disarm($0.label), value: Self.style.disarm($0.value)) }
        let areShort = safe.allSatisfy { field in
            [field.label, field.value].allSatisfy { !$0.isBlank && $0.utf16.count <= Self.shortField }
        }
        guard areShort else {
            return layout.chunks(.fields(fields), room: Self.descriptionLimit).map(Self.line)
        }
        for (index, field) in safe.enumerated() {
            chunks.append(
                Chunk(
                    content: .field(field), size: field.label.utf16.count + field.value.utf16.count, leadsOn: false,
                    opens: index > 0 && index % Self.fieldCount == 0))
        }
        return chunks
    }

    private static func line(_ chunk: TextLayout.Chunk) -> Chunk {
        Chunk(content: .line(chunk.text), size: chunk.size, leadsOn: chunk.leadsOn)
    }

    /// Discord draws a bar beside the embed.
    private static func color(_ message: Message) -> Int {
        let severities = message.notices.map(\.severity)
        return severities.contains(.critical) ? 0xD93025 : severities.contains(.warning) ? 0xF29900 : 0x1A73E8
    }

    /// `everyone`, `here`, a user's number, or `role:` and a role's.
    private static func call(_ name: String) -> String {
        if name == "everyone" || name == "here" { return "@\(name)" }
        return name.hasPrefix("role:") ? "<@&\(name.dropFirst(5))>" : "<@\(name)>"
    }

    /// Names what may be called; by default a webhook's text may call every user it names.
    private static func allowed(_ mentions: [String]) -> JSON {
        let all = mentions.contains { $0 == "everyone" || $0 == "here" }
        let roles = mentions.filter { $0.hasPrefix("role:") }.map { JSON.string(String($0.dropFirst(5))) }
        let users = mentions.filter { $0 != "everyone" && $0 != "here" && !$0.hasPrefix("role:") }.map(JSON.string)
        var members: [JSON.Member] = [.init(key: "parse", value: .array(all ? ["everyone"] : []))]
        if !roles.isEmpty { members.append(.init(key: "roles", value: .array(roles))) }
        if !users.isEmpty { members.append(.init(key: "users", value: .array(users))) }
        return .object(members)
    }

    /// The chunks of one part as embeds.
    private struct Embeds {
        private(set) var json: [JSON] = []
        private(set) var size = 0

        init(_ chunks: [Chunk], color: Int, source: String?, footer: String) {
            var title: String?
            var description = ""
            var fields: [JSON] = []
            func close(last: Bool) -> JSON? {
                let text = (description + (last ? source ?? "" : "")).trimmedLineEnds
                guard title != nil || !text.isEmpty || !fields.isEmpty || last else { return nil }
                var members: [JSON.Member] = []
                if let title { members.append(.init(key: "title", value: .string(title))) }
                if !text.isEmpty { members.append(.init(key: "description", value: .string(text))) }
                if !fields.isEmpty { members.append(.init(key: "fields", value: .array(fields))) }
                if last { members.append(.init(key: "footer", value: ["text": .string(footer)])) }
                size += (title?.utf16.count ?? 0) + text.utf16.count + (last ? footer.utf16.count : 0)
                return .object(members + [.init(key: "color", value: .integer(color))])
            }
            for chunk in chunks {
                var text = ""
                if case .line(let line) = chunk.content { text = line + "\n" }
                if chunk.opens || description.utf16.count + text.utf16.count > DiscordService.descriptionLimit {
                    if let embed = close(last: false) { json.append(embed) }
                    (title, description, fields) = (nil, "", [])
                }
                switch chunk.content {
                case .title(let text): title = text
                case .line: description += text
                case .field(let field):
                    size += field.label.utf16.count + field.value.utf16.count
                    fields.append(["name": .string(field.label), "value": .string(field.value), "inline": true])
                }
            }
            if let source, description.utf16.count + source.utf16.count > DiscordService.descriptionLimit {
                if let embed = close(last: false) { json.append(embed) }
                (title, description, fields) = (nil, "", [])
            }
            if let embed = close(last: true) { json.append(embed) }
        }
    }
}

extension DiscordService {
    private static let classifier = Classifier(
        rows: [
            // discord-api-docs, topics/opcodes-and-status-codes: the code in the body says more than the status.
            .init(404, .member("code", "10015"), .gone("Unknown Webhook; it was deleted")),
            .init(404, .member("code", "10003"), .paused("Unknown Channel; check the thread")),
            .init(404, .any, .gone("Discord asks never to call such a webhook again")),
            .init(401, .any, .gone("the webhook's token is no longer valid")),
            .init(200...299, .any, .delivered),
        ],
        delays: [.retryAfter, .secondsLeft(header: "x-ratelimit-reset-after"), .bodySeconds("retry_after")])
}
