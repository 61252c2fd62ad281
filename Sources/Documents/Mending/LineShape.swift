/// What one line of text looks like: all that mending asks about it, measured in one walk.
struct LineShape {
    enum Ending {
        /// 。 and the like, also inside a closing bracket.
        case sentence
        /// 、 or an opening bracket: what follows belongs to it.
        case open
        /// A closing bracket without a full stop in it.
        case bracket
        case other
    }

    enum Opening: Hashable {
        /// ○ ◎ ◆ 【: a speech or a heading.
        case mark
        /// ・
        case bullet
        /// `１．`, `(2)`, `③`
        case number
        /// `時間：`: what stands in a head, or begins a speech.
        case field
        /// 「 『
        case quote
        /// （ 〔 and the like: often a stage direction.
        case bracket
        /// 、 。 」: the line belongs to the one above.
        case closing
        case other
    }

    /// The line without white space at both ends, in bytes.
    private(set) var content: Range<Int32> = 0..<0
    /// A page ends before this line.
    private(set) var startsPage = false
    /// White space stands before the first character.
    private(set) var isIndented = false
    private(set) var opening = Opening.other
    private(set) var ending = Ending.other
    /// Half-width columns, without the single spaces between wide characters.
    private(set) var width: Int32 = 0
    private(set) var wideCount: Int32 = 0
    /// Those of them that are no digits.
    private(set) var letterCount: Int32 = 0
    /// Single spaces between two wide characters, or a wide one and a number.
    private(set) var gaps: Int32 = 0
    /// Those between two wide characters, inside words and phrases: not behind a bracket or a full stop, where a typesetter puts a space.
    private(set) var innerGaps: Int32 = 0
    /// Gaps of other kinds between wide characters: several spaces, a full-width space.
    private(set) var wideGaps: Int32 = 0
    /// The most wide characters in a row that each stand alone between spaces.
    private(set) var longestSpacedRun: Int32 = 0
    private(set) var hasKana = false
    private var hasLetters = false
    private var glyphCount: Int32 = 0

    var isBlank: Bool { content.isEmpty }

    /// ──────, ＊＊＊, ――◇――: it parts what stands above from what stands below.
    var isRule: Bool { !hasLetters && glyphCount >= 3 && opening != .closing }

    /// Nothing but a bracket: （報道関係者入室）
    var isBracketed: Bool { opening == .bracket && ending == .bracket }

    /// Most characters stand apart: `歳 入 歳 出 補 正 予 算`.
    var isLetterSpaced: Bool {
        // Of five characters in a row four gaps can be a list of words; three fifths of all gaps are no list.
        letterCount >= 3 && wideCount >= 5 && gaps >= 4 && gaps * 5 >= (wideCount - 1) * 3
    }

    /// Nothing but characters that stand apart: `総 務`, `署 名 議 員`.
    var isSpacedWord: Bool { letterCount >= 2 && longestSpacedRun == letterCount && letterCount * 2 == width }

    /// Columns of a table: what stands apart belongs apart. Behind a speaker's name one space is usual.
    var isTabular: Bool {
        guard wideGaps > 0, !isLetterSpaced || wideGaps >= 3 else { return false }
        return wideGaps + innerGaps >= (opening == .mark ? 4 : 3)
    }

    init(_ text: String) {
        self.init(text[...])
    }

    init(_ text: Substring) {
        let bytes = text.utf8Span.span
        var walk = Walk()
        var offset = 0
        while offset < bytes.count {
            let glyph = Glyph(in: bytes, at: offset)
            offset = glyph.end
            if glyph.isSpace {
                if glyph.code == 0x0C, walk.first == nil { startsPage = true }
                walk.addSpace(glyph)
                continue
            }
            if walk.first == nil {
                isIndented = walk.spaces > 0
                walk.first = glyph
            } else if walk.spaces > 0 {
                countGap(before: glyph, walk)
            }
            count(glyph)
            walk.add(glyph)
            longestSpacedRun = max(longestSpacedRun, walk.spacedRun)
        }
        walk.endRun()
        longestSpacedRun = max(longestSpacedRun, walk.spacedRun)
        guard let first = walk.first, let last = walk.last else { return }
        content = Int32(first.offset)..<Int32(last.end)
        opening = Self.opening(first, in: bytes, to: last.end)
        ending = Self.ending(last, before: walk.beforeLast)
    }

    /// What the walk has seen so far.
    private struct Walk {
        var first: Glyph?
        var last: Glyph?
        var beforeLast: Glyph?
        /// White space since `last`.
        var spaces = 0
        var isSingleSpace = false
        /// Characters since the last space.
        private var token: Int32 = 0
        private var run: Int32 = 0
        private(set) var spacedRun: Int32 = 0

