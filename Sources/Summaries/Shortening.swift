import Commitments

/// A part of a sentence that runs to its end, because in Japanese the end says what is claimed.
package struct Form {
    /// With the mark of a cut start.
    package let text: String
    /// What its words tell, each once.
    package let information: Double
    /// What it tells less what reading it costs.
    package let value: Double

    package var units: Int { text.utf16.count }
}

/// Shorter forms of a sentence, cut where its content allows.
package struct Shortening {
    package static let cut = "…"
    /// Between two sentences that do not follow each other.
    package static let gap = " … "

    package let terms: Terms

    package init(terms: Terms) {
        self.terms = terms
    }

    /// The forms that tell something specific, longest first: the whole sentence, the best form, and what is best in
    /// less room. Empty when the sentence tells nothing.
    package func forms(of sentence: Substring) -> (forms: [Form], best: Int) {
        let all = candidates(of: sentence).filter { $0.information >= SummaryWeights.leastInformation }
        guard let best = all.indices.max(by: { all[$0].value < all[$1].value }) else { return ([], 0) }
        var forms = best > 0 ? [all[0], all[best]] : [all[0]]
        for index in all.indices where index > best && all[index...].allSatisfy({ $0.value <= all[index].value }) {
            forms.append(all[index])
        }
        return (forms, min(best, 1))
    }

    /// The sentence, then what is left from its commas on, longest first.
    private func candidates(of sentence: Substring) -> [Form] {
        let whole = Shortening.withoutOpener(sentence)
        let text = Array(whole.utf8)
        var seen: Set<UInt64> = []
        let commas = Phrases.commas(in: text[...])
        let subject = ownOffice(in: text, before: commas.first ?? 0)
        var pending = terms.terms(in: text).filter { $0.offset >= subject }
        var information = 0.0
        var forms: [Form] = []
        for start in ([0] + commas.map { $0 + 3 }).reversed() {
            while let term = pending.last, term.offset >= start {
                if seen.insert(term.hash).inserted { information += term.weight }
                pending.removeLast()
            }
            let form = (start > 0 ? Shortening.cut : "") + String(decoding: text[start...], as: UTF8.self)
            let units = form.utf16.count
            guard start == 0 || units >= Shortening.shortest && !pointsBack(start, in: text) else { continue }
            let value = SummaryWeights.value(of: information, units: units) + penalty(ofStart: start, in: text)
            forms.append(Form(text: form, information: information, value: value))
        }
        return forms.reversed()
    }

    package func isTelling(_ text: String) -> Bool {
        let found = terms.terms(in: Array(text.utf8)).map(\.weight).reduce(0, +)
        return found >= SummaryWeights.leastInformation
    }

    /// Where 法務省は、 ends.
    private func ownOffice(in text: [UInt8], before comma: Int) -> Int {
        // 45 bytes are fifteen characters: the longest ministry's name and としましては.
        comma <= 45 && SummaryWeights.ownOffices.suffixLength(of: text[..<comma]) != nil ? comma : 0
    }

    /// それを支える… after the cut would point to what is not there.
    private func pointsBack(_ start: Int, in text: [UInt8]) -> Bool {
        SummaryWeights.pointers.prefixLength(of: text[start...]) != nil
    }

    /// A cut loses most where it tears a list, or an object from its verb.
    private func penalty(ofStart start: Int, in text: [UInt8]) -> Double {
        guard start > 0 else { return 0 }
        let front = text[..<(start - 3)]
        var penalty = 0.0
        if !Shortening.endsInKana(front) { penalty += SummaryWeights.tornList }
        if SummaryWeights.objectMarks.suffixLength(of: front) != nil { penalty += SummaryWeights.tornObject }
        return penalty
    }

    /// Without また、 or このため、 at its start.
    package static func withoutOpener(_ sentence: Substring) -> Substring {
        let text = Array(sentence.utf8)
        guard let length = SummaryWeights.openers.prefixLength(of: text[...]),
            commas.prefixLength(of: text[length...]) != nil
        else { return sentence }
        return sentence[sentence.utf8.index(sentence.startIndex, offsetBy: length + 3)...]
    }

    /// The last words of a sentence that has no comma where one is needed: from the start of a phrase, within the limit.
    /// For promises only, whose speaker and day stand before them.
    /// - Parameter units: UTF-16.
    package static func tail(of sentence: Substring, within units: Int) -> String? {
        guard sentence.utf16.count > units else { return nil }
        let scalars = Array(sentence.unicodeScalars)
        var left = sentence.utf16.count
        for index in scalars.indices.dropLast() {
            left -= scalars[index].utf16.count
            // A phrase ends in kana and the next begins with kanji or katakana. を超える belongs to what stands before it.
            guard left <= units, isHiragana(scalars[index]), !bindings.contains(scalars[index]),
                startsWord(scalars[index + 1]), !opensWord(scalars[...index])
            else { continue }
            let rest = scalars[(index + 1)...]
            guard !leansBack(rest) else { continue }
            // Not out of the middle of a quotation.
            guard rest.count(where: { $0 == "「" }) == rest.count(where: { $0 == "」" }) else { continue }
            return left >= shortest ? cut + String(String.UnicodeScalarView(rest)) : nil
        }
        return nil
    }

    /// 気がする, 意味では, 理解でよろしい: empty nouns, whose meaning stands before them.
    private static func leansBack(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let head = String(String.UnicodeScalarView(text.prefix(3)))
        return emptyNouns.prefixLength(of: Array(head.utf8)[...]) != nil
    }

    private static let emptyNouns: WordList = [
        "気が", "意味", "理解で", "考えで", "形で", "点は", "点を", "方は", "方を", "場合", "部分", "状況", "段階", "必要が", "可能性", "予定で", "規定に",
        "方向で", "程度", "思いが", "思いで", "話を", "話が", "件は", "人は", "人が", "者が", "者は", "仕方",
    ]

    private static func isHiragana(_ scalar: Unicode.Scalar) -> Bool { (0x3041...0x3096).contains(scalar.value) }

    private static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
        !bound.contains(scalar) && (0x4E00...0x9FFF).contains(scalar.value) || (0x30A1...0x30FA).contains(scalar.value)
    }

    static func endsInKana(_ text: ArraySlice<UInt8>) -> Bool {
        let last = Array(text.suffix(3))
        return last.count == 3 && last[0] == 0xE3 && (last[1] == 0x81 || last[1] == 0x82 && last[2] <= 0x96)
    }

    /// お話, ご意見, その辺: a kana at the start of a word is no end of a phrase.
    private static func opensWord(_ front: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let last = front.last else { return false }
        let before = front.dropLast().last
        if last == "お" || last == "ご" { return before.map { !isKanji($0) } ?? true }
        return last == "の" && before.map { "そこあど".unicodeScalars.contains($0) } ?? false
    }

    private static func isKanji(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

    private static let bindings: Set<Unicode.Scalar> = ["を", "に", "も", "と", "が", "へ"]
    /// その中で, この間に: they lean on the word before them.
    private static let bound: Set<Unicode.Scalar> = ["中", "上", "下", "間", "際", "等", "的", "後", "前", "旨"]
    private static let commas: WordList = ["、", "，"]
    /// UTF-16 units: 検討を進めてまいります。 has twelve and says nothing; with its object a clause has more.
    private static let shortest = 18
}
