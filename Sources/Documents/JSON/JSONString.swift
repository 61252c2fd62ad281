/// What stands between a JSON string's quotes → text. The parser has checked the escapes.
enum JSONString {
    static func decode(_ raw: ArraySlice<UInt8>) -> String {
        guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(raw.count)
        var position = raw.startIndex
        while position < raw.endIndex {
            // All up to the next backslash at once.
            let escape = raw[position...].firstIndex(of: UInt8(ascii: "\\")) ?? raw.endIndex
            text.append(contentsOf: raw[position..<escape])
            position = escape
            guard position + 1 < raw.endIndex else { break }
            switch raw[position + 1] {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "u"):
                let (scalar, end) = scalar(in: raw, at: position)
                text.append(contentsOf: String(scalar).utf8)
                position = end
                continue
            case let other: text.append(other)
            }
            position += 2
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The scalar of `\u30A2`, or of two escapes that are a surrogate pair, and the end of what it took.
    private static func scalar(in raw: ArraySlice<UInt8>, at position: Int) -> (Unicode.Scalar, end: Int) {
        let broken = (Unicode.Scalar(0xFFFD as UInt16) ?? " ", position + 6)
        guard let unit = unit(in: raw, at: position) else { return (broken.0, min(position + 6, raw.endIndex)) }
        if let scalar = Unicode.Scalar(unit) { return (scalar, position + 6) }
        guard UTF16.isLeadSurrogate(unit), let trail = Self.unit(in: raw, at: position + 6),
            UTF16.isTrailSurrogate(trail)
        else { return broken }
        return (UTF16.decode(UTF16.EncodedScalar([unit, trail])), position + 12)
    }

    /// The four digits behind `\u`.
    private static func unit(in raw: ArraySlice<UInt8>, at position: Int) -> UInt16? {
        guard position + 6 <= raw.endIndex, raw[position] == UInt8(ascii: "\\"),
            raw[position + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt16 = 0
        for byte in raw[(position + 2)..<(position + 6)] {
            guard let digit = hexadecimal(byte) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
