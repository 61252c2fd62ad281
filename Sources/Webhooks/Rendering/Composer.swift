import BotCore
import MinutesModel
import PluginKit

/// Decides what a message says and in which order, for every chat service alike.
struct Composer {
    /// What every part says of itself.
    static let disclaimer = "議事録から自動抽出した内容です。正確には原文をご確認ください。"
    static let sourceLabel = "議事録を開く"

    let pieces: [Piece]
    /// Where the minutes are published, when that can be linked.
    let sourceURL: String?

    init(_ message: Message) {
        let message = LongNames.tame(message)
        sourceURL = (message.meeting?.url).flatMap(WebLink.checked)
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
        var pieces: [Piece] = []
        if let deadline = notice.deadline, !tells(told, deadline) {
            pieces.append(.fields([Field(label: "期限", value: DateText.deadline(deadline))]))
        }
        pieces += body
        var seen: [Evidence] = []
        for evidence in notice.evidence where !seen.contains(evidence) {
            seen.append(evidence)
            pieces += self.pieces(of: evidence, in: meeting, told: told)
        }
        return pieces
    }

    /// Whether the body says the deadline already, in the dates' usual writing.
    private static func tells(_ body: String, _ deadline: Deadline) -> Bool {
        body.holds(DateText.day(deadline.end)) && body.holds(DateText.day(deadline.start))
            && body.holds(deadline.surface.cleanedLine)
    }

    /// What the body has not said yet: a quote that stands in it is not repeated.
    private static func pieces(of evidence: Evidence, in meeting: Meeting?, told: String) -> [Piece] {
        let quote = evidence.quote.cleaned
        let ownMeeting = evidence.meeting != meeting
        let facts = [
            evidence.speaker.map { ("発言者: ", $0.cleanedLine) }, evidence.agendaItem.map { ("議題: ", $0.cleanedLine) },
            ownMeeting ? ("会議: ", name(of: evidence.meeting)) : nil,
        ].compactMap { $0 }
        let quoteIsTold = told.holds(quote)
        var pieces: [Piece] = quoteIsTold ? [] : [.quote(quote)]
        if !quoteIsTold || !facts.allSatisfy({ told.holds($0.1) }) {
            pieces.append(.context(facts.map { $0 + $1 }.joined(separator: "　")))
        }
        if ownMeeting, let url = evidence.meeting.url, !told.holds(url.cleanedLine) {
            pieces.append(.link(text: sourceLabel, url: url.cleanedLine))
        }
        return pieces
    }

    private static func piece(_ block: Block) -> Piece {
        switch block {
        case .heading(let text): .heading(text.cleanedLine)
        case .paragraph(let text): .paragraph(text.cleaned)
        case .quote(let text): .quote(text.cleaned)
        case .fields(let fields):
            .fields(fields.map { Field(label: $0.label.cleanedLine, value: $0.value.cleaned) })
        case .list(let items): .list(items.map { $0.cleaned })
        case .link(let text, let url): .link(text: text.isBlank ? url.cleanedLine : text.cleanedLine, url: url.cleanedLine)
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

/// Which URLs become links: `javascript:` and its kin never do.
enum WebLink {
    /// Longer ones are shown as text. Slack takes 3,000 characters in a text object, Teams about 2,000 in practice.
    static let limit = 2000

    static func checked(_ url: String) -> String? {
        let lowercased = url.prefix(8).lowercased()
        guard lowercased.hasPrefix("https://") || lowercased.hasPrefix("http://"), url.utf8.count <= limit,
            url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !#"<>"|\`"#.utf8.contains($0) })
        else { return nil }
        return url
    }
}
