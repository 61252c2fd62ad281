/// What the letters at a word's two ends tell, and how much around it decides the rest.
struct WordEdges {
    enum Edge {
        /// A word surely ends here.
        case boundary
        /// The word surely goes on.
        case inside
        case unsure
    }

    let start: Edge
    let end: Edge
    /// What the unsure ends depend on, in bytes of the text; the word itself where nothing is unsure.
    let window: Range<Int>
    /// Whether a number stands before the window: 年 after it belongs to the number.
    let followsNumber: Bool
    /// Whether the window's last kanji begins a verb whose kana stand behind the window: 消費税|込み.
    let endsInStem: Bool

    /// Letters looked at beyond the word: no word and no compound that sways it is longer.
    private static let reach = (kanji: 6, kana: 8, katakana: 24)

    init(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
        guard !range.isEmpty else {
            (start, end, window, followsNumber, endsInStem) = (.inside, .inside, range, false, false)
            return
        }
        let first = Letter(after: range.lowerBound, in: text)
        let last = Letter(before: range.upperBound, in: text)
        let outsideBefore = range.lowerBound > 0 ? Letter(before: range.lowerBound, in: text) : nil
        let outsideAfter = range.upperBound < text.count ? Letter(after: range.upperBound, in: text) : nil
        let isLong = range.count > first.length
        var start = Self.edge(inside: first, outside: outsideBefore, isLong: isLong)
        let end = Self.edge(inside: last, outside: outsideAfter, isLong: isLong)
        var number = outsideBefore?.script == .digit
        if number, start == .boundary, first.script == .kanji, Affixes.counters.contains(first.code) {
            // 年内 in 3年内閣府; but 年度 in 3年度.
            let second = isLong ? Letter(after: range.lowerBound + first.length, in: text) : first
            start = isLong && second.code == 0x5EA6 ? .boundary : .inside
        }
        var lower = range.lowerBound
        if start == .unsure, let outsideBefore {
            lower = Self.walkBack(from: range.lowerBound, kind: Self.kind(first, outsideBefore), in: text)
            number = lower > 0 && Letter(before: lower, in: text).script == .digit
        }
        var upper = range.upperBound
        if end == .unsure, let outsideAfter {
            upper = Self.walk(from: range.upperBound, kind: Self.kind(last, outsideAfter), in: text)
        }
        endsInStem =
            upper > range.upperBound && upper < text.count
            && Affixes.isStem(
                Letter(before: upper, in: text).code, before: Letter(after: upper, in: text).code)
        self.start = start
        self.end = end
        window = lower..<upper
        followsNumber = number
    }

    @inline(__always)
    private static func edge(inside: Letter, outside: Letter?, isLong: Bool) -> Edge {
        guard let outside else { return .boundary }
        switch (inside.script, outside.script) {
        case (_, .other): return .boundary
        case (.latin, .latin), (.digit, .digit), (.latin, .digit), (.digit, .latin): return .inside
        case (.kanji, .kanji):
            return Affixes.numerals.contains(inside.code) && Affixes.numerals.contains(outside.code) ? .inside : .unsure
        case (.kanji, .hiragana): return isLong ? .boundary : .unsure
        case (.katakana, .katakana), (.hiragana, .hiragana), (.hiragana, .kanji), (.hiragana, .katakana):
            return .unsure
        default: return .boundary
        }
    }

    /// What the window runs over.
    private static func kind(_ inside: Letter, _ outside: Letter) -> Letter.Script {
        inside.script == outside.script ? inside.script : .hiragana
    }

    private static func goesOn(_ letter: Letter, _ kind: Letter.Script) -> Bool {
        kind == .hiragana
            ? letter.script == .hiragana || letter.script == .kanji || letter.script == .katakana
            : letter.script == kind
    }

    private static func limit(_ kind: Letter.Script) -> Int {
        kind == .kanji ? reach.kanji : kind == .katakana ? reach.katakana : reach.kana
    }

    private static func walkBack(from start: Int, kind: Letter.Script, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var position = start
        var left = limit(kind)
        while left > 0, position > 0, case let letter = Letter(before: position, in: text), goesOn(letter, kind) {
            position -= letter.length
            left -= 1
        }
        return position
    }

    private static func walk(from end: Int, kind: Letter.Script, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var position = end
        var left = limit(kind)
        while left > 0, position < text.count, case let letter = Letter(after: position, in: text),
            goesOn(letter, kind)
        {
            position += letter.length
            left -= 1
        }
        return position
    }
}

/// A letter and its script.
private struct Letter {
    enum Script {
        case kanji
        case hiragana
        case katakana
        case latin
        case digit
        case other
    }

    let code: UInt32
    let length: Int
    let script: Script

    @inline(__always)
    init(after position: Int, in text: UnsafeBufferPointer<UInt8>) {
        (code, length) = UTF8Bytes.character(text, at: position)
        script = Self.script(of: code)
    }

    @inline(__always)
    init(before position: Int, in text: UnsafeBufferPointer<UInt8>) {
        var start = position - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        self.init(after: start, in: text)
    }

    @inline(__always)
    private static func script(of code: UInt32) -> Script {
        if (0x4E00...0x9FFF).contains(code) { return .kanji }
        if Kana.isKanji(code) { return .kanji }
        if Kana.isHiragana(code) { return .hiragana }
        if Kana.isKatakana(code) || code == Kana.longVowel || (0xFF66...0xFF9F).contains(code) { return .katakana }
        switch code {
        case 0x30...0x39, 0xFF10...0xFF19: return .digit
        case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xC0...0x24F: return .latin
        default: return .other
        }
    }
}
