import JapaneseText

/// The number with which a heading or a point of the agenda begins: `1 `, `１．`, `（1）`, `第１　`, `日程第1`, `①`, `一　`, `ア　`, `・`.
struct Numbering {
    /// Points of one form stand on one level.
    enum Form: Equatable {
        case plain, dotted, bracketed, ordinal, circled, kanji, kana, bullet
    }

    let form: Form
    /// Folded to half width, without brackets; `nil` for a bullet.
    let number: String?
    /// Where the title begins.
    let end: Int

    init?(_ text: String) {
        let bytes = TextBytes(text)
        guard
            let found = Self.bullet(bytes) ?? Self.bracketed(text) ?? Self.circled(text) ?? Self.ordinal(bytes)
                ?? Self.plain(bytes) ?? Self.kana(text)
        else { return nil }
        (form, number) = (found.form, found.number)
        let span = text.utf8Span.span
        end = span.skippingSpaces(from: found.end, to: span.count)
    }

    private typealias Found = (form: Form, number: String?, end: Int)

    private static func bullet(_ bytes: TextBytes) -> Found? {
        for sign in ["・", "●", "■", "◆", "○", "〇", "◯", "◎", "□", "･", "- ", "* "] where bytes.has(sign, at: 0) {
            return (.bullet, nil, sign.utf8.count)
        }
        return nil
    }

    private static func bracketed(_ text: String) -> Found? {
        let bytes = text.utf8Span.span
        // Three characters of three bytes.
        guard !bytes.isEmpty, let found = Bracket.read(in: bytes, at: 0, to: bytes.count, limit: 12),
            found.kind == .round
        else { return nil }
        let inner = text.slice(bytes.trimmed(found.inner))
        if let value = Numerals.value(of: inner) { return (.bracketed, String(value), found.end) }
        return inner.unicodeScalars.count == 1 && isKana(inner) ? (.bracketed, inner, found.end) : nil
    }

    private static func circled(_ text: String) -> Found? {
        guard let scalar = text.unicodeScalars.first, (0x2460...0x2473).contains(scalar.value) else { return nil }
        return (.circled, String(scalar.value - 0x245F), 3)
    }

    /// `第１`, `第二`, `日程第１`, `第1号`, `議事1`.
    private static func ordinal(_ bytes: TextBytes) -> Found? {
        for word in ["追加日程第", "日程第", "議題第", "議事第", "第", "日程", "議題", "議事"] where bytes.has(word, at: 0) {
            // `日程第 1`
            let isSpaced = word == "日程第" && bytes.has(" ", at: word.utf8.count)
            guard let number = Numerals.read(in: bytes, at: word.utf8.count + (isSpaced ? 1 : 0)) else { continue }
            var end = number.end
            // 第2回 and 第４６号議案 are no points but names.
            for tail in ["回", "号", "条", "章", "期", "次", "年"] where bytes.has(tail, at: end) { return nil }
            for sign in [".", "．", "：", ":", "、"] where bytes.has(sign, at: end) {
                end += sign.utf8.count
                break
            }
            return (.ordinal, String(number.value), end)
        }
        return nil
    }

    /// `1. `, `1．`, `１　`, `1)`, `1、`, `一　`. A number without a sign or a space behind it is a word: 3つの約束, 2階.
    private static func plain(_ bytes: TextBytes) -> Found? {
        guard let number = Numerals.read(in: bytes, at: 0), number.value < 1000 else { return nil }
        let form: Form = number.script == .kanji ? .kanji : .plain
        for sign in [". ", "．", ".", ")", "）", "、", ":", "："] where bytes.has(sign, at: number.end) {
            let end = number.end + sign.utf8.count
            // 9：40 is a time, 1.5 a number.
            guard Numerals.read(in: bytes, at: end) == nil || sign == ". " || sign == "、" else { return nil }
            return (form == .kanji ? .kanji : .dotted, String(number.value), end)
        }
        for space in [" ", "　", "\t"] where bytes.has(space, at: number.end) {
            return (form, String(number.value), number.end)
        }
        return nil
    }

    /// `ア　`, `ア．`
    private static func kana(_ text: String) -> Found? {
        guard let first = text.unicodeScalars.first, isKana(String(first)),
            let second = text.unicodeScalars.dropFirst().first,
            [0x20, 0x3000, 0x2E, 0xFF0E].contains(second.value)
        else { return nil }
        return (.kana, String(first), 3 + (second.value < 0x80 ? 1 : 3))
    }

    /// Of the order アイウエオ….
    private static func isKana(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { (0x30A1...0x30F3).contains($0.value) }
    }
}

extension TextBytes {
    func has(_ word: String, at offset: Int) -> Bool {
        var position = offset
        for byte in word.utf8 {
            guard self[position] == byte else { return false }
            position += 1
        }
        return true
    }
}
