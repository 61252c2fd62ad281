import Commitments

/// Shorter forms of a sentence. Each is a part of it that runs to its end, because in Japanese the end says what is
/// claimed; a cut start is marked.
enum Shortening {
    static let cut = "…"
    /// Between two sentences that do not follow each other.
    static let gap = " … "

    /// The sentence, then what is left from its later commas on, longest first.
    static func variants(of sentence: Substring) -> [String] {
        let whole = withoutOpener(sentence)
        let text = Array(whole.utf8)
        let cuts = Phrases.commas(in: text[...]).compactMap { comma -> String? in
            // After kana a phrase ends (総務省としては、); after kanji or katakana a list goes on (医療、教育、防災).
            guard comma >= 3, endsInKana(text[..<comma]) else { return nil }
            let rest = String(decoding: text[(comma + 3)...], as: UTF8.self)
            return rest.utf16.count >= shortest ? cut + rest : nil
        }
        return [String(whole)] + cuts
    }

    /// Without また、 or このため、 at its start.
    static func withoutOpener(_ sentence: Substring) -> Substring {
        let text = Array(sentence.utf8)
        guard let length = SummaryWeights.openers.prefixLength(of: text[...]), commas.prefixLength(of: text[length...]) != nil
        else { return sentence }
        return sentence[sentence.utf8.index(sentence.startIndex, offsetBy: length + 3)...]
    }

    private static func endsInKana(_ text: ArraySlice<UInt8>) -> Bool {
        let last = Array(text.suffix(3))
        return last[0] == 0xE3 && (last[1] == 0x81 || last[1] == 0x82 && last[2] <= 0x96)
    }

    private static let commas: WordList = ["、", "，"]
    /// UTF-16 units: 検討を進めてまいります。 has twelve and says nothing; with its object a clause has more.
    private static let shortest = 18
}
