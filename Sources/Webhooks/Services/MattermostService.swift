package import BotCore

/// Mattermost's incoming webhooks, as Markdown. Attachments would fold after five lines, so the text says it all.
package struct MattermostService: Service {
    /// mattermost, model/post.go: `PostMessageMaxRunesV2`, since 5.0; what is longer the server would cut itself.
    static let textLimit = 16_383

    package let kind = ServiceKind.mattermost
    /// The server's setting; its default (`RateLimitSettings.PerSec`, when it is on) is ten a second.
    package let limits = [RateLimit.every(.milliseconds(500))]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let call = endpoint.address.mention.map { "@\($0)" }.joined(separator: " ")
        return TextLayout(style: .markdown, measure: .scalars, limit: Self.textLimit)
            .payloads(message, calling: call, unit: "code points of text") { (["text": .string($0)] as JSON).bytes }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) -> HTTPRequest {
        .post(payload, attempt: attempt, endpoint: endpoint)
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    private static let classifier = Classifier(
        rows: [
            .init(200, .equals("ok"), .delivered),
            // mattermost, channels/app/webhook.go and api4: the id names what is wrong.
            .init(400...599, .contains("web.incoming_webhook.invalid"), .gone("the webhook was deleted")),
            .init(400...599, .contains("web.incoming_webhook.disabled"), .paused("incoming webhooks are switched off")),
            .init(400...599, .contains("web.incoming_webhook.channel"), .paused("its channel cannot be posted to")),
            .init(400...599, .contains("web.incoming_webhook.permissions"), .paused("it may not post there")),
            .init(400...499, .contains("incoming_webhook.text"), .refused("it does not take this text")),
            .init(200...299, .any, .paused("not 'ok', so it may not be Mattermost; check the URL")),
        ], delays: [.retryAfter, .secondsLeft(header: "x-ratelimit-reset")])
}

extension TextStyle {
    /// CommonMark as Mattermost and Zulip read it. A backslash is not honoured everywhere, so text stands in full width.
    static let markdown = TextStyle(
        disarm: Disarming(always: "*`[]<>\\~&@#|$", atLineStart: "-+=/", underscore: true),
        title: .init("**", "**"), heading: .init("\n**", "**"), quote: .lines("> "), divider: "\n---",
        link: { "[\($0)](\($1.markdownDestination))" })
}

extension String {
    /// A bracket would end a Markdown link.
    var markdownDestination: String {
        String(
            decoding: utf8.flatMap { byte -> [UInt8] in
                switch byte {
                case UInt8(ascii: "("): Array("%28".utf8)
                case UInt8(ascii: ")"): Array("%29".utf8)
                default: [byte]
                }
            }, as: UTF8.self)
    }
}
