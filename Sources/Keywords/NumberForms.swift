/// 第2次 and 第二次, 令和5年 and 令和五年, 2030年 and 二〇三〇年: a number in a keyword and its other spellings.
///
/// Only numbers that count something: after 第 or an era, or before a counter. 一般 and 三重 hold no number.
enum NumberForms {
    private static let digits: [Unicode.Scalar] = Array("〇一二三四五六七八九".unicodeScalars)
    private static let counters = Set("次期条号回年月日人章項款節度世時分週階丁区番位割種類級件校箇万億兆つか拠段本台枚名棟歳才代者".unicodeScalars)
    private static let leads = Set("第和成昭正全計".unicodeScalars)

    /// The number at `index`, how many letters it has there, and how else it is written.
    static func forms(in letters: [Unicode.Scalar], at index: Int) -> (length: Int, choices: [String])? {
        guard index == 0 || !isNumeral(letters[index - 1]) else { return nil }
        var end = index
        while end < letters.count, isNumeral(letters[end]) || isSeparator(end, in: letters) { end += 1 }
        guard end > index else { return nil }
        let followsLead = index > 0 && leads.contains(letters[index - 1])
        guard end < letters.count ? followsLead || counters.contains(letters[end]) : followsLead,
            let value = value(of: letters[index..<end].filter { $0 != "," })
        else { return nil }
        var choices = [String(value), kanji(value)]
        if value >= 100 { choices.append(positional(value)) }
        if value >= 1000 { choices.append("\(value / 1000),\(String(String(value + 1000).suffix(3)))") }
        return (end - index, choices)
    }

    private static func isNumeral(_ letter: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(letter) || digits.contains(letter) || letter == "十" || letter == "百" || letter == "千"
    }

    /// The comma of 1,000.
    private static func isSeparator(_ index: Int, in letters: [Unicode.Scalar]) -> Bool {
        index > 0 && index + 3 < letters.count && letters[index] == "," && letters[index - 1].isASCII
            && letters[(index + 1)...(index + 3)].allSatisfy { ("0"..."9").contains($0) }
    }

    /// `nil` for what is no number below 10,000, for mixtures of digits and kanji, and for 一八十.
    private static func value(of letters: [Unicode.Scalar]) -> Int? {
        guard letters.count <= 7 else { return nil }
        if letters.allSatisfy({ $0.isASCII }) {
            return letters.first == "0" || letters.count > 4 ? nil : Int(String(String.UnicodeScalarView(letters)))
        }
        guard !letters.contains(where: { $0.isASCII }) else { return nil }
        if letters.allSatisfy(digits.contains) {
            guard letters.count <= 4, letters.first != digits[0] else { return nil }
            return letters.reduce(0) { $0 * 10 + (digits.firstIndex(of: $1) ?? 0) }
        }
        var total = 0
        var pending = 0
        var last = 10_000
        for letter in letters {
            let unit = letter == "十" ? 10 : letter == "百" ? 100 : letter == "千" ? 1000 : 1
            guard unit > 1 else {
                guard pending == 0, let digit = digits.firstIndex(of: letter), digit > 0 else { return nil }
                pending = digit
                continue
            }
            guard unit < last else { return nil }
            last = unit
            total += max(1, pending) * unit
            pending = 0
        }
        return total + pending
    }

    /// 11 → 十一.
    private static func kanji(_ value: Int) -> String {
        var text = String.UnicodeScalarView()
        for (unit, letter) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] as [(Int, String)] {
            let digit = value / unit % 10
            guard digit > 0 else { continue }
            if digit > 1 || unit == 1 { text.append(digits[digit]) }
            text.append(contentsOf: letter.unicodeScalars)
        }
        return text.isEmpty ? "〇" : String(text)
    }

    /// 2030 → 二〇三〇.
    private static func positional(_ value: Int) -> String {
        String(String.UnicodeScalarView(String(value).unicodeScalars.map { digits[Int($0.value) - 0x30] }))
    }
}
