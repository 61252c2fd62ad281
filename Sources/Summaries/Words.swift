import JapaneseText

/// The words of a text that can name a thing: runs of kanji, of katakana or of Latin letters and digits, and whole
/// quotations. Hiragana are particles and endings. No dictionary: a compound (農地情報) is one word, which is what makes
/// it specific.
struct Words: Sequence, IteratorProtocol {
    enum Kind { case kanji, katakana, latin, digits, quotation }

    struct Word {
        /// In bytes.
        let range: Range<Int>
        let kind: Kind
        /// In characters.
        let length: Int
    }

    private let text: [UInt8]
    private var index = 0
    /// Behind 「: the next word is the quotation, and then what stands in it.
    private var quotation: Word?

    init(_ text: [UInt8]) {
        self.text = text
    }

    mutating func next() -> Word? {
        if let quoted = quotation {
            quotation = nil
            return quoted
        }
        while index < text.count {
            let start = index
            guard let kind = step() else {
                if text[start...].starts(with: Words.opening) { quotation = quoted(from: index) }
                if let quoted = quotation {
                    quotation = nil
                    return quoted
                }
                continue
            }
            var (length, isDigits) = (1, kind == .digits)
            while index < text.count {
                let before = index
                guard let next = step(), next == kind || isLatin(next) && isLatin(kind) else {
                    index = before
                    break
                }
                isDigits = isDigits && next == .digits
                length += 1
            }
            return Word(
                range: start..<index, kind: isLatin(kind) ? (isDigits ? .digits : .latin) : kind, length: length)
        }
        return nil
    }

    /// Goes one character on, and says what it was when words are made of it.
    private mutating func step() -> Kind? {
        let lead = text[index]
        let length = UTF8Bytes.length(lead: lead)
        defer { index = Swift.min(index + length, text.count) }
        switch length {
        case 1:
            if (0x30...0x39).contains(lead) { return .digits }
            return (0x41...0x5A).contains(lead) || (0x61...0x7A).contains(lead) ? .latin : nil
        case 3 where index + 2 < text.count: return Words.kind(of: lead, text[index + 1], text[index + 2])
        default: return nil
        }
    }

    private static func kind(of lead: UInt8, _ second: UInt8, _ third: UInt8) -> Kind? {
        switch (lead, second, third) {
        case (0xE4...0xE9, _, _), (0xE3, 0x80, 0x85): .kanji  // U+4000–U+9FFF and 々
        case (0xE3, 0x82, 0xA1...), (0xE3, 0x83, ...0xBA), (0xE3, 0x83, 0xBC): .katakana  // ァ–ヺ and ー
        case (0xEF, 0xBC, 0x90...0x99): .digits
        case (0xEF, 0xBC, 0xA1...0xBA), (0xEF, 0xBD, 0x81...0x9A): .latin
        default: nil
        }
    }

    private func isLatin(_ kind: Kind) -> Bool { kind == .latin || kind == .digits }

    private func quoted(from start: Int) -> Word? {
        // 90 bytes are thirty characters: a name. What is longer is speech.
        let reach = text[start..<Swift.min(start + 90, text.count)]
        guard let end = reach.indices.first(where: { reach[$0...].starts(with: Words.closing) }), end > start else {
            return nil
        }
        return Word(range: start..<end, kind: .quotation, length: (end - start) / 3)
    }

    private static let opening: [UInt8] = Array("「".utf8)
    private static let closing: [UInt8] = Array("」".utf8)
}
