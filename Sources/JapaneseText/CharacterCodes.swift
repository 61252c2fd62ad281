/// UTF-8 by hand: `Character` costs a grapheme break each, and folding must keep up with the disk.
package enum UTF8Bytes {
    /// Bytes of the character that starts with `lead`.
    @inlinable @inline(__always)
    package static func length(lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    @inlinable @inline(__always)
    package static func threeByteCode(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt32 {
        UInt32(text[position] & 0x0F) << 12 | UInt32(text[position + 1] & 0x3F) << 6 | UInt32(text[position + 2] & 0x3F)
    }

    /// The text must be valid UTF-8, as every `String`'s is.
    @inlinable @inline(__always)
    package static func character(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (code: UInt32, length: Int) {
        let lead = text[position]
        switch length(lead: lead) {
        case 1: return (UInt32(lead), 1)
        case 2: return (UInt32(lead & 0x1F) << 6 | UInt32(text[position + 1] & 0x3F), 2)
        case 3: return (threeByteCode(text, at: position), 3)
        default:
            let tail = UInt32(text[position + 1] & 0x3F) << 12 | UInt32(text[position + 2] & 0x3F) << 6
            return (UInt32(lead & 0x07) << 18 | tail | UInt32(text[position + 3] & 0x3F), 4)
        }
    }

    static func append(_ code: UInt32, to bytes: inout [UInt8]) {
        switch code {
        case 0..<0x80:
            bytes.append(UInt8(code))
        case 0x80..<0x800:
            bytes.append(0xC0 | UInt8(code >> 6))
            bytes.append(0x80 | UInt8(code & 0x3F))
        case 0x800..<0x10000:
            bytes.append(0xE0 | UInt8(code >> 12))
            bytes.append(0x80 | UInt8(code >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(code & 0x3F))
        default:
            bytes.append(0xF0 | UInt8(code >> 18))
            bytes.append(0x80 | UInt8(code >> 12 & 0x3F))
            bytes.append(0x80 | UInt8(code >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(code & 0x3F))
        }
    }

    @inline(__always)
    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

extension [UInt8] {
    /// Where `wanted` first stands at or after `start`. The standard library's search of collections is generic and
    /// costs milliseconds of start-up for its metadata alone.
    package func position(of wanted: [UInt8], from start: Int = 0) -> Int? {
        guard let first = wanted.first, count >= wanted.count else { return nil }
        return withUnsafeBufferPointer { bytes in
            wanted.withUnsafeBufferPointer { wanted in
                var position = start
                while position <= bytes.count - wanted.count {
                    if bytes[position] == first, (1..<wanted.count).allSatisfy({ bytes[position + $0] == wanted[$0] }) {
                        return position
                    }
                    position += 1
                }
                return nil
            }
        }
    }
}

/// UTF-16 for ICU.
enum UTF16Units {
    static func append(_ code: UInt32, to units: inout [UInt16]) {
        guard code > 0xFFFF else { return units.append(UInt16(code)) }
        units.append(UInt16(0xD800 + (code - 0x10000) >> 10))
        units.append(UInt16(0xDC00 + (code - 0x10000) & 0x3FF))
    }

    static func codes(_ units: [UInt16]) -> [UInt32] {
        var codes: [UInt32] = []
        for unit in units {
            if (0xDC00...0xDFFF).contains(unit), let high = codes.last, (0xD800...0xDBFF).contains(high) {
                codes[codes.count - 1] = 0x10000 + (high - 0xD800) << 10 + UInt32(unit) - 0xDC00
            } else {
                codes.append(UInt32(unit))
            }
        }
        return codes
    }
}
