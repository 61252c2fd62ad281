package import BotCore
import PluginKit

/// Plain text for a person at a terminal, or for cron's mail.
package struct ConsoleService: Service {
    private static let rule = String(repeating: "━", count: 30)

    package let kind = ServiceKind.console
    package let limits: [RateLimit] = []
    package let deduplicates = false

    package init() {}

    /// Always one: a terminal has no limit.
    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let composer = Composer(message)
        var lines = [Self.rule]
        for piece in composer.pieces {
            if case .heading = piece { lines.append("") }
            lines.append(Self.text(of: piece))
        }
        if let url = composer.sourceURL { lines.append("出典: \(url)") }
        lines += ["※ \(composer.note)", "", ""]
        let body = Array(lines.joined(separator: "\n").utf8)
        return [
            Payload(body: body, contentType: "text/plain; charset=utf-8", size: body.count, limit: .max, unit: "bytes")
        ]
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) -> HTTPRequest {
        .post(payload, attempt: attempt, endpoint: endpoint)
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Classifier(rows: []).classify(answer, now: now)
    }

    private static func text(of piece: Piece) -> String {
        switch piece {
        case .quote:
            piece.plainText.split(separator: "\n", omittingEmptySubsequences: false).map { "  │ \($0)" }
                .joined(separator: "\n")
        case .fields(let fields):
            fields.map { "  \($0.label): \($0.value)" }.joined(separator: "\n")
        case .context(let text): "  \(text)"
        case .divider: String(repeating: "─", count: 30)
        case .title, .heading, .paragraph, .list, .link: piece.plainText
        }
    }
}
