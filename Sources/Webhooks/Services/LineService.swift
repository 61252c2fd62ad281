package import BotCore

/// LINE's Messaging API: push messages.
package struct LineService: Service {
    /// developers.line.biz, text message: 5,000 characters, counted in UTF-16 units (text-character-count).
    static let textLimit = 5000
    static let base = "https://api.line.me"

    package let kind = ServiceKind.line
    /// 2,000 a second are documented; what limits is the plan's quota. No more than a person can read.
    package let limits = [RateLimit.every(.milliseconds(500))]
    /// A repeat with the same `X-Line-Retry-Key` is answered 409 and not sent, for 24 hours.
    package let deduplicates = true

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        TextLayout(style: Self.style, measure: .utf16, limit: Self.textLimit)
            .payloads(message, contentType: "application/json", unit: "UTF-16 units of text") { text in
                let body: JSON = [
                    "to": .string(endpoint.address.room ?? ""), "messages": [["type": "text", "text": .string(text)]],
                ]
                return body.bytes
            }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        let token = try endpoint.neededToken()
        return .post(
            payload, attempt: attempt, endpoint: endpoint,
            url: endpoint.url(below: Self.base, path: "/v2/bot/message/push"),
            headers: [("Authorization", "Bearer \(token)"), ("X-Line-Retry-Key", Self.retryKey(deliveryID))])
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    /// A UUID made of the delivery's id: the same for every attempt.
    static func retryKey(_ deliveryID: String) -> String {
        let digits = Array(Fingerprint.bytes(Array(deliveryID.utf8)).drop { $0 != ":" }.dropFirst().prefix(32))
        let bounds = [0, 8, 12, 16, 20, 32]
        return zip(bounds, bounds.dropFirst()).map { String(digits[$0..<$1]) }.joined(separator: "-")
    }

    private static let style = TextStyle(disarm: Disarming(always: "@"), heading: .init("\n■ "))

    private static let classifier = Classifier(rows: [
        .init(409, .any, .delivered),
        .init(400, .contains("'to'"), .paused("LINE does not know whom `room` names")),
        .init(401, .any, .paused("the channel access token is not valid")),
        .init(403, .any, .paused("the account may not push messages")),
        .init(429, .contains("monthly limit"), .paused("the plan's messages of this month are used up")),
    ])
}
