import Commitments

/// Shorter forms of a sentence. Each is a part of it that runs to its end, because in Japanese the end says what is
/// claimed; a cut start is marked.
enum Shortening {
    static let cut = "…"
    /// Between two sentences that do not follow each other.
    static let gap = " … "

    /// The sentence, then what is left from its later commas on, longest first. After kana a phrase ends (総務省としては、);
    /// after kanji or katakana a list goes on (医療、教育、防災).
    static func variants(of sentence: Substring) -> [String] {
        let whole = withoutOpener(sentence)
        let text = Array(whole.utf8)
        let cuts = Phrases.commas(in: text[...]).compactMap { comma -> (text: String, isPhrase: Bool)? in
            let rest = String(decoding: text[(comma + 3)...], as: UTF8.self)
            return rest.utf16.count >= shortest ? (cut + rest, endsInKana(text[..<comma])) : nil
        }
        var variants = [String(whole)]
        for (index, candidate) in cuts.enumerated() {
            let phrase = cuts[index...].first { $0.isPhrase }
            // Within a list only where the next phrase would lose too much.
            let loss = (variants.last?.utf16.count ?? 0) - (phrase?.text.utf16.count ?? 0)
            if candidate.isPhrase || loss > greatestLoss { variants.append(candidate.text) }
        }
        return variants
    }

    /// Without また、 or このため、 at its start.
    static func withoutOpener(_ sentence: Substring) -> Substring {
        let text = Array(sentence.utf8)
        guard let length = SummaryWeights.openers.prefixLength(of: text[...]),
            commas.prefixLength(of: text[length...]) != nil
        else { return sentence }
        return sentence[sentence.utf8.index(sentence.startIndex, offsetBy: length + 3)...]
    }

    /// The last words of a sentence that has no comma where one is needed: from the start of a phrase, within the limit.
    /// For promises only, whose speaker and day stand before them.
    /// - Parameter units: UTF-16.
    static func tail(of sentence: Substring, within units: Int) -> String? {
        let scalars = Array(sentence.unicodeScalars)
        var left = sentence.utf16.count
        for index in scalars.indices.dropLast() {
            left -= scalars[index].utf16.count
            // A phrase ends in kana and the next begins with kanji or katakana.
            guard left <= units, isHiragana(scalars[index]), startsWord(scalars[index + 1]) else { continue }
            let rest = scalars[(index + 1)...]
            // Not out of the middle of a quotation.
            guard rest.count(where: { $0 == "「" }) == rest.count(where: { $0 == "」" }) else { continue }
            return left >= shortest ? cut + String(String.UnicodeScalarView(rest)) : nil
        }
        return nil
    }

    private static func isHiragana(_ scalar: Unicode.Scalar) -> Bool { (0x3041...0x3096).contains(scalar.value) }

    private static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || (0x30A1...0x30FA).contains(scalar.value)
    }

    private static func endsInKana(_ text: ArraySlice<UInt8>) -> Bool {
        let last = Array(text.suffix(3))
        return last[0] == 0xE3 && (last[1] == 0x81 || last[1] == 0x82 && last[2] <= 0x96)
    }

    private static let commas: WordList = ["、", "，"]
    /// UTF-16 units: 検討を進めてまいります。 has twelve and says nothing; with its object a clause has more.
    private static let shortest = 18
    /// UTF-16 units: about a line of a chat window.
    private static let greatestLoss = 40
}
