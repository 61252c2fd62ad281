import Glibc

// Lines are read as UTF-8: a Japanese document is 33 million bytes or 11 million Characters, and walking Characters
// costs fifty times as much as walking bytes.

extension Span<UInt8> {
    /// The byte, or 0 at the end of the text.
    @inline(__always)
    func byte(at offset: Int) -> UInt8 {
        UInt(bitPattern: offset) < UInt(bitPattern: count) ? self[unchecked: offset] : 0
    }

    /// The length of the character that starts here, cut at the end of the text.
    @inline(__always)
    func characterLength(at offset: Int) -> Int {
        let length =
            switch byte(at: offset) {
            case 0xF0...: 4
            case 0xE0...: 3
            case 0xC0...: 2
            default: 1
            }
        return Swift.min(length, count - offset)
    }

    /// The three bytes that start here as one number, or 0: nearly everything that is looked for has three bytes.
    @inline(__always)
    func triple(at offset: Int) -> UInt32 {
        guard offset >= 0, offset + 2 < count else { return 0 }
        // Checked above, for all three.
        return UInt32(self[unchecked: offset]) << 16 | UInt32(self[unchecked: offset + 1]) << 8
            | UInt32(self[unchecked: offset + 2])
    }

    /// The length of the white space that starts here; 0 when there is none.
    @inline(__always)
    func spaceLength(at offset: Int) -> Int {
        switch byte(at: offset) {
        case 0x20, 0x09, 0x0B, 0x0C: 1
        case 0xE3 where triple(at: offset) == Triple.fullWidthSpace: 3
        case 0xC2 where offset + 1 < count && self[offset + 1] == 0xA0: 2
        case 0xEF where triple(at: offset) == Triple.byteOrderMark: 3
        case 0xE2 where triple(at: offset) == Triple.zeroWidthSpace: 3
        default: 0
        }
    }

    func skippingSpaces(from offset: Int, to end: Int) -> Int {
        var position = offset
        while position < end {
            let length = spaceLength(at: position)
            guard length > 0 else { break }
            position += length
        }
        return position
    }