        mutating func addSpace(_ glyph: Glyph) {
            // A form feed is no indentation.
            guard glyph.code != 0x0C else { return }
            if spaces == 0 { endToken() }
            isSingleSpace = spaces == 0 && glyph.kind == .space
            if !isSingleSpace { endRun() }
            spaces += 1
        }

        mutating func add(_ glyph: Glyph) {
            (beforeLast, last) = (last, glyph)
            spaces = 0
            // A number or a word of ASCII is no part of a run.
            token += glyph.kind == .wide ? 1 : 2
        }

        private mutating func endToken() {
            if token == 1 { run += 1 } else if token > 1 { run = 0 }
            spacedRun = max(spacedRun, run)
            token = 0
        }

        mutating func endRun() {
            endToken()
            run = 0
        }
    }

    private mutating func countGap(before glyph: Glyph, _ walk: Walk) {
        guard let last = walk.last else { return }
        let isWide = last.kind == .wide && glyph.kind == .wide
        guard walk.isSingleSpace else {
            if last.kind == .wide || glyph.kind == .wide { wideGaps += 1 }
            width += Int32(walk.spaces)
            return
        }
        if isWide || last.kind == .wide && glyph.kind == .digit || last.kind == .digit && glyph.kind == .wide {
            gaps += 1
            if isWide, !last.isClosing, !last.endsSentence { innerGaps += 1 }
        }
        if !isWide { width += 1 }
    }

    private mutating func count(_ glyph: Glyph) {
        glyphCount += 1
        if glyph.isLetter { hasLetters = true }
        if glyph.kind == .wide {
            wideCount += 1
            width += (0xFF61...0xFF9F).contains(glyph.code) ? 1 : 2
            if glyph.digit == nil { letterCount += 1 }
            if glyph.isKana { hasKana = true }
        } else {
            width += glyph.length == 2 ? 2 : 1
        }
    }

    private static func ending(_ last: Glyph, before: Glyph?) -> Ending {
        if last.endsSentence { return .sentence }
        // The full stop of texts that write ，．, but not the point of 3.14 cut in two.
        if last.code == 0xFF0E || last.code == 0x2E { return before?.digit == nil ? .sentence : .other }
        if last.isComma || last.isOpening { return .open }
        if last.isClosing { return before?.endsSentence == true ? .sentence : .bracket }
        return .other
    }

    private static func opening(_ first: Glyph, in bytes: Span<UInt8>, to end: Int) -> Opening {
        let next = first.end < end ? Glyph(in: bytes, at: first.end) : nil
        if first.code == 0x3010 { return .mark }
        // 二〇〇五 can begin a line: 〇 before a numeral is one.
        if first.isMark { return first.code == 0x3007 && next?.isKanjiNumeral == true ? .other : .mark }
        if first.code == 0x30FB || first.code == 0x2022 { return .bullet }
        if (0x2460...0x2473).contains(first.code) { return .number }
        if first.neverStartsLine { return .closing }
        let isBracketed = first.code == 0x28 || first.code == 0xFF08
        var position = isBracketed ? first.end : first.offset
        var digits = 0
        while position < end, digits < 4 {
            let glyph = Glyph(in: bytes, at: position)
            guard glyph.digit != nil else {
                let closes =
                    isBracketed
                    ? glyph.isClosing
                    // 1.8 is a number, 1．現状 is numbered.
                    : glyph.isClosing || glyph.isComma
                        || (glyph.code == 0xFF0E || glyph.code == 0x2E)
                            && !(glyph.end < end && Glyph(in: bytes, at: glyph.end).digit != nil)
                if digits > 0, closes { return .number }
                break
            }
            digits += 1
            position = glyph.end
        }
        guard first.isOpening else { return isField(first, in: bytes, to: end) ? .field : .other }
        return first.code == 0x300C || first.code == 0x300E ? .quote : .bracket
    }

    /// Two to six letters and a colon. A sentence that was cut there has kana before its colon, or more letters.
    private static func isField(_ first: Glyph, in bytes: Span<UInt8>, to end: Int) -> Bool {
        var position = first.offset
        for count in 0...6 where position < end {
            let glyph = Glyph(in: bytes, at: position)
            if glyph.code == 0xFF1A || glyph.code == 0x3A { return count >= 2 }
            guard glyph.kind == .wide, glyph.isLetter, !glyph.isKana || glyph.code >= 0x30A1 else { return false }
            position = glyph.end
        }
        return false
    }
}
