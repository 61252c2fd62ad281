/// Decides whether a line goes on with the one above it.
struct ParagraphJoiner {
    /// `nil` for text that is not wrapped: only what a page break cut is joined then.
    let wrap: WrapWidth?
    /// Paragraphs begin with an indentation.
    private let hasIndents: Bool
    /// Openings that begin items of a list here, and not the middle of a sentence.
    private let listOpenings: Set<LineShape.Opening>

    /// Twice is a list.
    private static let fewestItems = 2

    /// - Parameter lines: those of the text, without furniture; blank ones included.
    init(wrap: WrapWidth?, lines: some Sequence<LineShape>) {
        self.wrap = wrap
        // Behind the end of a sentence, and behind a line that the wrap cut.
        var (indented, flush) = (0, 0)
        var (hanging, straight) = (0, 0)
        var items: [LineShape.Opening: Int] = [:]
        for (above, line) in zip(lines, lines.dropFirst()) where !line.isBlank {
            if !above.isBlank, above.ending == .sentence, line.opening != .mark {
                if line.isIndented { indented += 1 } else { flush += 1 }
            }
            if let wrap, wrap.isFull(above), above.ending == .other {
                if line.isIndented { hanging += 1 } else { straight += 1 }
            }
            if line.opening == .bullet || line.opening == .number,
                above.isBlank || above.ending == .sentence || wrap.map({ !$0.isFull(above) }) ?? true
            {
                items[line.opening, default: 0] += 1
            }
        }
        // A single indented line is a quotation or a list. Where wrapped lines are indented below a speaker's name,
        // an indentation begins nothing.
        hasIndents = indented >= 3 && indented > flush && hanging <= straight
        listOpenings = Set(items.filter { $0.value >= Self.fewestItems }.keys)
    }

    /// A paragraph so far.
    struct Open {
        var last: LineShape
        /// Of the printed line that `last` ends, in columns: more than `last` when pdftotext cut it in pieces.
        var printedWidth: Int32
        private var pieces: Int32 = 1

        init(_ line: LineShape) {
            (last, printedWidth) = (line, line.width)
        }

        mutating func add(_ line: LineShape, wrap: WrapWidth?) {
            let together = printedWidth + line.width
            // Each cut is at a bracket or a comma of which half a square was squeezed away.
            let isPiece = wrap.map { together <= $0.widest + 2 * pieces } ?? false
            (last, printedWidth, pieces) = isPiece ? (line, together, pieces + 1) : (line, line.width, 1)
        }
    }

    /// - Parameters:
    ///   - isAfterPage: a page ended between the two.
    ///   - isAfterBlank: a blank line stands between them, other than around a page's end.
    func continues(_ open: Open, with line: LineShape, isAfterPage: Bool, isAfterBlank: Bool) -> Bool {
        let last = open.last
        guard !isAfterBlank, line.opening != .mark, !last.isTabular, !line.isTabular, !last.isRule, !line.isRule
        else { return false }
        guard let wrap else {
            // A heading or a name at a page's end has no kana, or is no sentence that goes on.
            return isAfterPage && last.ending != .sentence && last.hasKana && line.hasKana && line.opening == .other
        }
        let isFull = wrap.isFull(last) || wrap.isFull(last, printed: open.printedWidth)
        if listOpenings.contains(line.opening) { return false }
        if line.opening == .closing { return true }
        // `日時：…（木）` and `時間：…` below it are as wide as a wrap by chance.
        if line.opening == .field, last.ending != .open { return false }
        // A stage direction; where it is a piece of a printed line, more of that line is there.
        if last.isBracketed, open.printedWidth == last.width { return false }
        switch last.ending {
        case .sentence:
            // The paragraph goes on when the next one would be indented.
            return hasIndents && !line.isIndented && isFull && last.opening != .mark && line.opening != .bracket
        case .open: return true
        case .bracket, .other: break
        }
        if hasIndents, line.isIndented { return false }
        if isFull { return true }
        let isCutAtBracket = last.ending == .bracket || line.opening == .bracket || line.opening == .quote
        if isCutAtBracket, wrap.isOneLine(open.printedWidth, line) { return true }
        // The first line of a speech is shorter where the speaker's name stood before it.
        return hasIndents && last.opening != .mark && wrap.isHalf(last) && last.hasKana
    }
}

extension WrapWidth {
    fileprivate func isFull(_ line: LineShape, printed: Int32) -> Bool {
        printed > line.width && printed >= narrowest
    }
}