    /// The range without white space at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = skippingSpaces(from: range.lowerBound, to: range.upperBound)
        var end = range.upperBound
        while end > start {
            if spaceLength(at: end - 1) == 1 {
                end -= 1
            } else if end - start >= 3, spaceLength(at: end - 3) == 3 {
                end -= 3
            } else if end - start >= 2, spaceLength(at: end - 2) == 2 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    @inline(__always)
    func has(_ word: String, at offset: Int) -> Bool {
        // Two of three places are dismissed without a call.
        guard offset >= 0, offset + word.utf8.count <= count else { return false }
        return has(word.utf8Span.span, at: offset)
    }

    @inline(__always)
    func has(_ word: Span<UInt8>, at offset: Int) -> Bool {
        guard offset >= 0, offset + word.count <= count else { return false }
        for index in 0..<word.count where self[unchecked: offset + index] != word[unchecked: index] { return false }
        return true
    }

    func has(_ word: String, endingAt end: Int) -> Bool {
        has(word, at: end - word.utf8.count)
    }

    /// Where `word` first stands inside the range.
    func first(_ word: String, in range: Range<Int>) -> Int? {
        let word = word.utf8Span.span
        guard !word.isEmpty, range.lowerBound >= 0, range.upperBound <= count, word.count <= range.count else {
            return nil
        }
        return withUnsafeBytes { text in
            word.withUnsafeBytes { word in
                guard let base = text.baseAddress, let sought = word.baseAddress else { return nil }
                // memchr(3) for the first character's last byte, the one that differs most: ten times as fast as a loop
                // that compares byte for byte.
                // Of 、 and 。 the middle one: the last one stands in most hiragana, too.
                let isSign = word.count >= 3 && word[0] == 0xE3 && word[1] == 0x80
                let probe = isSign ? 1 : Swift.min(2, word.count - 1)
                var position = range.lowerBound + probe
                let last = range.upperBound - word.count + probe
                while position <= last, let found = memchr(base + position, Int32(word[probe]), last - position + 1) {
                    let start = UnsafeRawPointer(found) - base - probe
                    if memcmp(base + start, sought, word.count) == 0 { return start }
                    position = start + probe + 1
                }
                return nil
            }
        }
    }

    /// The bytes of the range as text. A part of valid text that begins and ends between characters is valid: no byte of
    /// it is checked again.
    func text(_ range: Range<Int>) -> String {
        let part = extracting(characterStart(at: range.lowerBound)..<characterStart(at: range.upperBound))
        return String(copying: UTF8Span(unchecked: part))
    }

    /// The offset, moved down to where a character starts.
    @inline(__always)
    func characterStart(at offset: Int) -> Int {
        var position = offset
        while position > 0, byte(at: position) & 0xC0 == 0x80 { position -= 1 }
        return position
    }

    func characterCount(_ range: Range<Int>) -> Int {
        var characters = 0
        for offset in range where self[offset] & 0xC0 != 0x80 { characters += 1 }
        return characters
    }
}

/// Characters of three bytes, as `Span.triple(at:)` gives them.
enum Triple {
    static let fullWidthSpace: UInt32 = 0xE3_80_80
    static let byteOrderMark: UInt32 = 0xEF_BB_BF
    static let zeroWidthSpace: UInt32 = 0xE2_80_8B
    static let comma: UInt32 = 0xE3_80_81  // 、
    static let fullStop: UInt32 = 0xE3_80_82  // 。
    static let fullWidthComma: UInt32 = 0xEF_BC_8C  // ，
    static let fullWidthPeriod: UInt32 = 0xEF_BC_8E  // ．
    static let exclamation: UInt32 = 0xEF_BC_81  // ！
    static let question: UInt32 = 0xEF_BC_9F  // ？
    static let colon: UInt32 = 0xEF_BC_9A  // ：
    static let openQuote: UInt32 = 0xE3_80_8C  // 「
    static let closeQuote: UInt32 = 0xE3_80_8D  // 」
    static let closeDoubleQuote: UInt32 = 0xE3_80_8F  // 』
    static let openDoubleQuote: UInt32 = 0xE3_80_8E  // 『
    static let openHalfQuote: UInt32 = 0xEF_BD_A2  // ｢
    static let closeHalfQuote: UInt32 = 0xEF_BD_A3  // ｣
    static let openRound: UInt32 = 0xEF_BC_88  // （
    static let closeRound: UInt32 = 0xEF_BC_89  // ）
    static let openShell: UInt32 = 0xE3_80_94  // 〔
    static let closeShell: UInt32 = 0xE3_80_95  // 〕
    static let openLenticular: UInt32 = 0xE3_80_90  // 【
    static let closeLenticular: UInt32 = 0xE3_80_91  // 】
    static let middleDot: UInt32 = 0xE3_83_BB  // ・
    static let halfMiddleDot: UInt32 = 0xEF_BD_A5  // ･
    static let bullet: UInt32 = 0xE2_80_A2  // •
}

extension String {
    /// The text at UTF-8 offsets that lie on character boundaries. The whole text is shared, not copied.
    func slice(_ range: Range<Int>) -> String {
        if range.lowerBound == 0, range.upperBound == utf8.count { return self }
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
        return String(self[start..<end])
    }

    var utf8Range: Range<Int> { 0..<utf8.count }

    /// Byte for byte: `String.contains` walks Characters.
    func holds(_ word: String) -> Bool {
        let bytes = utf8Span.span
        return bytes.first(word, in: 0..<bytes.count) != nil
    }

    func holds(anyOf words: [String]) -> Bool {
        let bytes = utf8Span.span
        for word in words where bytes.first(word, in: 0..<bytes.count) != nil { return true }
        return false
    }

    /// Without white space of any width.
    var withoutSpaces: String {
        let bytes = utf8Span.span
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let space = bytes.spaceLength(at: position)
            if space > 0 {
                position += space
            } else {
                kept.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    var trimmed: String {
        slice(utf8Span.span.trimmed(utf8Range))
    }

    /// Full-width letters, digits and signs become ASCII, for comparing.
    var halfWidth: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: scalars.append(" ")
            case 0x2010...0x2015, 0x2212: scalars.append("-")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
