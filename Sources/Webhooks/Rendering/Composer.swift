import BotCore
import MinutesModel
import PluginKit

/// Decides what a message says and in which order, for every chat service alike.
struct Composer {
    /// What every part of a message from minutes says of itself.
    static let disclaimer = "議事録から自動抽出した内容です。正確には原文をご確認ください。"
    /// What the bot's own words say instead: nothing in them was extracted.
    static let ownWord = "Kairan からのお知らせです。"
    static let sourceLabel = "議事録を開く"

    let pieces: [Piece]
    /// Small print below the pieces: where the words come from.
    let note: String
    /// Where the minutes are published, when that can be linked.
    let sourceURL: String?

    init(_ message: Message) {
        let message = LongNames.tame(message)
        sourceURL = (message.meeting?.url).flatMap(WebLink.checked)
        note = Self.note(on: message)
        var pieces: [Piece] = []
        for (index, notice) in message.notices.enumerated() {
            if index > 0 { pieces.append(.divider) }
            pieces.append(.title(Composer.mark(notice.severity) + notice.title.cleanedLine))
            if index == 0, let meeting = message.meeting {
                pieces.append(.context("会議: " + Composer.name(of: meeting)))
            }
            pieces += Composer.pieces(of: notice, in: message.meeting)
        }
        if message.notices.isEmpty, let meeting = message.meeting {
            pieces.append(.context("会議: " + Composer.name(of: meeting)))
        }
        if let url = message.meeting?.url, sourceURL == nil { pieces.append(.context("出典: " + url.cleanedLine)) }
        self.pieces = pieces.flatMap(Composer.shown)
    }

    static func note(on message: Message) -> String {
        let isExtract =
            message.meeting != nil || message.notices.contains { !$0.evidence.isEmpty || $0.deadline != nil }
        return isExtract ? disclaimer : ownWord
    }

    private static func mark(_ severity: Notice.Severity) -> String {
        switch severity {
        case .info: ""
        case .warning: "〔注意〕"
        case .critical: "〔重要〕"
        }
    }

    private static func name(of meeting: Meeting) -> String {
        var name = meeting.title.cleanedLine
        if let council = meeting.council?.cleanedLine, !name.holds(council) { name = "\(council) \(name)" }
        return name + (meeting.date.map { "（\(DateText.day($0))）" } ?? "")
    }

    private static func pieces(of notice: Notice, in meeting: Meeting?) -> [Piece] {
        let body = notice.body.map(piece)
        let told = body.map(\.plainText).joined(separator: "\n")
        var evidence: [Evidence] = []
        for one in notice.evidence where !evidence.contains(one) { evidence.append(one) }
        var pieces: [Piece] = []
        if let deadline = notice.deadline, !tells(told, deadline) {
            pieces.append(.fields([Field(label: "期限", value: DateText.deadline(deadline))]))
        }
        for piece in body {
            pieces.append(piece)
            // Who said a quote stands right below it.
            guard case .quote(let text) = piece, let index = evidence.firstIndex(where: { $0.quote.cleaned == text })
            else { continue }
            pieces += source(of: evidence.remove(at: index), in: meeting, told: told)
        }
        var quoted: Set<String> = []
        for one in evidence {
            let more = self.pieces(of: one, in: meeting, told: told)
            // Two decisions by the same words from the floor: once is enough where nothing else is said of them.
            if more.count == 1, case .quote(let text) = more[0], !quoted.insert(text).inserted { continue }
            pieces += more
        }
        return pieces + sourceLinks(of: notice, in: meeting, told: told)
    }

    /// Whether the body says the deadline already, in the dates' usual writing: its last day and the words it was
    /// promised in, which tell where 令和9年度 begins.
    private static func tells(_ body: String, _ deadline: Deadline) -> Bool {
        body.holds(DateText.day(deadline.end)) && body.holds(deadline.surface.cleanedLine)
    }

    private static func tells(_ body: String, _ meeting: Meeting) -> Bool {
        let parts = [meeting.title.cleanedLine, meeting.council?.cleanedLine, meeting.date.map(DateText.day)]
        return parts.allSatisfy { $0.map(body.holds) ?? true }
    }

    /// Without the marks that a body puts around the words it was looked for.
    private static func unmarked(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0 != "【" && $0 != "】" })
    }

    /// What the body has not said yet: a quote that stands in it, marked or not, is not repeated.
    private static func pieces(of evidence: Evidence, in meeting: Meeting?, told: String) -> [Piece] {
        let quote = evidence.quote.cleaned
        let source = source(of: evidence, in: meeting, told: told)
        guard unmarked(told).holds(unmarked(quote)) else { return [.quote(quote)] + source }
        guard !source.isEmpty else { return [] }
        return [.context("「\(quote.cleanedLine.prefix(20))…」について")] + source
    }

    /// Who said it, under which item, in which meeting; nothing when the body tells all of it.
    private static func source(of evidence: Evidence, in meeting: Meeting?, told: String) -> [Piece] {
        let isElsewhere = evidence.meeting != meeting
        let named = [("発言者", evidence.speaker), ("議題", evidence.agendaItem)].compactMap { label, value in
            value.map { (label, $0.cleanedLine) }
        }.filter { !$0.1.isBlank }
        guard !named.allSatisfy({ told.holds($0.1) }) || (isElsewhere && !tells(told, evidence.meeting)) else {
            return []
        }
        let facts = named + (isElsewhere ? [("会議", name(of: evidence.meeting))] : [])
        return [.context(facts.map { "\($0): \($1)" }.joined(separator: "　"))]
    }

    /// The minutes of other meetings than the message's, each once.
    private static func sourceLinks(of notice: Notice, in meeting: Meeting?, told: String) -> [Piece] {
        var meetings: [Meeting] = []
        for one in notice.evidence.map(\.meeting) where one != meeting && !meetings.contains(one) {
            meetings.append(one)
        }
        return meetings.compactMap { one in
            guard let url = one.url?.cleanedLine, !told.holds(url) else { return nil }
            return .link(text: meetings.count == 1 ? "出典" : "出典（\(name(of: one))）", url: url)
        }
    }

    private static func piece(_ block: Block) -> Piece {
        switch block {
        case .heading(let text): .heading(text.cleanedLine)
        case .paragraph(let text): .paragraph(text.cleaned)
        case .quote(let text): .quote(text.cleaned)
        case .fields(let fields):
            .fields(fields.map { Field(label: $0.label.cleanedLine, value: $0.value.cleaned) })
        case .list(let items): .list(items.map { $0.cleaned })
        case .link(let text, let url):
            .link(text: text.cleanedLine.isBlank ? url.cleanedLine : text.cleanedLine, url: url.cleanedLine)
        }
    }

    /// Leaves blank texts out (services refuse them), and shows as text what cannot be a link.
    private static func shown(_ piece: Piece) -> [Piece] {
        switch piece {
        case .divider: [piece]
        case .title(let text), .context(let text), .heading(let text), .paragraph(let text), .quote(let text):
            text.isBlank ? [] : [piece]
        case .fields(let fields):
            fields.isEmpty ? [] : [piece]
        case .list(let items):
            items.allSatisfy(\.isBlank) ? [] : [.list(items.filter { !$0.isBlank })]
        case .link(let text, let url):
            WebLink.checked(url) != nil ? [piece] : url.isBlank ? [.paragraph(text)] : [.paragraph("\(text): \(url)")]
        }
    }
}
