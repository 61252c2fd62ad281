/// Numbers as Japanese texts write them: `28`, `２８`, `二十八`, `二〇二三`, `百二十`, `三千`. (`Int("２８")` is nil.)
package enum Numerals {
    package enum Script: Sendable { case digits, kanji }

    package struct Number: Sendable, Equatable {
        /// At most `limit`: longer runs of digits are read to their end and stay at the limit.
        package var value: Int
        /// The UTF-8 offset behind the last digit.
        package var end: Int
        package var script: Script
        /// How many digits or numeral characters it has.
        package var width: Int
    }

    /// Larger than any number in a date, small enough that ten times it does not overflow.
    package static let limit = 999_999_999

    /// The number that starts at `offset`, or `nil`.
    package static func read(in text: TextBytes, at offset: Int) -> Number? {
        if digit(in: text, at: offset) != nil { return readDigits(in: text, at: offset) }
        return readKanji(in: text, at: offset)
    }

    /// As `read`, and `元` counts as 1: the first year of an era.
    package static func readEraYear(in text: TextBytes, at offset: Int) -> Number? {
        if let end = text.end(of: "元", at: offset) { return Number(value: 1, end: end, script: .kanji, width: 1) }
        return read(in: text, at: offset)
    }

    /// The value of a text that is a number and nothing else.
    package static func value(of text: some StringProtocol) -> Int? {
        let bytes = TextBytes(String(text))
        guard let number = read(in: bytes, at: 0), number.end == bytes.count else { return nil }
        return number.value
    }

    /// A digit's value and byte length, ASCII or full-width.
    @inline(__always)
    static func digit(in text: TextBytes, at offset: Int) -> (value: Int, length: Int)? {
        let byte = text[offset]
        if byte >= 0x30, byte <= 0x39 { return (Int(byte) - 0x30, 1) }
        guard byte == 0xEF, text[offset + 1] == 0xBC, (0x90...0x99).contains(text[offset + 2]) else { return nil }
        return (Int(text[offset + 2]) - 0x90, 3)
    }

    private static func readDigits(in text: TextBytes, at offset: Int) -> Number {
        var number = Number(value: 0, end: offset, script: .digits, width: 0)
        while let (value, length) = digit(in: text, at: number.end) {
            number.value = min(number.value * 10 + value, limit)
            number.end += length
            number.width += 1
        }
        return number
    }

    private static func readKanji(in text: TextBytes, at offset: Int) -> Number? {
        var number = Number(value: 0, end: offset, script: .kanji, width: 0)
        var total = 0
        var section = 0
        var run: Int?
        while true {
            let scalar = text.scalar(at: number.end)
            if let value = kanjiDigit(scalar) {
                // ○ and 〇 are also the mark before a speaker: they count only next to another numeral or before 時.
                if value == 0, scalar != 0x96F6, run == nil {
                    let next = text.scalar(at: number.end + 3)
                    guard kanjiDigit(next) != nil || next == 0x6642 else { break }
                }
                if scalar == 0x25CB, run == nil { break }
                run = min((run ?? 0) * 10 + value, limit)
            } else if let unit = kanjiUnit(scalar) {
                section = min(section + (run ?? 1) * unit, limit)
                run = nil
            } else if scalar == 0x4E07, section > 0 || run != nil {  // 万
                total = min((section + (run ?? 0)) * 10_000, limit)
                section = 0
                run = nil
            } else {
                break
            }
            number.end += 3
            number.width += 1
        }
        guard number.width > 0 else { return nil }
        number.value = min(total + section + (run ?? 0), limit)
        return number
    }

    @inline(__always)
    static func kanjiDigit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x3007, 0x25CB, 0x96F6: 0  // 〇 ○ 零
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        default: nil
        }
    }

    @inline(__always)
    static func kanjiUnit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x5341: 10
        case 0x767E: 100
        case 0x5343: 1000
        default: nil
        }
    }
}
