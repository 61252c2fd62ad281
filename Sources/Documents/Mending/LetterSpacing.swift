/// Closes up what justification in a PDF pulled apart. Only single U+0020 ever go, no other character.
enum LetterSpacing {
    enum Extent {
        /// Runs of at least four characters that stand alone: `議 事 日 程　第１`.
        case runs
        /// A space inside Japanese text is never meant: `提案いたし ました`.
        case strays
        /// All of it is spaced, numbers too: `補 正 額 16 4, 67 5千 円`.
        case everything
    }

    /// Four: three words of one character can be a list (`月 火 水`).
    static let shortestRun: Int32 = 4

    /// - Parameter start: where closing begins, in bytes; what stands before is kept as it is.
    static func closed(_ text: String, extent: Extent, from start: Int = 0) -> String {
        let bytes = text.utf8Span.span
        let glyphs = glyphs(of: bytes)
        let drops = extent == .runs ? spacesInRuns(glyphs) : singleSpaces(glyphs, inNumbers: extent == .everything)
        guard drops.contains(where: { glyphs[$0].offset >= start }) else { return text }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var position = 0
        for index in drops where glyphs[index].offset >= start {
            for offset in position..<glyphs[index].offset { kept.append(bytes[offset]) }
            position = glyphs[index].end
        }
        for offset in position..<bytes.count { kept.append(bytes[offset]) }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func glyphs(of bytes: Span<UInt8>) -> [Glyph] {
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(bytes.count / 2)
        var offset = 0
        while offset < bytes.count {
            glyphs.append(Glyph(in: bytes, at: offset))
            offset = glyphs[glyphs.count - 1].end
        }
        return glyphs
    }

    /// Indices of single spaces with something on both sides.
    private static func singles(_ glyphs: [Glyph]) -> [Int] {
        glyphs.indices.dropFirst().dropLast().filter {
            glyphs[$0].kind == .space && !glyphs[$0 - 1].isSpace && !glyphs[$0 + 1].isSpace
        }
    }

    private static func singleSpaces(_ glyphs: [Glyph], inNumbers: Bool) -> [Int] {
        singles(glyphs).filter { index in
            let (before, after) = (glyphs[index - 1], glyphs[index + 1])
            switch (before.kind, after.kind) {
            case (.wide, .wide): return true
            case (.wide, .digit), (.digit, .wide): return true
            case (.wide, .latin), (.latin, .wide): return inNumbers
            case (.digit, .digit): return inNumbers && isInsideNumber(glyphs, index)
            default: return false
            }
        }
    }

    /// True when the two sides of the space are more likely one number than two: a digit alone, or three digits before
    /// or behind a comma.
    private static func isInsideNumber(_ glyphs: [Glyph], _ index: Int) -> Bool {
        var (before, after) = (0, 0)
        while index - 1 - before >= 0, glyphs[index - 1 - before].digit != nil { before += 1 }
        while index + 1 + after < glyphs.count, glyphs[index + 1 + after].digit != nil { after += 1 }
        // `4, 67` and `1 ,500`
        if before == 0 || after == 0 { return true }
        var lead = index - 1 - before
        // `4, 67 5`
        if lead > 0, glyphs[lead].kind == .space { lead -= 1 }
        let follows = lead >= 0 && glyphs[lead].code == 0x2C
        let leads = index + 1 + after < glyphs.count && glyphs[index + 1 + after].code == 0x2C
        if follows || leads { return before + after <= 3 }
        return before == 1 || after == 1
    }

    /// The spaces in runs of characters that stand alone; a run of digits is a row of a table.
    private static func spacesInRuns(_ glyphs: [Glyph]) -> [Int] {
        var drops: [Int] = []
        var run: [Int] = []
        var letters = 0
        func closeRun() {
            if letters >= Int(shortestRun) { drops += run }
            run = []
            letters = 0
        }
        for index in singles(glyphs) {
            let joinsRun = run.last.map { $0 == index - 2 } ?? false
            if !joinsRun { closeRun() }
            let (before, after) = (glyphs[index - 1], glyphs[index + 1])
            let standsBefore = index < 2 || glyphs[index - 2].isSpace
            let standsAfter = index + 2 >= glyphs.count || glyphs[index + 2].isSpace
            guard before.kind == .wide, after.kind == .wide, standsBefore, standsAfter else {
                closeRun()
                continue
            }
            if run.isEmpty { letters = isLetter(before) ? 1 : 0 }
            run.append(index)
            if isLetter(after) { letters += 1 }
        }
        closeRun()
        return drops
    }

    private static func isLetter(_ glyph: Glyph) -> Bool {
        glyph.digit == nil && !glyph.isMark
    }
}
