/// Which spaces of a text are no spaces, judged by its lines together.
struct Spacing {
    private let isPDF: Bool
    /// Justification left a space somewhere in many lines: no space inside a sentence means anything here.
    private let closesStrays: Bool
    /// Something is to be closed up.
    let isNeeded: Bool

    /// Of lines inside sentences, one in five. In text that was typed, a space stands in one of a hundred.
    private static let strayShare = 5

    init(isPDF: Bool, wrap: WrapWidth?, lines: some Sequence<LineShape>) {
        self.isPDF = isPDF
        var (full, stray) = (0, 0)
        var isNeeded = false
        var above: LineShape?
        for line in lines where !line.isBlank {
            if Self.extent(of: line, isPDF: isPDF) != nil { isNeeded = true }
            // Only lines inside a sentence are counted: the first of a speech has a space behind the speaker's name.
            if let wrap, let above, wrap.isFull(above), above.ending == .other, line.opening != .mark, !line.isTabular,
                !line.isLetterSpaced
            {
                full += 1
                if line.innerGaps > 0 { stray += 1 }
            }
            above = line
        }
        closesStrays = stray > 0 && stray * Self.strayShare >= full
        self.isNeeded = isNeeded || closesStrays
    }

    /// False for a line that stays as it is.
    func mayClose(_ line: LineShape) -> Bool { isNeeded && line.gaps > 0 }

    /// - Parameters:
    ///   - isInParagraph: it was joined with others.
    ///   - isFirst: a speaker's name can stand at its start.
    func closed(_ text: String, _ line: LineShape, isInParagraph: Bool, isFirst: Bool) -> String {
        guard mayClose(line) else { return text }
        let extent = Self.extent(of: line, isPDF: isPDF)
        if extent == .everything { return LetterSpacing.closed(text, extent: .everything) }
        // Names in a list and columns of a table stand apart for a reason; sentences do not.
        if closesStrays, !line.isTabular, line.hasKana, isInParagraph || line.ending == .sentence {
            let start = isFirst ? Self.labelEnd(in: text, line) : 0
            return LetterSpacing.closed(text, extent: .strays, from: start)
        }
        return extent.map { LetterSpacing.closed(text, extent: $0) } ?? text
    }

    /// What the line itself shows.
    private static func extent(of line: LineShape, isPDF: Bool) -> LetterSpacing.Extent? {
        guard line.gaps > 0 else { return nil }
        if !line.isTabular, line.isLetterSpaced || isPDF && line.isSpacedWord { return .everything }
        return line.longestSpacedRun >= LetterSpacing.shortestRun ? .runs : nil
    }

    /// Behind what can be a speaker's label: `○関 三郎委員長 これより`, `議長（山田太郎君） ただいま`. The parser needs its
    /// spaces.
    private static func labelEnd(in text: String, _ line: LineShape) -> Int {
        let bytes = text.utf8Span.span
        // 24 characters: a role and a name in brackets.
        let limit = min(Int(line.content.lowerBound) + 24 * 3, Int(line.content.upperBound))
        var offset = Int(line.content.lowerBound)
        var last: Glyph?
        while offset < limit {
            let glyph = Glyph(in: bytes, at: offset)
            if glyph.isSpace, let last, last.isClosing || last.code == 0xFF1A || last.code == 0x3A { return glyph.end }
            if !glyph.isSpace { last = glyph }
            offset = glyph.end
        }
        return line.opening == .mark ? offset : 0
    }
}
