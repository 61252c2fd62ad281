/// A run of characters that can stand in a label, and what ends it.
struct LabelToken {
    enum Delimiter {
        case space, lineEnd, bracket, closing, colon, quote
        /// The run is prose.
        case punctuation
    }

    let range: Range<Int>
    let delimiter: Delimiter

    /// 30 characters: the longest office of the corpus, with a full name in brackets, has 27.
    private static let limit = 30

    /// The run at `start`; `nil` when it is empty or too long for a label.
    init?(in bytes: Span<UInt8>, from start: Int, to end: Int) {
        var position = start
        var count = 0
        while true {
            guard position < end else {
                guard position > start else { return nil }
                (range, delimiter) = (start..<end, .lineEnd)
                return
            }
            if let found = Self.delimiter(in: bytes, at: position) {
                guard position > start else { return nil }
                (range, delimiter) = (start..<position, found)
                return
            }
            count += 1
            guard count <= Self.limit else { return nil }
            position += bytes.characterLength(at: position)
        }
    }

    /// True when no character of the range ends a run as one of these.
    static func isFree(of delimiters: [Delimiter], in bytes: Span<UInt8>, range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            if let found = delimiter(in: bytes, at: position), delimiters.contains(found) { return false }
            position += bytes.characterLength(at: position)
        }
        return true
    }

    /// What the character at `offset` ends a run as; `nil` when it belongs to it.
    private static func delimiter(in bytes: Span<UInt8>, at offset: Int) -> Delimiter? {
        let byte = bytes[offset]
        switch byte {
        case 0x20, 0x09, 0x0B, 0x0C: return .space
        case 0x28: return .bracket
        case 0x29: return .closing
        case 0x3A: return .colon
        case 0x21...0x27, 0x2A...0x2C, 0x3B...0x3F, 0x5B...0x5D, 0x60, 0x7B...0x7E: return .punctuation
        case 0xC2: return bytes.spaceLength(at: offset) > 0 ? .space : nil
        case 0xE2: return bytes.spaceLength(at: offset) > 0 ? .space : nil
        case 0xE3, 0xEF: return wideDelimiter(bytes.triple(at: offset))
        default: return nil
        }
    }

    private static func wideDelimiter(_ code: UInt32) -> Delimiter? {
        switch code {
        case Triple.fullWidthSpace, Triple.byteOrderMark: .space
        case Triple.openRound, Triple.openShell, Triple.openLenticular: .bracket
        case Triple.closeRound: .closing
        case Triple.colon: .colon
        case Triple.openQuote, Triple.openDoubleQuote, Triple.openHalfQuote: .quote
        case Triple.comma, Triple.fullStop, Triple.closeQuote, Triple.closeDoubleQuote, Triple.closeLenticular,
            Triple.fullWidthComma, Triple.fullWidthPeriod, Triple.question, Triple.exclamation, Triple.closeShell:
            .punctuation
        default: nil
        }
    }
}
