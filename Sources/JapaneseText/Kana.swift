/// What kind of Japanese character a code point is.
enum Kana {
    static let longVowel: UInt32 = 0x30FC
    static let middleDot: UInt32 = 0x30FB
    static let vu: UInt32 = 0x30F4
    static let bu: UInt32 = 0x30D6
    static let bi: UInt32 = 0x30D3

    /// ァ to ヺ: letters, without ・ and ー.
    @inline(__always)
    static func isKatakana(_ code: UInt32) -> Bool { (0x30A1...0x30FA).contains(code) }

    @inline(__always)
    static func isSmall(_ code: UInt32) -> Bool { large(code) != code }

    /// = and ＝, which some write for ゠.
    static func isEqualsSign(_ code: UInt32) -> Bool { code == 0x3D || code == 0xFF1D }

    /// What joins the parts of a foreign name: ・ · • ‧ ∙ ⋅ ゠.
    static func isMiddleDot(_ code: UInt32) -> Bool {
        switch code {
        case middleDot, 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30A0: true
        default: false
        }
    }

    /// ヴ before a small vowel: ヴァ is バ, ヴィ is ビ.
    static func b(withSmall code: UInt32) -> UInt32? {
        switch code {
        case 0x30A1: 0x30D0
        case 0x30A3: 0x30D3
        case 0x30A7: 0x30D9
        case 0x30A9: 0x30DC
        default: nil
        }
    }

    /// ィ → イ, ッ → ツ, ャ → ヤ, ヶ → ケ; everything else is itself. Katakana only: びよういん and びょういん are
    /// two words, while old minutes print シヤツ for シャツ.
    @inline(__always)
    static func large(_ code: UInt32) -> UInt32 {
        switch code {
        case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE: code + 1
        case 0x30F5: 0x30AB
        case 0x30F6: 0x30B1
        default: code
        }
    }

    /// What is typed for ー: ‐ ‑ ‒ – — ― − －.
    static func isDash(_ code: UInt32) -> Bool {
        (0x2010...0x2015).contains(code) || code == 0x2212 || code == 0xFF0D
    }

    @inline(__always)
    static func isKanji(_ code: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(code) || (0x3400...0x4DBF).contains(code) || code == 0x3005
            || (0xF900...0xFAFF).contains(code) || (0x20000...0x3FFFF).contains(code)
    }

    @inline(__always)
    static func isHiragana(_ code: UInt32) -> Bool { (0x3041...0x3096).contains(code) }

    static func isJapanese(_ code: UInt32) -> Bool {
        isKanji(code) || isHiragana(code) || isKatakana(code) || code == longVowel || (0xFF66...0xFF9D).contains(code)
    }

    static func isLatinOrDigit(_ code: UInt32) -> Bool {
        code < 0x80 ? UTF8Bytes.isLetterOrDigit(UInt8(code)) : (0xFF10...0xFF5A).contains(code)
    }
}
