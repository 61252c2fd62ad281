/// What a text holds when its bytes are read in one of two encodings.
struct KanaCount {
    /// Hiragana and katakana of full width.
    private(set) var kana = 0
    /// Katakana of half width.
    private(set) var halfWidth = 0

    /// Hiragana are row 4 and katakana row 5; `nil` when the bytes are no EUC-JP.
    static func inEUCJP(_ bytes: ArraySlice<UInt8>) -> KanaCount? {
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
                else { return nil }
                if lead == 0xA4 || lead == 0xA5 { count.kana += 1 }
                if lead == 0x8E { count.halfWidth += 1 }
            }
            index += length
        }
        return count
    }

    /// `nil` when the bytes are no CP932.
    static func inCP932(_ bytes: ArraySlice<UInt8>) -> KanaCount? {
        var count = KanaCount()
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            let isDouble = (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead)
            guard isDouble || lead < 0x80 || (0xA1...0xDF).contains(lead) else { return nil }
            guard isDouble else {
                if lead >= 0x80 { count.halfWidth += 1 }
                index += 1
                continue
            }
            guard index + 1 < bytes.endIndex else { break }
            let trail = bytes[index + 1]
            guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else { return nil }
            if lead == 0x82 && (0x9F...0xF1).contains(trail) || lead == 0x83 && trail <= 0x96 { count.kana += 1 }
            index += 2
        }
        return count
    }
}
