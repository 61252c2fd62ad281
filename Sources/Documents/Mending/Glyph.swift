/// One character of a line as mending sees it: where it stands and what kind it is. Lines are walked as UTF-8, because
/// walking Characters costs fifty times as much.
struct Glyph {
    enum Kind {
        /// U+0020, which pdftotext puts wherever glyphs stand apart.
        case space
        /// The other white space: U+3000, tabs, form feeds, no-break spaces.
        case wideSpace
        /// An ASCII digit, and the comma and point inside ASCII numbers.
        case digit
        /// Letters and signs of ASCII and of the two-byte scripts.
        case latin
        /// What Japanese fonts draw in a full square: kana, kanji, full-width forms, and their signs.
        case wide
    }

    /// In bytes.
    let offset: Int
    let length: Int
    /// The scalar's value.
    let code: UInt32
    let kind: Kind

    @inline(__always)
    init(in bytes: Span<UInt8>, at offset: Int) {
        self.offset = offset
        let lead = bytes[offset]
        switch lead {
        case 0x20: (length, code, kind) = (1, 0x20, .space)
        case 0x09...0x0D: (length, code, kind) = (1, UInt32(lead), .wideSpace)
        case 0x2C, 0x2E, 0x30...0x39: (length, code, kind) = (1, UInt32(lead), .digit)
        case ..<0x80: (length, code, kind) = (1, UInt32(lead), .latin)
        case ..<0xE0:
            let code = UInt32(lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F)
            (length, self.code, kind) = (2, code, code == 0xA0 ? .wideSpace : .latin)
        case ..<0xF0:
            let code =
                UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
            let isSpace = code == 0x3000 || code == 0xFEFF || code == 0x200B
            (length, self.code, kind) = (3, code, isSpace ? .wideSpace : code < 0x2010 ? .latin : .wide)
        default:
            let code =
                UInt32(lead & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12
                | UInt32(bytes[offset + 2] & 0x3F) << 6 | UInt32(bytes[offset + 3] & 0x3F)
            (length, self.code, kind) = (4, code, .wide)
        }
    }

    var end: Int { offset + length }
    var isSpace: Bool { kind == .space || kind == .wideSpace }

    /// Of either width.
    var digit: Int? {
        switch code {
        case 0x30...0x39: Int(code) - 0x30
        case 0xFF10...0xFF19: Int(code) - 0xFF10
        default: nil
        }
    }

    var isKana: Bool { (0x3041...0x30FE).contains(code) && code != 0x30FB }

    /// What words are made of; not punctuation, signs or rules.
    var isLetter: Bool {
        switch code {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x4FF: true
        case 0x30FB, 0x30FC: false
        case 0x3005...0x3007, 0x3041...0x30FE, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFF9D: true
        default: false
        }
    }

    /// 一 to 九, 十, 百, 千, 〇 and the like.
    var isKanjiNumeral: Bool {
        switch code {
        case 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343,
            0x4E07:
            true
        default: false
        }
    }

    /// ○ 〇 ◯ ◎ ● ◆ ◇ △ ▲ □ ■, which open speeches and headings.
    var isMark: Bool {
        switch code {
        case 0x25CB, 0x3007, 0x25EF, 0x25CE, 0x25CF, 0x25C6, 0x25C7, 0x25B3, 0x25B2, 0x25A1, 0x25A0: true
        default: false
        }
    }

    /// - ‐ ‑ ‒ – — ― − － ─ ━
    var isDash: Bool {
        switch code {
        case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D, 0x2500, 0x2501: true
        default: false
        }
    }

    /// 」 』 ） 〕 】 ｝ ］ 〉 》 and ASCII's.
    var isClosing: Bool {
        switch code {
        case 0x300D, 0x300F, 0xFF09, 0x3015, 0x3011, 0xFF5D, 0xFF3D, 0x3009, 0x300B, 0x29, 0x5D: true
        default: false
        }
    }

    /// 「 『 （ 〔 【 ｛ ［ 〈 《 and ASCII's.
    var isOpening: Bool {
        switch code {
        case 0x300C, 0x300E, 0xFF08, 0x3014, 0x3010, 0xFF5B, 0xFF3B, 0x3008, 0x300A, 0x28, 0x5B: true
        default: false
        }
    }

    /// 。 ！ ？ and ASCII's.
    var endsSentence: Bool {
        switch code {
        case 0x3002, 0xFF01, 0xFF1F, 0xFE12, 0x21, 0x3F: true
        default: false
        }
    }

    /// 、 ， : the sentence goes on.
    var isComma: Bool { code == 0x3001 || code == 0xFF0C || code == 0xFE11 }

    /// What stands at the start of no line in Japanese typesetting (行頭禁則), and so always belongs to the line above.
    var neverStartsLine: Bool { isClosing || isComma || code == 0x3002 || code == 0xFE12 }
}
