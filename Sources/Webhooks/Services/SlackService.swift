package import BotCore
import PluginKit

/// Slack's incoming webhooks, as Block Kit.
///
/// Text from minutes stands in `plain_text` objects only, which know no formatting, links or mentions. The one `mrkdwn`
/// object is a link of ours.
package struct SlackService: Service {
    /// docs.slack.dev, reference/block-kit: header block.
    static let headerLimit = 150
    /// docs.slack.dev, reference/block-kit: text of a section.
    static let sectionLimit = 3000
    /// docs.slack.dev, reference/block-kit: fields of a section.
    static let fieldLimit = 2000
    static let fieldCount = 10
    /// docs.slack.dev, reference/messaging/payload: blocks of a message.
    static let blockCount = 50
    /// Not documented. `msg_blocks_too_long` was seen at about 13,200 characters (slackapi/bolt-js#2509): the careful figure.
    static let textLimit = 12_000
    /// docs.slack.dev, methods/chat.postMessage: best length of `text`; it is cut at 40,000.
    static let fallbackLimit = 4000
    /// Fields stand in two narrow columns: a longer value reads better as a paragraph.
    private static let shortField = 200

    package let kind = ServiceKind.slack
    /// One message a second and channel, with some room (docs.slack.dev, apis/web-api/rate-limits).
    package let limits = [RateLimit.every(.milliseconds(1100))]
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let composer = Composer(message)
        let chunks = Self.call(endpoint.address.mention) + composer.pieces.flatMap(chunks)
        let footer = Footer(composer)
        let parts = Packer(limit: Self.textLimit - footer.size, count: Self.blockCount - 1)
            .pack(chunks, size: \.size, leadsOn: \.leadsOn)
        return parts.enumerated().map { index, part in
            let blocks = part.map(\.block) + [footer.block(part: index + 1, of: parts.count)]
            let body: JSON = [
                "text": .string(fallback(part, footer.fallback(part: index + 1, of: parts.count))), "mrkdwn": false,
                "unfurl_links": false, "unfurl_media": false, "blocks": .array(blocks),
            ]
            return Payload(
                body: body.bytes, contentType: "application/json; charset=utf-8",
                size: part.reduce(footer.size) { $0 + $1.size }, limit: Self.textLimit,
                unit: "UTF-16 units of text in blocks")
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

    /// A block, its text as the fallback says it, and its size.
    private struct Chunk {
        let block: JSON
        let plain: String
        let size: Int
        let leadsOn: Bool
    }

    /// `channel`, `here`, `everyone`, a user's id (U…, W…) or a group's (S…).
    private static func call(_ mentions: [String]) -> [Chunk] {
        guard !mentions.isEmpty else { return [] }
        let calls = mentions.map { name in
            name.hasPrefix("S") ? "<!subteam^\(name)>" : name.first?.isUppercase == true ? "<@\(name)>" : "<!\(name)>"
        }
        let text = calls.joined(separator: " ")
        return [
            Chunk(
                block: ["type": "section", "text": ["type": "mrkdwn", "text": .string(text), "verbatim": true]],
                plain: "", size: text.utf16.count, leadsOn: true)
        ]
    }

    private func chunks(_ piece: Piece) -> [Chunk] {
        switch piece {
        case .title(let text) where TextMeasure.slack.size(of: text) <= Self.headerLimit:
            return [
                Chunk(
                    block: ["type": "header", "text": SlackText.plain(text)], plain: piece.plainText,
                    size: TextMeasure.slack.size(of: text), leadsOn: true)
            ]
        case .fields(let fields):
            return chunks(fields)
        case .link(let text, let url):
            let link = SlackText.link(url, label: "開く")
            let block: JSON = [
                "type": "section", "text": SlackText.plain(text),
                "fields": [["type": "mrkdwn", "text": .string(link), "verbatim": true]],
            ]
            let size = TextMeasure.slack.size(of: text) + link.utf16.count
            return [Chunk(block: block, plain: piece.plainText, size: size, leadsOn: false)]
        case .divider:
            return [Chunk(block: ["type": "divider"], plain: piece.plainText, size: 0, leadsOn: true)]
        case .context(let text) where TextMeasure.slack.size(of: text) <= Self.fieldLimit:
            let block: JSON = ["type": "context", "elements": [SlackText.plain(text)]]
            return [Chunk(block: block, plain: text, size: TextMeasure.slack.size(of: text), leadsOn: false)]
        case .title, .context, .heading, .paragraph, .quote, .list:
            return sections(piece.plainText, leadsOn: piece.leadsOn)
        }
    }

    private func chunks(_ fields: [Field]) -> [Chunk] {
        var chunks: [Chunk] = []
        var short: [Field] = []
        func flush() {
            guard !short.isEmpty else { return }
            let texts = short.map { "\($0.label)\n\($0.value)" }
            chunks.append(
                Chunk(
                    block: ["type": "section", "fields": .array(texts.map(SlackText.plain))],
                    plain: Piece.fields(short).plainText, size: texts.reduce(0) { $0 + TextMeasure.slack.size(of: $1) },
                    leadsOn: false))
            short = []
        }
        for field in fields {
            if TextMeasure.slack.size(of: field.label + field.value) <= Self.shortField {
                short.append(field)
                if short.count == Self.fieldCount { flush() }
            } else {
                flush()
                chunks += sections(Piece.fields([field]).plainText, leadsOn: false)
            }
        }
        flush()
        return chunks
    }

    private func sections(_ text: String, leadsOn: Bool) -> [Chunk] {
        Splitter(limit: Self.sectionLimit, measure: .slack).split(text).filter { !$0.isBlank }.map { part in
            Chunk(
                block: ["type": "section", "text": SlackText.plain(part)], plain: part,
                size: TextMeasure.slack.size(of: part), leadsOn: leadsOn)
        }
    }

    /// What notifications and screen readers say: the blocks' text, as far as it fits; the blocks hold all of it.
    private func fallback(_ part: [Chunk], _ footer: String) -> String {
        let whole = (part.map(\.plain).filter { !$0.isEmpty } + [footer]).joined(separator: "\n")
        guard TextMeasure.slack.size(of: whole) > Self.fallbackLimit else { return SlackText.escape(whole) }
        let ending = "…\n（長いため省略。全文はメッセージ本体にあります）\n\(footer)"
        let room = Self.fallbackLimit - TextMeasure.slack.size(of: ending)
        return SlackText.escape(Splitter(limit: room, measure: .slack).split(whole)[0] + ending)
    }

    private struct Footer {
        let url: String?
        let note: String
        /// Of the longest form it can take.
        var size: Int { TextMeasure.slack.size(of: text(part: 1000, of: 1000)) + (link?.utf16.count ?? 0) }

        init(_ composer: Composer) {
            url = composer.sourceURL
            note = composer.note
        }

        private var link: String? { url.map { SlackText.link($0, label: Composer.sourceLabel) } }

        func text(part: Int, of parts: Int) -> String {
            note + (parts > 1 ? "（\(part)/\(parts)）" : "")
        }

        func fallback(part: Int, of parts: Int) -> String {
            text(part: part, of: parts) + (url.map { "\n出典: \($0)" } ?? "")
        }

        func block(part: Int, of parts: Int) -> JSON {
            let links = link.map { [["type": "mrkdwn", "text": .string($0), "verbatim": true] as JSON] } ?? []
            return ["type": "context", "elements": .array([SlackText.plain(text(part: part, of: parts))] + links)]
        }
    }
}

/// Slack's escaping (docs.slack.dev, messaging/formatting-message-text): these three and no others.
enum SlackText {
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// `emoji: false` keeps `:tada:` from becoming a picture.
    static func plain(_ text: String) -> JSON {
        ["type": "plain_text", "text": .string(escape(text)), "emoji": false]
    }

    /// `url` has passed `WebLink`: it holds no bar and no bracket.
    static func link(_ url: String, label: String) -> String { "<\(escape(url))|\(label)>" }
}

extension SlackService {
    /// Slack's documented strings, and success: 200 alone is none.
    private static let classifier = Classifier(rows: [
        .init(200, .equals("ok"), .delivered),
        .init(429, .any, .retry("too many messages")),
        .init(200...499, .equals("invalid_payload"), .refused("invalid_payload")),
        .init(200...499, .equals("no_text"), .refused("no_text")),
        .init(200...499, .equals("invalid_blocks"), .refused("invalid_blocks")),
        .init(200...499, .contains("msg_blocks_too_long"), .refused("msg_blocks_too_long")),
        .init(200...499, .equals("msg_too_long"), .refused("msg_too_long")),
        .init(200...499, .equals("too_many_attachments"), .refused("too_many_attachments")),
        .init(200...499, .equals("no_service"), .gone("no_service; the webhook was taken away")),
        .init(200...499, .equals("no_active_hooks"), .gone("no_active_hooks; the webhook was taken away")),
        .init(200...499, .equals("no_team"), .gone("no_team; the workspace is gone")),
        .init(200...499, .equals("channel_is_archived"), .paused("channel_is_archived")),
        .init(200...499, .equals("channel_not_found"), .paused("channel_not_found")),
        .init(200...499, .equals("user_not_found"), .paused("user_not_found")),
        .init(200...499, .equals("team_disabled"), .paused("team_disabled")),
        .init(200...499, .equals("invalid_token"), .paused("invalid_token")),
        .init(200...499, .equals("action_prohibited"), .paused("action_prohibited")),
        .init(
            200...499, .equals("posting_to_general_channel_denied"), .paused("posting_to_general_channel_denied")),
        .init(200...499, .equals("rollup_error"), .retry("rollup_error")),
        .init(200...299, .any, .paused("not 'ok', so it may not be Slack; check the URL")),
    ])
}
