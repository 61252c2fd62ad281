/// （…）, (…) and 〔…〕, whose two ends can be of different widths: `議長 (石川良一君）` is printed.
enum Bracket {
    case round, shell, lenticular

    private static let deepest = 4

    /// The opening bracket at `offset`, and its length.
    @inline(__always)
    static func opening(in bytes: Span<UInt8>, at offset: Int) -> (kind: Bracket, length: Int)? {
        switch bytes.byte(at: offset) {
        case 0x28: return (.round, 1)
        case 0xEF where bytes.triple(at: offset) == Triple.openRound: return (.round, 3)
        case 0xE3 where bytes.triple(at: offset) == Triple.openShell: return (.shell, 3)
        case 0xE3 where bytes.triple(at: offset) == Triple.openLenticular: return (.lenticular, 3)
        default: return nil
        }
    }

    /// What stands between the bracket that opens at `offset` and its partner, and the offset behind that.
    /// - Parameter limit: bytes to look at.
    static func read(
        in bytes: Span<UInt8>, at offset: Int, to end: Int, limit: Int
    ) -> (kind: Bracket, inner: Range<Int>, end: Int)? {
        guard let (kind, length) = opening(in: bytes, at: offset) else { return nil }
        let start = offset + length
        let stop = Swift.min(end, start + limit)
        var depth = 1
        var position = start
        while position < stop {
            let byte = bytes[position]
            if byte < 0x80, byte != 0x28, byte != 0x29 {
                position += 1
                continue
            }
            if let (inner, innerLength) = opening(in: bytes, at: position), inner == kind {
                depth += 1
                // Nobody nests deeper, but a flood of opening brackets would be read over and over.
                guard depth <= deepest else { return nil }
                position += innerLength
                continue
            }
            let closing = kind.closingLength(in: bytes, at: position)
            if closing > 0 {
                depth -= 1
                if depth == 0 { return (kind, start..<position, position + closing) }
            }
            position += Swift.max(closing, bytes.characterLength(at: position))
        }
        return nil
    }

    @inline(__always)
    private func closingLength(in bytes: Span<UInt8>, at offset: Int) -> Int {
        switch self {
        case .round where bytes.byte(at: offset) == 0x29: 1
        case .round where bytes.triple(at: offset) == Triple.closeRound: 3
        case .shell where bytes.triple(at: offset) == Triple.closeShell: 3
        case .lenticular where bytes.triple(at: offset) == Triple.closeLenticular: 3
        default: 0
        }
    }
}
