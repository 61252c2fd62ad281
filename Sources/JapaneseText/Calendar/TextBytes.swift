/// A text as UTF-8 bytes, with the small questions that readers of numbers and dates ask. Offsets are bytes from 0;
/// every question past the end answers "nothing there".
package struct TextBytes: Sendable {
    package let bytes: [UInt8]

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    package var count: Int { bytes.count }

    /// The byte, or 0 past either end.
    @inline(__always)
    package subscript(offset: Int) -> UInt8 {
        offset >= 0 && offset < bytes.count ? bytes[offset] : 0
    }

    /// The length of the character that starts here.
    @inline(__always)
    func length(at offset: Int) -> Int {
        switch self[offset] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    /// The Unicode scalar that starts here; 0 past the end.
    @inline(__always)
    func scalar(at offset: Int) -> UInt32 {
        let first = UInt32(self[offset])
        switch first {
        case 0xF0...:
            return (first & 0x07) << 18 | continuation(offset + 1) << 12 | continuation(offset + 2) << 6
                | continuation(offset + 3)
        case 0xE0...: return (first & 0x0F) << 12 | continuation(offset + 1) << 6 | continuation(offset + 2)
        case 0xC0...: return (first & 0x1F) << 6 | continuation(offset + 1)
        default: return first
        }
    }

    @inline(__always)
    private func continuation(_ offset: Int) -> UInt32 { UInt32(self[offset] & 0x3F) }

    /// Where the character before `offset` starts; -1 at the start of the text.
    func start(before offset: Int) -> Int {
        var start = offset - 1
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The scalar before `offset`; 0 at the start of the text.
    func scalar(before offset: Int) -> UInt32 {
        offset > 0 ? scalar(at: start(before: offset)) : 0
    }

    /// The end of `word` when it stands at `offset`. A line end before or inside it and one space inside it are passed over:
    /// PDF text is wrapped anywhere, and its letters are spaced out (本 年 ８ 月 末). Latin letters, digits and signs match in either width.
    /// (Words are `StaticString`s: comparing with a `String` costs four times as much, and this is the inner loop.)
    @inline(__always)
    func end(of word: StaticString, at offset: Int) -> Int? {
        mayStart(word, with: (self[offset], self[offset + 1], self[offset + 2]))
            ? word.withUTF8Buffer { end(of: $0, at: offset) } : nil
    }

    /// Nearly every question is answered by the first character: three bytes, and no call. Full-width signs (0xEF) and
    /// words of Latin letters need the longer look.
    @inline(__always)
    private func mayStart(_ word: StaticString, with bytes: (UInt8, UInt8, UInt8)) -> Bool {
        let start = word.utf8Start
        guard start[0] == bytes.0 else {
            return (bytes.0 == 0xEF && start[0] < 0x80) || bytes.0 == 0x0A || bytes.0 == 0x0D
        }
        return bytes.0 < 0xE0 || (start[1] == bytes.1 && start[2] == bytes.2)
    }

    @inline(__always)
    func end(of word: [UInt8], at offset: Int) -> Int? {
        word.withUnsafeBufferPointer { end(of: $0, at: offset) }
    }

    private func end(of word: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
        var position = offset
        for byte in word {
            if self[position] == byte {
                position += 1
                continue
            }
            guard byte & 0xC0 != 0x80 else { return nil }
            if position > offset || self[position] == 0x0A || self[position] == 0x0D { position += gap(at: position) }
            if self[position] == byte {
                position += 1
            } else if isFullWidth(of: byte, at: position) {
                position += 3
            } else {
                return nil
            }
        }
        return position
    }

    /// The length of a line end or of one space of any width here.
    @inline(__always)
    private func gap(at offset: Int) -> Int {
        switch self[offset] {
        case 0x0A, 0x20: 1
        case 0x0D where self[offset + 1] == 0x0A: 2
        case 0xE3 where self[offset + 1] == 0x80 && self[offset + 2] == 0x80: 3
        default: 0
        }
    }

    /// Whether the full-width form of an ASCII byte stands here: U+FF01 to U+FF5E are U+0021 to U+007E.
    @inline(__always)
    private func isFullWidth(of byte: UInt8, at offset: Int) -> Bool {
        guard self[offset] == 0xEF, byte > 0x20, byte < 0x7F else { return false }
        return self[offset + 1] == (byte < 0x60 ? 0xBC : 0xBD)
            && self[offset + 2] == (byte < 0x60 ? byte + 0x60 : byte + 0x20)
    }

    /// The end of the first of `words` that stands at `offset`.
    func end(ofAny words: [StaticString], at offset: Int) -> Int? {
        let bytes = (self[offset], self[offset + 1], self[offset + 2])
        for word in words where mayStart(word, with: bytes) {
            if let end = word.withUTF8Buffer({ end(of: $0, at: offset) }) { return end }
        }
        return nil
    }

    func starts(withAny words: [StaticString], at offset: Int) -> Bool {
        end(ofAny: words, at: offset) != nil
    }

    /// The start of the first of `words` that ends at `offset`.
    /// (Without gaps or other widths in them: it looks back by the words' own lengths.)
    func start(ofAny words: [StaticString], endingAt offset: Int) -> Int? {
        for word in words {
            let start = offset - word.utf8CodeUnitCount
            if start >= 0, end(of: word, at: start) == offset { return start }
        }
        return nil
    }

    /// Passes over spaces of any width and line ends, at most four of each kind of character: a gap inside a date is
    /// short, a wider one is a new column.
    func skippingSpaces(at offset: Int) -> Int {
        var position = offset
        for _ in 0..<4 {
            switch self[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case 0xE3 where self[position + 1] == 0x80 && self[position + 2] == 0x80: position += 3
            case 0xC2 where self[position + 1] == 0xA0: position += 2
            default: return position
            }
        }
        return position
    }

    /// The slice as text.
    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

/// Kinds of scalars that decide where a word can end.
enum ScalarKind {
    static func isKanji(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) || scalar == 0x3005 || (0x3400...0x4DBF).contains(scalar)
            || (0xF900...0xFAFF).contains(scalar)
    }

    static func isKatakana(_ scalar: UInt32) -> Bool { (0x30A1...0x30FF).contains(scalar) && scalar != 0x30FB }

    static func isHiragana(_ scalar: UInt32) -> Bool { (0x3041...0x309F).contains(scalar) }

    /// ASCII or full-width.
    static func isDigit(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
    }

    /// ASCII or full-width.
    static func isLetter(_ scalar: UInt32) -> Bool {
        let folded = (0xFF21...0xFF5A).contains(scalar) ? scalar - 0xFEE0 : scalar
        return (0x41...0x5A).contains(folded) || (0x61...0x7A).contains(folded)
    }
}
