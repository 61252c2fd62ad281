import Commitments

/// How well a sentence carries its speaker's point.
package enum SentenceScore {
    /// A greeting, procedure, or no whole sentence.
    package static func isEmpty(_ sentence: Substring) -> Bool {
        let text = Array(sentence.utf8)
        let end = text.dropLast(stops.suffixLength(of: text[...]) ?? 0)
        if asks(end), end.count >= shortestBytes { return false }
        return end.count < shortestBytes || SummaryWeights.emptyWords.isFound(in: end)
            || SummaryWeights.emptyEndings.suffixLength(of: end) != nil || names.suffixLength(of: end) != nil
    }

    /// 管理部長森田一郎君、議事部長桐島花子さん: a list of people claims nothing.
    private static let names: WordList = ["君", "さん", "氏"]

    /// 見解を伺って終わります asks, though it also takes leave.
    package static func asks(_ sentence: ArraySlice<UInt8>) -> Bool {
        SummaryWeights.askingEndings.suffixLength(of: sentence) != nil
    }

    /// Only how something is: 指定管理者は、岡本氏であります. Not what is needed or asked.
    package static func describes(_ sentence: Substring) -> Bool {
        let text = Array(sentence.utf8)
        let end = text.dropLast(stops.suffixLength(of: text[...]) ?? 0)
        return copulas.suffixLength(of: end) != nil && SummaryWeights.strongEndings.suffixLength(of: end) == nil
            && !asks(end)
    }

    private static let copulas: WordList = ["であります", "でございます", "です", "でありました", "でございました", "でした"]

    /// - Parameter position: where in its speech, more than 0 up to 1.
    package static func score(of sentence: Substring, position: Double, isLast: Bool) -> Double {
        let text = Array(sentence.utf8)
        let end = text.dropLast(stops.suffixLength(of: text[...]) ?? 0)
        let units = sentence.utf16.count
        var score = SummaryWeights.place * position
        if isLast { score += SummaryWeights.last }
        if SummaryWeights.strongEndings.suffixLength(of: end) != nil {
            score += SummaryWeights.strongEnding
        } else if SummaryWeights.weakEndings.suffixLength(of: end) != nil {
            score += SummaryWeights.weakEnding
        }
        if SummaryWeights.pointers.prefixLength(of: end) != nil { score += SummaryWeights.pointing }
        if units < SummaryWeights.shortUnits { score += SummaryWeights.short }
        if units > SummaryWeights.longUnits { score += SummaryWeights.long }
        if SummaryWeights.deeds.suffixLength(of: end) != nil { score += SummaryWeights.deed }
        return score
    }

    private static let stops: WordList = ["。", "．", "！", "？"]
    /// Eight characters: はい、そうです。 and the like.
    private static let shortestBytes = 24
}
