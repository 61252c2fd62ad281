/// What a text holds when its bytes are read in one of two encodings.
struct KanaCount {
    /// Hiragana and katakana of full width.
    private(set) var kana = 0
    /// Katakana of half width.
    private(set) var halfWidth = 0

    /// Bytes that have no meaning.
    private(set) var broken = 0
    /// Characters of two bytes and more.
    private var wide = 0

    /// One broken byte in fifty characters, or in a short text one: a file cut in half, or glued together. More is another
    /// encoding.
    var fits: Bool { broken == 0 || broken * 50 <= max(wide, 50) && wide >= 8 }

    /// Hiragana are row 4 and katakana row 5.
    static func inEUCJP(_ bytes: ArraySlice<UInt8>) -> KanaCount {
        var count = KanaCount()
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            let length = lead < 0x80 ? 1 : lead == 0x8F ? 3 : 2
            // A sample can end within a character.
            guard index + length <= bytes.endIndex else { break }
            if length > 1 {
                guard lead == 0x8E || lead == 0x8F || (0xA1...0xFE).contains(lead),
                    bytes[(index + 1)..<(index + length)].allSatisfy({ $0 >= 0xA1 && $0 != 0xFF })
                else {
                    count.broken += 1
                    index += 1
                    continue
                }
                count.wide += 1
                if lead == 0xA4 || lead == 0xA5 { count.kana += 1 }
                if lead == 0x8E { count.halfWidth += 1 }
            }
            index += length
        }
        return count
    }

    static func inCP932(_ bytes: ArraySlice<UInt8>) -> KanaCount {
        var count = KanaCount()
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            index += 1
            if lead < 0x80 { continue }
            if (0xA1...0xDF).contains(lead) {
                count.halfWidth += 1
                continue
            }
            guard lead != 0x80, lead != 0xA0, lead <= 0xFC else {
                count.broken += 1
                continue
            }
            guard index < bytes.endIndex else { break }
            let trail = bytes[index]
            guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else {
                count.broken += 1
                continue
            }
            count.wide += 1
            if lead == 0x82 && (0x9F...0xF1).contains(trail) || lead == 0x83 && trail <= 0x96 { count.kana += 1 }
            index += 1
        }
        return count
    }
}
