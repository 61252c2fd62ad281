package import BotCore

/// Rocket.Chat's incoming webhooks.
package struct RocketChatService: Service {
    /// Rocket.Chat, settings: `Message_MaxAllowedSize`, by default.
    static let textLimit = 5000

    package let kind = ServiceKind.rocketChat
    /// The server's setting (API rate limiter: ten calls a minute by default for what is not set otherwise, but not for
    /// integrations): not confirmed, the careful figure.
    package let limits = [RateLimit.every(.seconds(1))]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let call = endpoint.address.mention.map { "@\($0)" }.joined(separator: " ")
        return TextLayout(style: Self.style, measure: .utf16, limit: Self.textLimit)
            .payloads(message, calling: call, unit: "UTF-16 units of text") { (["text": .string($0)] as JSON).bytes }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) -> HTTPRequest {
        .post(payload, attempt: attempt, endpoint: endpoint)
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    private static let style = TextStyle(
        disarm: Disarming(always: "*`[]<>\\~&@#|_", atLineStart: "-+=/"), title: .init("*", "*"),
        heading: .init("\n*", "*"), quote: .lines("> "), link: { "[\($0)](\($1.markdownDestination))" })

    private static let classifier = Classifier(
        rows: [
            .init(200, .member("success", "true"), .delivered),
            .init(200...499, .contains("error-too-many-requests"), .retry("too many messages")),
            .init(200...499, .contains("error-message-size-exceeded"), .refused("the message is too large for it")),
            .init(200...499, .contains("invalid-integration"), .gone("the integration was deleted")),
            .init(200...499, .contains("Integration is disabled"), .paused("the integration is switched off")),
            .init(200...499, .contains("invalid-channel"), .paused("its channel is gone or closed")),
            .init(200, .member("success", "false"), .paused("success is false; look at the integration's log")),
            .init(200...299, .any, .paused("it does not say success, so it may not be Rocket.Chat; check the URL")),
        ], delays: [.retryAfter, .millisecondsAt(header: "x-ratelimit-reset")])
}
