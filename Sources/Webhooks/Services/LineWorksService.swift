package import BotCore

/// LINE WORKS' Incoming Webhook: a title, a text and one button.
package struct LineWorksService: Service {
    /// Not confirmed (developers.worksmobile.com names no figure in what was read): the careful figure.
    static let textLimit = 1000
    /// Not confirmed: the careful figure.
    static let titleLimit = 100

    package let kind = ServiceKind.lineWorks
    /// Not confirmed for webhooks; the API takes 60 a minute in the free plan.
    package let limits = [RateLimit.every(.milliseconds(1100))]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let composer = Composer(message)
        var pieces = composer.pieces
        var title = "Kairan"
        if case .title(let text) = pieces.first, Self.style.disarm(text).utf16.count <= Self.titleLimit {
            title = Self.style.disarm(text)
            pieces.removeFirst()
        }
        let layout = TextLayout(style: Self.style, measure: .utf16, limit: Self.textLimit)
        return layout.parts(of: composer, pieces: pieces, linksSource: false).map { text in
            var body: [JSON.Member] = [
                .init(key: "title", value: .string(title)), .init(key: "body", value: ["text": .string(text)]),
            ]
            if let url = composer.sourceURL {
                body.append(
                    .init(key: "button", value: ["label": .string(Composer.sourceLabel), "url": .string(url)]))
            }
            return Payload(
                body: JSON.object(body).bytes, contentType: "application/json; charset=utf-8", size: text.utf16.count,
                limit: Self.textLimit, unit: "UTF-16 units of text")
        }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) -> HTTPRequest {
        .post(payload, attempt: attempt, endpoint: endpoint)
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    private static let style = TextStyle(disarm: Disarming(always: "@<>"), heading: .init("\n■ "))

    private static let classifier = Classifier(rows: [
        .init(400, .any, .refused("it does not take this message")),
        .init(404, .any, .paused("no such webhook; it may have been deleted")),
    ])
}
