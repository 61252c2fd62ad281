package import BotCore

/// Telegram's Bot API.
package struct TelegramService: Service {
    /// core.telegram.org/bots/api, sendMessage: 4,096 characters "after entities parsing"; UTF-16 units are what entities
    /// are counted in.
    static let textLimit = 4096
    static let base = "https://api.telegram.org"

    package let kind = ServiceKind.telegram
    /// "More than one message per second" and "more than 20 messages per minute to the same group" are too many
    /// (core.telegram.org/bots/faq).
    package let limits: [RateLimit] = [.every(.milliseconds(1100)), RateLimit(20, per: .seconds(66))]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let call = endpoint.address.mention.map { "@\($0)" }.joined(separator: " ")
        return TextLayout(style: Self.style, measure: .utf16, limit: Self.textLimit)
            .payloads(
                message, calling: call, contentType: "application/json", unit: "UTF-16 units of text", size: Self.size
            ) { text in
                let body: JSON = [
                    "chat_id": .string(endpoint.address.room ?? ""), "text": .string(text), "parse_mode": "HTML",
                    "link_preview_options": ["is_disabled": true],
                ]
                return body.bytes
            }
    }

    /// The token is part of the path: Telegram takes it nowhere else.
    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        let token = try endpoint.neededToken()
        // A reply stands below the meeting's first message; where that was deleted it stands alone.
        let reply = payload.thread.flatMap { Int($0) }.map { root in
            payload.adding(
                "reply_parameters", ["message_id": .integer(root), "allow_sending_without_reply": true])
        }
        return .post(
            reply ?? payload, attempt: attempt, endpoint: endpoint,
            url: endpoint.url(below: Self.base, path: "/bot\(token)/sendMessage"))
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    package func threadKey(of message: Message, for endpoint: Endpoint) -> String? { message.threadKey }
    package func threadID(in answer: HTTPAnswer) -> String? { ThreadName.number("message_id").read(answer) }

    private static let style = TextStyle(
        disarm: Disarming(always: "@#$"), escape: HTMLText.escape, title: .init("<b>", "</b>"),
        heading: .init("\n<b>", "</b>"), context: .init("<i>", "</i>"),
        link: { "<a href=\"\(HTMLText.escape($1))\">\($0)</a>" })

    /// Without the tags and with the entities resolved.
    private static func size(of text: String) -> Int {
        var size = 0
        var (inTag, inEntity) = (false, false)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": inTag = true
            case ">": inTag = false
            case _ where inTag: break
            case "&": inEntity = true
            case ";" where inEntity: (inEntity, size) = (false, size + 1)
            case _ where inEntity: break
            default: size += TextMeasure.utf16.cost(scalar)
            }
        }
        return size
    }

    private static let classifier = Classifier(
        rows: [
            .init(200, .member("ok", "true"), .delivered),
            .init(400, .contains("chat not found"), .paused("no such chat, or the bot is not in it")),
            .init(400, .contains("message is too long"), .refused("the message is too long for it")),
            .init(400, .contains("upgraded to a supergroup"), .paused("the group became a supergroup with a new id")),
            .init(401, .any, .paused("the bot's token is not valid")),
            .init(403, .any, .paused("the bot was blocked or removed from the chat")),
            .init(404, .any, .paused("no such bot; check the token")),
            .init(200...299, .any, .paused("ok is not true, so it may not be Telegram; check the URL")),
        ], delays: [.retryAfter, .bodySeconds("retry_after")])
}
