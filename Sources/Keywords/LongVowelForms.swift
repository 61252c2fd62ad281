/// トレーニング and トレイニング: a long e in katakana is written with ー or with イ.
enum LongVowelForms {
    /// Shorter words are often two: レーン and レイン, セール and セイル.
    private static let shortest = 4
    private static let e = Set("エケセテネヘメレゲゼデベペェ".unicodeScalars)

    /// With every ー after such a letter as イ, and with every イ as ー, where that changes anything.
    static func others(of word: String) -> [String] {
        // Most keywords are kanji.
        guard word.utf8.contains(0xE3) else { return [] }
        let letters = Array(word.unicodeScalars)
        guard letters.indices.dropFirst().contains(where: { isLong($0, in: letters) }) else { return [] }
        return (["イ", "ー"] as [Unicode.Scalar]).compactMap { mark in
            var changed = letters
            for index in letters.indices.dropFirst() where isLong(index, in: letters) && isInLongWord(index, letters) {
                changed[index] = mark
            }
            return changed == letters ? nil : String(String.UnicodeScalarView(changed))
        }
    }

    private static func isLong(_ index: Int, in letters: [Unicode.Scalar]) -> Bool {
        (letters[index] == "ー" || letters[index] == "イ") && e.contains(letters[index - 1])
    }

    private static func isInLongWord(_ index: Int, _ letters: [Unicode.Scalar]) -> Bool {
        var (start, end) = (index, index)
        while start > 0, isKatakana(letters[start - 1]) { start -= 1 }
        while end < letters.count, isKatakana(letters[end]) { end += 1 }
        return end - start >= shortest
    }

    private static func isKatakana(_ letter: Unicode.Scalar) -> Bool {
        ("\u{30A1}"..."\u{30FA}").contains(letter) || letter == "ー"
    }
}
