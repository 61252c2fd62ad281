package import BotCore
import PluginKit

/// ntfy: a push message to whoever subscribes to the topic. On a public server the topic is the key, so it stands in the
/// URL, and reaches the body only on the wire.
package struct NtfyService: Service {
    /// ntfy, server configuration: `message-size-limit`, in bytes; what is longer becomes an attachment.
    static let messageLimit = 4096
    /// ntfy v2.28.0, in bytes.
    static let titleLimit = 1024

    package let kind = ServiceKind.ntfy
    /// A visitor has 60 messages at once, then one in five seconds (ntfy, server configuration, defaults).
    package let limits = [RateLimit(60, per: .seconds(330))]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let composer = Composer(message)
        var pieces = composer.pieces
        var head: [JSON.Member] = []
        if case .title(let text) = pieces.first, Self.style.disarm(text).utf8.count <= Self.titleLimit {
            head.append(.init(key: "title", value: .string(Self.style.disarm(text))))
            pieces.removeFirst()
        }
        let layout = TextLayout(style: Self.style, measure: .bytes, limit: Self.messageLimit)
        return layout.parts(of: composer, pieces: pieces).map { text in
            var members = head + [.init(key: "message", value: .string(text))]
            members.append(.init(key: "priority", value: .integer(Self.priority(message))))
            if let url = composer.sourceURL { members.append(.init(key: "click", value: .string(url))) }
            return Payload(
                body: JSON.object(members).bytes, contentType: "application/json", size: text.utf8.count,
                limit: Self.messageLimit, unit: "bytes of text")
        }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        guard let url = endpoint.url?.reveal(), let slash = url.lastIndex(of: "/"),
            url.index(after: slash) < url.endIndex
        else { throw ServiceError.incomplete(endpoint: endpoint.name, needs: "a url that ends with the topic") }
        let topic = String(url[url.index(after: slash)...])
        var payload = payload
        payload.body = Array(#"{"topic":"#.utf8) + JSON.string(topic).bytes + Array(",".utf8) + payload.body.dropFirst()
        let token = endpoint.token.map { [(name: "Authorization", value: "Bearer \($0.reveal())")] } ?? []
        return .post(
            payload, attempt: attempt, endpoint: endpoint, url: Secret(String(url[...slash])), headers: token)
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    /// 3 is ntfy's default; 5 rings until it is seen.
    private static func priority(_ message: Message) -> Int {
        let severities = message.notices.map(\.severity)
        return severities.contains(.critical) ? 5 : severities.contains(.warning) ? 4 : 3
    }

    private static let style = TextStyle(disarm: Disarming(always: "@"), heading: .init("\n■ "))

    private static let classifier = Classifier(rows: [
        .init(200, .contains(#""event""#), .delivered),
        .init(401...403, .any, .paused("the server does not let it publish to this topic")),
        .init(429, .contains("42908"), .paused("the visitor's messages of this day are used up")),
        .init(507, .any, .paused("the server's topics are full")),
        .init(200...299, .any, .paused("no event, so it may not be ntfy; check the URL")),
    ])
}
