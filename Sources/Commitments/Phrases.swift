package import MinutesModel

/// Where a sentence can be divided without breaking a word or a quotation: at the commas outside brackets.
package enum Phrases {
    /// Offsets of the commas outside brackets. 、 and the ， that some ministries write; both have three bytes.
    package static func commas(in text: ArraySlice<UInt8>) -> [Int] {
        var found: [Int] = []
        var depth = 0
        var index = text.startIndex
        while index + 2 < text.endIndex {
            switch (text[index], text[index + 1], text[index + 2]) {
            case (0xE3, 0x80, 0x8C), (0xE3, 0x80, 0x8E), (0xEF, 0xBC, 0x88): depth += 1  // 「 『 （
            case (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xEF, 0xBC, 0x89): depth = max(0, depth - 1)  // 」 』 ）
            case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C):
                if depth == 0 { found.append(index) }
            default:
                // No lead byte of a wide character: one step, to stay on character boundaries.
                index += text[index] < 0xE0 ? 1 : 3
                continue
            }
            index += 3
        }
        return found
    }

    static let commaLength = 3
}

extension Commitment {
    /// The part that carries the promise: from the phrase in which the deadline (or the vague word) stands to the end of
    /// the sentence, and one phrase more where what is promised stands before it (全体像を、年内にお示しします). The
    /// sentence's own words.
    package var phrase: Substring {
        let bytes = Array(text.utf8)
        let word = Array((deadline?.surface ?? vagueness ?? "").utf8)
        guard !word.isEmpty,
            let place = bytes.indices.first(where: { bytes[$0...].starts(with: word) })
        else { return text[...] }
        let starts = [0] + Phrases.commas(in: bytes[...]).filter { $0 < place }.map { $0 + Phrases.commaLength }
        var start = starts[starts.count - 1]
        if starts.count > 1, !Commitment.saysWhat(bytes[start...]) { start = starts[starts.count - 2] }
        return text[text.utf8.index(text.startIndex, offsetBy: start)...]
    }

    /// Whether a part of a promise (UTF-8) still says what is promised: 年内にお示しします。 does not.
    package static func saysWhat(_ part: ArraySlice<UInt8>) -> Bool {
        objects.isFound(in: part)
    }

    private static let objects: WordList = ["を", "について", "に取り組", "に努め"]
}
