package import BotCore
import PluginKit

/// Google Chat's webhooks: a card, in a thread of its meeting.
package struct GoogleChatService: Service {
    /// developers.google.com/chat, create messages: "the maximum message size, including any text or cards, is 32,000
    /// bytes".
    static let bodyLimit = 32_000
    /// Widgets of a card. 100 is often quoted and not confirmed: the careful figure.
    static let widgetCount = 90
    /// One text, so that parts fill well.
    private static let textLimit = 4000

    package let kind = ServiceKind.googleChat
    /// "One write per second and space", with some room (developers.google.com/chat, usage limits).
    package let limits = [RateLimit.every(.milliseconds(1100))]
    /// `requestId` is documented for the API only.
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let composer = Composer(message)
        let widgets = composer.pieces.flatMap(widgets)
        let frame = Frame(
            composer: composer, call: endpoint.address.mention.map { "<users/\($0)>" }.joined(separator: " "),
            thread: message.threadKey)
        let parts = Packer(limit: Self.bodyLimit - frame.size, count: Self.widgetCount)
            .pack(widgets, size: \.size, leadsOn: \.leadsOn)
        return parts.enumerated().map { index, part in
            let bytes = frame.body(part, part: index + 1, of: parts.count).bytes
            return Payload(
                body: bytes, contentType: "application/json; charset=utf-8", size: bytes.count, limit: Self.bodyLimit,
                unit: "bytes")
        }
    }

    /// The query is what makes the thread's key count (google-chat-notification-plugin#40).
    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) -> HTTPRequest {
        let isThreaded = payload.body.containsMember("threadKey")
        let url = isThreaded ? endpoint.url(adding: "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD") : nil
        return .post(payload, attempt: attempt, endpoint: endpoint, url: url)
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    private static let disarm = Disarming(always: "@<>")

    private struct Widget {
        let json: JSON
        let size: Int
        let leadsOn: Bool
        /// Begins a section.
        let opens: Bool

        init(_ json: JSON, leadsOn: Bool = false, opens: Bool = false) {
            self.json = json
            // The comma, and what a new section adds.
            size = json.bytes.count + 1 + (opens ? #"{"widgets":[]},"#.utf8.count : 0)
            self.leadsOn = leadsOn
            self.opens = opens
        }
    }

    private func widgets(_ piece: Piece) -> [Widget] {
        switch piece {
        case .divider: []
        case .title(let text): texts(text, in: "b", leadsOn: true, opens: true)
        case .heading(let text): texts(text, in: "b", leadsOn: true)
        case .context(let text): texts(text, in: "i")
        case .fields(let fields):
            fields.flatMap { field in
                Splitter(limit: Self.textLimit, measure: .htmlJSON).split(Self.disarm(field.value)).map {
                    Widget([
                        "decoratedText": [
                            "topLabel": .string(HTMLText.escape(Self.disarm(field.label))),
                            "text": .string(HTMLText.escape($0)), "wrapText": true,
                        ]
                    ])
                }
            }
        case .link(let text, let url): texts(text, leadsOn: true) + [Widget(Self.button("開く", url))]
        case .paragraph, .quote, .list: texts(piece.plainText)
        }
    }

    private func texts(_ text: String, in tag: String? = nil, leadsOn: Bool = false, opens: Bool = false) -> [Widget] {
        Splitter(limit: Self.textLimit, measure: .htmlJSON).split(Self.disarm(text)).filter { !$0.isBlank }.map {
            let escaped = HTMLText.escape($0)
            let marked = tag.map { "<\($0)>\(escaped)</\($0)>" } ?? escaped
            return Widget(["textParagraph": ["text": .string(marked)]], leadsOn: leadsOn, opens: opens)
        }
    }

    private static func button(_ label: String, _ url: String) -> JSON {
        ["buttonList": ["buttons": [["text": .string(label), "onClick": ["openLink": ["url": .string(url)]]]]]]
    }

    private struct Frame {
        let composer: Composer
        let call: String
        let thread: String?

        /// Of the longest form it can take, with the section that a cut may begin.
        var size: Int { body([], part: 1000, of: 1000).bytes.count + 30 + call.utf8.count }

        func body(_ widgets: [Widget], part: Int, of parts: Int) -> JSON {
            var sections: [[JSON]] = []
            for widget in widgets {
                if widget.opens || sections.isEmpty { sections.append([]) }
                sections[sections.count - 1].append(widget.json)
            }
            let note = composer.note + (parts > 1 ? "（\(part)/\(parts)）" : "")
            let link = composer.sourceURL.map { [GoogleChatService.button(Composer.sourceLabel, $0)] } ?? []
            sections.append([["textParagraph": ["text": .string("<i>\(note)</i>")]]] + link)
            let card: JSON = ["sections": .array(sections.map { ["widgets": .array($0)] })]
            var members: [JSON.Member] = []
            if part == 1, !call.isEmpty { members.append(.init(key: "text", value: .string(call))) }
            members.append(.init(key: "cardsV2", value: [["cardId": "kairan", "card": card]]))
            if let thread { members.append(.init(key: "thread", value: ["threadKey": .string(thread)])) }
            return .object(members)
        }
    }
}

extension GoogleChatService {
    private static let classifier = Classifier(rows: [
        .init(400, .contains("INVALID_ARGUMENT"), .refused("INVALID_ARGUMENT")),
        .init(403, .any, .paused("PERMISSION_DENIED; the space may forbid webhooks")),
        .init(404, .any, .gone("the space or the webhook was deleted")),
    ])
}
