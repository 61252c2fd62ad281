package import BotCore
import PluginKit

/// Microsoft Teams through a Workflows webhook, as an Adaptive Card.
package struct TeamsService: Service {
    /// Teams takes about 28 KB, but counts a form of its own: a body of 24,453 bytes measured 28,897 there and was dropped
    /// after the 202 (msteams-docs#11274). So: a margin, and everything beyond ASCII counted as `\uXXXX`.
    static let cardLimit = 20_000
    /// One text element, so that parts fill well.
    private static let textLimit = 6000
    /// What every client shows: phones were reported to stop at 1.2 (alertmanager#4182).
    private static let cardVersion = "1.2"

    package let kind = ServiceKind.teams
    /// Connectors take 4 requests a second, 60 in 30 s, 100 an hour and 150 in two (learn.microsoft.com, connectors-using).
    /// Not confirmed for workflows: the careful figures, since what is too much may be dropped after its 202.
    package let limits: [RateLimit] = [
        .every(.milliseconds(500)), RateLimit(60, per: .seconds(33)), RateLimit(100, per: .seconds(3700)),
        RateLimit(150, per: .seconds(7400)),
    ]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let composer = Composer(message)
        let frame = Frame(composer, mentions: endpoint.address.mention)
        let elements = composer.pieces.flatMap(elements)
        let parts = Packer(limit: Self.cardLimit - frame.size).pack(elements, size: \.size, leadsOn: \.leadsOn)
        return parts.enumerated().map { index, part in
            let card = frame.card(part.map(\.json), part: index + 1, of: parts.count)
            return Payload(
                body: card.bytes, contentType: "application/json; charset=utf-8", size: TeamsText.size(of: card),
                limit: Self.cardLimit, unit: "bytes, beyond ASCII as \\uXXXX")
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

    private struct Element {
        let json: JSON
        let size: Int
        let leadsOn: Bool

        init(_ json: JSON, leadsOn: Bool = false) {
            self.json = json
            // One for the comma.
            size = TeamsText.size(of: json) + 1
            self.leadsOn = leadsOn
        }
    }

    private func elements(_ piece: Piece) -> [Element] {
        switch piece {
        case .title(let text):
            texts(text, ["size": "Large", "weight": "Bolder"], leadsOn: true)
        case .heading(let text):
            texts(text, ["weight": "Bolder", "spacing": "Medium"], leadsOn: true)
        case .context(let text):
            texts(text, ["size": "Small", "isSubtle": true])
        case .paragraph(let text):
            texts(text, [:])
        case .list(let items):
            items.flatMap { texts("・" + $0, ["spacing": "Small"]) }
        case .quote(let text):
            texts(Piece.quoted(text), [:]).map {
                Element(["type": "Container", "style": "emphasis", "items": [$0.json]])
            }
        case .fields(let fields):
            fields.flatMap { texts("\($0.label): \($0.value)", ["spacing": "Small"]) }
        case .link(let text, let url):
            texts(text, [:], leadsOn: true) + [
                Element(["type": "ActionSet", "actions": [TeamsText.open(url, title: "開く")]])
            ]
        case .divider:
            [Element(["type": "TextBlock", "text": "　", "separator": true, "wrap": true], leadsOn: true)]
        }
    }

    private func texts(_ text: String, _ style: JSON, leadsOn: Bool = false) -> [Element] {
        guard case .object(let members) = style else { return [] }
        let safe = TeamsText.neutralised(text)
        return Splitter(limit: Self.textLimit, measure: .escapedJSON).split(safe).filter { !$0.isBlank }.map { part in
            let base: [JSON.Member] = [
                .init(key: "type", value: "TextBlock"),
                // Again, because a cut makes a new line start.
                .init(key: "text", value: .string(TeamsText.paragraphs(TeamsText.neutralised(part)))),
                // Phones cut what does not wrap (go-teams-notify#205).
                .init(key: "wrap", value: true),
            ]
            return Element(.object(base + members), leadsOn: leadsOn)
        }
    }

    /// What every part has around its elements.
    private struct Frame {
        let url: String?
        let note: String
        /// User names (`taro@example.jp`) to call in the first part.
        let mentions: [String]

        init(_ composer: Composer, mentions: [String]) {
            url = composer.sourceURL
            note = composer.note
            self.mentions = mentions
        }

        /// Of the longest form it can take.
        var size: Int {
            max(TeamsText.size(of: card([], part: 1, of: 1000)), TeamsText.size(of: card([], part: 1000, of: 1000)))
        }

        func card(_ elements: [JSON], part: Int, of parts: Int) -> JSON {
            let footer: JSON = [
                "type": "TextBlock", "text": .string(note + (parts > 1 ? "（\(part)/\(parts)）" : "")),
                "wrap": true, "size": "Small", "isSubtle": true, "separator": true,
            ]
            var card: [JSON.Member] = [
                .init(key: "$schema", value: "http://adaptivecards.io/schemas/adaptive-card.json"),
                .init(key: "type", value: "AdaptiveCard"), .init(key: "version", value: .string(cardVersion)),
                .init(key: "msteams", value: part == 1 ? called : ["width": "full"]),
                .init(key: "body", value: .array((part == 1 ? call : []) + elements + [footer])),
            ]
            if let url {
                card.append(.init(key: "actions", value: [TeamsText.open(url, title: Composer.sourceLabel)]))
            }
            return [
                "type": "message",
                "attachments": [
                    [
                        "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": .null,
                        "content": .object(card),
                    ]
                ],
            ]
        }

        private var call: [JSON] {
            guard !mentions.isEmpty else { return [] }
            let names = mentions.map { "<at>\($0)</at>" }.joined(separator: " ")
            return [["type": "TextBlock", "text": .string(names), "wrap": true]]
        }

        /// A name in `<at>` calls only with an entity that says whose it is.
        private var called: JSON {
            guard !mentions.isEmpty else { return ["width": "full"] }
            let entities = mentions.map { name -> JSON in
                [
                    "type": "mention", "text": .string("<at>\(name)</at>"),
                    "mentioned": ["id": .string(name), "name": .string(name)],
                ]
            }
            return ["width": "full", "entities": .array(entities)]
        }
    }
}

extension TeamsService {
    private static let classifier = Classifier(rows: [
        // What the retired connectors answer with a 200; a proxy in front of a flow may still do so.
        .init(200, .contains("HTTP error 429"), .retry("Teams is throttling")),
        .init(200, .contains("HTTP error 413"), .refused("the card is too large for Teams")),
        .init(200, .contains("delivery failed with error"), .retry("Teams did not post it")),
        // The flow took it; whether it posts is not told.
        .init(200...299, .any, .accepted),
        .init(404, .any, .paused("no such flow; its owner may have left or switched it off")),
    ])
}
