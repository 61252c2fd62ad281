package import BotCore
import FoundationEssentials
import MinutesModel

/// Zulip's API: a message in a channel; the meeting is its topic.
package struct ZulipService: Service {
    /// `max_message_length` of a server as it comes (zulip, `/register`), in characters; the careful count is bytes.
    static let contentLimit = 10_000
    /// `max_topic_length`, in characters.
    static let topicLimit = 60

    package let kind = ServiceKind.zulip
    /// 200 API requests a minute and user, by default (zulip, rate limits); no more than a person can read.
    package let limits = [RateLimit.every(.milliseconds(500))]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let call = endpoint.address.mention.map { "@**\($0)**" }.joined(separator: " ")
        return TextLayout(style: .markdown, measure: .bytes, limit: Self.contentLimit)
            .payloads(message, calling: call, contentType: Form.contentType, unit: "bytes of text") { text in
                Form.body([
                    ("type", "stream"), ("to", endpoint.address.room ?? ""), ("topic", Self.topic(of: message)),
                    ("content", text),
                ])
            }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        guard let site = endpoint.url, let user = endpoint.address.user, let token = endpoint.token else {
            throw ServiceError.incomplete(endpoint: endpoint.name, needs: "url, user and token")
        }
        let credentials = Data("\(user):\(token.reveal())".utf8).base64EncodedString()
        return .post(
            payload, attempt: attempt, endpoint: endpoint,
            url: endpoint.url(below: site.reveal(), path: "/api/v1/messages"),
            headers: [("Authorization", "Basic \(credentials)")])
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    /// A meeting's title; what comes of no meeting stands under the bot's name.
    private static func topic(of message: Message) -> String {
        guard let title = message.meeting?.title.cleanedLine, !title.isBlank else { return "Kairan" }
        guard title.unicodeScalars.count > topicLimit else { return title }
        return Splitter(limit: topicLimit - 1, measure: .scalars).split(title)[0] + "…"
    }

    private static let classifier = Classifier(
        rows: [
            .init(200, .member("result", "success"), .delivered),
            .init(400, .contains("STREAM_DOES_NOT_EXIST"), .paused("no such channel")),
            .init(400...499, .contains("BAD_REQUEST"), .refused("BAD_REQUEST")),
            .init(401, .any, .paused("the bot's key is not valid")),
            .init(200...299, .any, .paused("it does not say success, so it may not be Zulip; check the URL")),
        ], delays: [.retryAfter, .bodySeconds("retry-after"), .secondsAt(header: "x-ratelimit-reset")])
}
