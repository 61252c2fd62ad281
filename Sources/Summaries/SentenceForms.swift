import Commitments

/// A part of a sentence that runs to its end, in plain form.
struct SentenceForm {
    let text: String
    /// In characters.
    let length: Int
    /// How much of the sentence's claim is there: 1 for a whole sentence.
    let wholeness: Double

    var worth: Double { Double(length) * wholeness }
}

/// The forms of a sentence for a line of limited length, longest first.
struct SentenceForms {
    let weights: GistWeights
    let marksCuts: Bool

    func forms(of sentence: String, limit: Int) -> [SentenceForm] {
        let plain = PlainEnding.of(asking(FillerWords.removed(from: sentence)))
        let text = Array(plain.utf8)
        var forms: [SentenceForm] = []
        for start in [0] + Phrases.commas(in: text[...]).map({ $0 + 3 }) {
            let tail = (start > 0 ? cut : "") + String(decoding: text[start...], as: UTF8.self)
            let length = Gist.length(of: tail)
            guard (1...max(limit, 1)).contains(length), start == 0 || length >= SentenceForms.shortest else { continue }
            // ここは。 and それを支える… point to what is not there.
            let points = SummaryWeights.pointers.prefixLength(of: text[start...]) != nil
            guard !points || start == 0 && length >= SentenceForms.shortest else { continue }
            forms.append(SentenceForm(text: tail, length: length, wholeness: wholeness(of: start, in: text)))
        }
        if let tail = tail(of: plain, within: limit) { forms.append(tail) }
        return forms.sorted { $0.length > $1.length }
    }

    private func wholeness(of start: Int, in text: [UInt8]) -> Double {
        guard start > 0 else { return 1 }
        let front = text[..<(start - 3)]
        let isTorn = SummaryWeights.objectMarks.suffixLength(of: front) != nil || !Shortening.endsInKana(front)
        return 1 - (isTorn ? weights.torn : weights.cut)
    }

    /// Two claims in one sentence: …べきと考えますが、見解を伺います → …べき。見解を伺います.
    private func asking(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let comma = Phrases.commas(in: bytes[...]).last, bytes.count - comma < SentenceForms.longestAsking,
            let but = SentenceForms.buts.suffixLength(of: bytes[..<comma])
        else { return text }
        let claim = bytes[..<(comma - but)]
        // 慎重にと考えますが is no claim by itself.
        guard PlainEndingRules.predicateEnds.suffixLength(of: claim) != nil else { return text }
        return PlainEnding.of(String(decoding: claim, as: UTF8.self)) + "。"
            + String(decoding: bytes[(comma + 3)...], as: UTF8.self)
    }

    /// Sixty bytes are twenty characters: 市長の見解をお伺いいたします.
    private static let longestAsking = 60
    private static let buts: WordList = [
        "と考えますが", "と思いますが", "と考えるが", "と思うが", "と考えておりますが", "と思っておりますが", "と考えていますが", "と思っていますが", "というふうに思いますが",
        "というふうに考えますが",
        "と存じますが",
    ]

    private var cut: String { marksCuts ? Shortening.cut : "" }

    /// From the start of a phrase.
    private func tail(of plain: String, within limit: Int) -> SentenceForm? {
        guard let marked = Shortening.tail(of: plain[...], within: limit - cut.count) else { return nil }
        let tail = cut + marked.dropFirst(Shortening.cut.count)
        return SentenceForm(text: tail, length: Gist.length(of: tail), wholeness: 1 - weights.torn)
    }

    /// For want of a comma and of a phrase: from the start of a word, else as many characters as there is room for. The
    /// end says what is claimed, also without what stands in front.
    func lastWords(of sentence: String, limit: Int) -> SentenceForm? {
        let whole = PlainEnding.of(FillerWords.removed(from: sentence))
        let plain = Array(whole)
        var start = plain.count
        var left = limit - (Gist.length(of: whole) > limit ? cut.count : 0)
        while start > 0, plain[start - 1].unicodeScalars.count <= left {
            start -= 1
            left -= plain[start].unicodeScalars.count
        }
        if start > 0 {
            // Two thirds of the room at most are given up for a whole word.
            let starts = start...(start + (plain.count - start) * 2 / 3)
            let free = starts.filter { $0 < plain.count && !SentenceForms.isBound(plain[$0]) }
            start = free.first { SentenceForms.beginsWord(plain[$0], after: plain[$0 - 1]) } ?? free.first ?? start
        }
        guard start < plain.count else { return nil }
        let text = (start > 0 ? cut : "") + String(plain[start...])
        return SentenceForm(text: text, length: Gist.length(of: text), wholeness: 1 - weights.torn)
    }

    /// With kanji or katakana where something else stood: hiragana mostly go on.
    private static func beginsWord(_ character: Character, after last: Character) -> Bool {
        let katakana: ClosedRange<Character> = "ァ"..."ー"
        return !("ぁ"..."ゖ").contains(character)
            && (("ぁ"..."ゖ").contains(last) || katakana.contains(character) != katakana.contains(last))
    }

    /// No word begins with these.
    private static func isBound(_ character: Character) -> Bool { "、，・ーぁぃぅぇぉっゃゅょん々」』）)".contains(character) }

    private static let shortest = 10
}
