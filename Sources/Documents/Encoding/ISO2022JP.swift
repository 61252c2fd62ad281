/// ISO-2022-JP → EUC-JP, byte by byte: the same tables with other bytes around them. glibc's own converter refuses the
/// ① and ㈱ that mail programs put in; its EUC-JP-MS takes them.
enum ISO2022JP {
    private enum Set: Equatable {
        case ascii, katakana, kanji, supplement
    }

    /// The bytes in EUC-JP. A byte that fits no set only gets its high bit set: the next converter refuses it.
    static func eucJP(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        walk(bytes, upTo: .max).result
    }

    /// Where in `bytes` (from their start) that stands which became the byte at `offset` of the result.
    static func origin(of offset: Int, in bytes: ArraySlice<UInt8>) -> Int {
        walk(bytes, upTo: offset).last
    }

    /// Ends behind the character that reaches `limit`; `last` is where that character begins.
    private static func walk(_ bytes: ArraySlice<UInt8>, upTo limit: Int) -> (result: [UInt8], last: Int) {
        var result: [UInt8] = []
        result.reserveCapacity(min(bytes.count, limit))
        var set = Set.ascii
        var index = bytes.startIndex
        var last = index
        while index < bytes.endIndex, result.count <= limit {
            let byte = bytes[index]
            last = index
            if byte == 0x1B, let (chosen, length) = escape(bytes[(index + 1)...].prefix(3)) {
                set = chosen
                index += 1 + length
                continue
            }
            // A line's end, or a space, belongs to every set; writers may forget to go back to ASCII before it.
            let isControl = byte <= 0x20
            if byte == 0x0A || byte == 0x0D { set = .ascii }
            switch set {
            case _ where isControl, .ascii:
                result.append(byte)
            case .katakana:
                result.append(contentsOf: [0x8E, byte | 0x80])
            case .kanji, .supplement:
                if set == .supplement { result.append(0x8F) }
                result.append(byte | 0x80)
                index += 1
                if index < bytes.endIndex { result.append(bytes[index] | 0x80) }
            }
            index += 1
        }
        return (result, last - bytes.startIndex)
    }

    /// The set that the bytes behind an escape character choose, and how many of them do.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> (Set, Int)? {
        switch (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first) {
        // ESC ( B and ESC ( J: ASCII, and its twin with ¥ and ‾.
        case (0x28, 0x42, _), (0x28, 0x4A, _): (.ascii, 2)
        case (0x28, 0x49, _): (.katakana, 2)
        // ESC $ @ and ESC $ B: JIS X 0208 of 1978 and 1983.
        case (0x24, 0x40, _), (0x24, 0x42, _): (.kanji, 2)
        case (0x24, 0x28, 0x44): (.supplement, 3)
        default: nil
        }
    }
}
