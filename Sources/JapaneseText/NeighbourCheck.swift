/// What the nearest characters alone can rule out, without asking ICU: most candidates of short keywords.
struct NeighbourCheck {
    private let range: Range<Int>
    private let text: UnsafeBufferPointer<UInt8>

    init(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
        self.range = range
        self.text = text
    }

    /// `false` when there is surely no boundary at one of the ends: inside Latin letters or digits, or where the rules
    /// on katakana (`Stretch`) leave too little outside.
    var allowsWhole: Bool {
        allows(outside: katakanaBefore, beside: range.lowerBound)
            && allows(outside: katakanaAfter, beside: range.upperBound)
            && !joinsLatin(at: range.lowerBound) && !joinsLatin(at: range.upperBound)
    }

    private func joinsLatin(at index: Int) -> Bool {
        index > 0 && index < text.count && UTF8Bytes.isLetterOrDigit(text[index - 1])
            && UTF8Bytes.isLetterOrDigit(text[index])
    }

    private func allows(outside: Int, beside index: Int) -> Bool {
        guard outside > 0 else { return true }
        let inside = index == range.lowerBound ? range.lowerBound : range.upperBound - 3
        guard isKatakana(at: inside) else { return true }
        let characters = text[range].count { $0 & 0xC0 != 0x80 }
        return outside >= (characters > 2 ? 2 : 3)
    }

    /// Up to three: more make no difference.
    private var katakanaBefore: Int {
        var count = 0
        while count < 3, isKatakana(at: range.lowerBound - 3 * (count + 1)) { count += 1 }
        return count
    }

    private var katakanaAfter: Int {
        var count = 0
        while count < 3, isKatakana(at: range.upperBound + 3 * count) { count += 1 }
        return count
    }

    private func isKatakana(at index: Int) -> Bool {
        guard index >= 0, index + 2 < text.count, text[index] == 0xE3 else { return false }
        let code = UTF8Bytes.threeByteCode(text, at: index)
        return Kana.isKatakana(code) || code == Kana.longVowel
    }
}
