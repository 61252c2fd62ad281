import BotCore
import PluginKit

/// How a service whose messages are one text writes a message's pieces.
struct TextStyle: Sendable {
    /// What stands around a text.
    struct Frame: Sendable {
        let before: String
        let after: String

        init(_ before: String = "", _ after: String = "") {
            self.before = before
            self.after = after
        }
    }

    enum Quote: Sendable {
        /// 「…」, as print does.
        case brackets
        /// Each line behind a mark.
        case lines(String)
    }

    /// Makes text from minutes inert.
    let disarm: Disarming
    /// Writes what the service would take for markup in its own escapes, after the text was cut.
    var escape: @Sendable (String) -> String = { $0 }
    var title = Frame("【", "】")
    var heading = Frame("■ ")
    var context = Frame()
    var footer = Frame("\n※ ")
    var quote = Quote.brackets
    var divider = "――――――――"
    /// A link of ours: the label is inert and escaped, the URL has passed `WebLink`.
    var link: @Sendable (_ label: String, _ url: String) -> String = { "\($0): \($1)" }
}

/// One text per part, each within `limit`.
struct TextLayout: Sendable {
    struct Chunk: Sendable {
        let text: String
        let size: Int
        let leadsOn: Bool
        var isTitle = false
    }

    let style: TextStyle
    let measure: TextMeasure
    let limit: Int

    /// - Parameters:
    ///   - pieces: The composer's, unless some of them stand elsewhere.
    ///   - call: Whom the message calls, in the service's syntax; it stands in front of the first part.
    ///   - linksSource: Whether the text says where the minutes are; `false` where the service has a button for it.
    func parts(
        of composer: Composer, pieces: [Piece]? = nil, call: String = "", linksSource: Bool = true
    ) -> [String] {
        let lead = call.isEmpty ? "" : call + "\n"
        let source = linksSource ? composer.sourceURL : nil
        let longest = footer(composer.note, source, part: 1000, of: 1000)
        let room = limit - measure.size(of: lead) - measure.size(of: longest)
        let parts = Packer(limit: room)
            .pack((pieces ?? composer.pieces).flatMap { chunks($0, room: room) }, size: \.size, leadsOn: \.leadsOn)
        return parts.enumerated().map { index, part in
            let body = part.map { $0.text + "\n" }.joined().drop { $0 == "\n" }
            return (index == 0 ? lead : "") + body + footer(composer.note, source, part: index + 1, of: parts.count)
        }
    }

    /// A piece as texts that each fit into `room`.
    func chunks(_ piece: Piece, room: Int) -> [Chunk] {
        switch piece {
        case .title(let text):
            let isBracketed = text.hasPrefix("【") || text.hasPrefix("〔")
            let frame = isBracketed && style.title.before == "【" ? TextStyle.Frame() : style.title
            return cut(text, in: frame, room, leadsOn: true).map { chunk in
                var chunk = chunk
                chunk.isTitle = true
                return chunk
            }
        case .heading(let text): return cut(text, in: style.heading, room, leadsOn: true)
        case .context(let text): return cut(text, in: style.context, room)
        case .paragraph(let text): return cut(text, in: TextStyle.Frame(), room)
        case .quote(let text): return quote(text, room)
        case .fields(let fields): return fields.flatMap { cut("\($0.label): \($0.value)", in: TextStyle.Frame(), room) }
        case .list(let items): return items.flatMap { cut("・" + $0, in: TextStyle.Frame(), room) }
        case .link(let text, let url):
            let whole = style.link(style.escape(style.disarm(text)), url)
            return [Chunk(text: whole, size: measure.size(of: whole + "\n"), leadsOn: false)]
        case .divider:
            return [Chunk(text: style.divider, size: measure.size(of: style.divider + "\n"), leadsOn: true)]
        }
    }

    private func quote(_ text: String, _ room: Int) -> [Chunk] {
        switch style.quote {
        case .brackets: return cut(Piece.quoted(text), in: TextStyle.Frame(), room)
        case .lines(let mark):
            let chunks = text.split(separator: "\n").flatMap { cut(String($0), in: TextStyle.Frame(mark), room) }
            guard let last = chunks.last else { return [] }
            // Without an empty line what follows would belong to the quote.
            let end = Chunk(text: last.text + "\n", size: last.size + measure.size(of: "\n"), leadsOn: false)
            return chunks.dropLast() + [end]
        }
    }

    private func cut(_ text: String, in frame: TextStyle.Frame, _ room: Int, leadsOn: Bool = false) -> [Chunk] {
        // Two line ends: a quote's last line has one of its own.
        let around = measure.size(of: frame.before + frame.after + "\n\n")
        return Splitter(limit: room - around, measure: measure).split(style.disarm(text)).filter { !$0.isBlank }
            .map { part in
                // Once more, because a cut makes a new line start.
                let inert = style.disarm(frame.before.isEmpty ? part.trimmedLineEnds : part.trimmedBlanks)
                return Chunk(
                    text: frame.before + style.escape(inert) + frame.after, size: measure.size(of: inert) + around,
                    leadsOn: leadsOn)
            }
    }

    private func footer(_ note: String, _ source: String?, part: Int, of parts: Int) -> String {
        let number = parts > 1 ? "（\(part)/\(parts)）" : ""
        let link = source.map { "\n" + style.link(Composer.sourceLabel, $0) } ?? ""
        return style.footer.before + note + number + style.footer.after + link
    }
}

extension String {
    /// Without the line ends around it: the layout sets its own.
    var trimmedLineEnds: String { trimmed { $0 == "\n" } }

    /// Without blanks around it: a mark beside a blank is none.
    fileprivate var trimmedBlanks: String { trimmed { $0.isWhitespace } }

    private func trimmed(_ isBlank: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isBlank(last) { text.removeLast() }
        while let first = text.first, isBlank(first) { text.removeFirst() }
        return String(text)
    }
}
