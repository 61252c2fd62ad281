/// A mark that opens a speech in some documents and a heading, a time or a bullet in others: ○ 〇 ◯ ◎ ◆ ● △ □ …
struct Mark: Hashable {
    /// Its three bytes.
    let code: UInt32

    static let length = 3

    /// The mark at `offset`.
    @inline(__always)
    init?(in bytes: Span<UInt8>, at offset: Int) {
        let code = bytes.triple(at: offset)
        switch code {
        case 0xE2_97_8B, 0xE3_80_87, 0xE2_97_AF,  // ○ 〇 ◯
            0xE2_97_8E, 0xE2_97_8F, 0xE2_97_86, 0xE2_97_87,  // ◎ ● ◆ ◇
            0xE2_96_B3, 0xE2_96_B2, 0xE2_96_A1, 0xE2_96_A0:  // △ ▲ □ ■
            self.code = code
        default: return nil
        }
    }

    /// Also the signs that only a legend can give a speaker: → ⇒ ・ ☆ ★ ▼ ▽.
    @inline(__always)
    init?(legend bytes: Span<UInt8>, at offset: Int) {
        let code = bytes.triple(at: offset)
        switch code {
        case 0xE2_86_92, 0xE2_87_92, Triple.middleDot, 0xE2_98_86, 0xE2_98_85, 0xE2_96_BC, 0xE2_96_BD:
            self.code = code
        default:
            guard let mark = Mark(in: bytes, at: offset) else { return nil }
            self = mark
        }
    }

    /// 〇 (U+3007) is also the numeral zero.
    var isNumeral: Bool { code == 0xE3_80_87 }

    var character: Character {
        let scalar = (code >> 16 & 0x0F) << 12 | (code >> 8 & 0x3F) << 6 | (code & 0x3F)
        return Character(Unicode.Scalar(scalar) ?? "○")
    }

    /// The text's bytes without a mark at their start.
    static func rest(of text: String) -> Range<Int> {
        let hasMark = Mark(in: text.utf8Span.span, at: 0) != nil
        return (hasMark ? length : 0)..<text.utf8.count
    }
}
