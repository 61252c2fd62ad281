import Commitments

/// How well a sentence carries its speaker's point.
package enum SentenceScore {
    /// A greeting, procedure, or no whole sentence.
    package static func isEmpty(_ sentence: Substring) -> Bool {
        let text = Array(sentence.utf8)
        let end = Stops.trimmed(text[...])
        if announces(end) { return true }
        if asks(end), end.count >= shortestBytes { return false }
        return end.count < shortestBytes || SummaryWeights.emptyWords.isFound(in: end)
            || SummaryWeights.emptyEndings.suffixLength(of: end) != nil || names.suffixLength(of: end) != nil
    }

    /// ２点ほどお伺いしたい: that somebody will ask, not what.
    private static func announces(_ sentence: ArraySlice<UInt8>) -> Bool {
        guard let count = counts.firstRange(in: sentence), count.lowerBound - sentence.startIndex <= longestTopic else {
            return false
        }
        var rest = sentence[count.upperBound...]
        while let length = roughly.prefixLength(of: rest) { rest = rest.dropFirst(length) }
        return askings.prefixLength(of: rest) != nil && Phrases.commas(in: rest).isEmpty && rest.count <= longestAsking
    }

    private static let counts = WordList(
        ["いくつ"] + "数何幾一二三四五六１２３４５６123456".flatMap { number in ["点", "つ", "項目"].map { "\(number)\($0)" } })
    private static let roughly: WordList = ["ほど", "だけ", "ばかり", "か", "について", "に関して", "、", "の"]
    private static let askings: WordList = ["お伺い", "伺", "お聞き", "聞き", "聞か", "お尋ね", "質問", "質疑", "御質問", "ご質問", "お願い"]
    /// Thirty characters: それでは、地域公共交通の再編についての中から.
    private static let longestTopic = 90
    /// Sixteen: お伺いさせていただきたいと思います.
    private static let longestAsking = 48

    /// 管理部長森田一郎君、議事部長桐島花子さん: a list of people claims nothing.
    private static let names: WordList = ["君", "さん", "氏"]

    /// 見解を伺って終わります asks, though it also takes leave.
    package static func asks(_ sentence: ArraySlice<UInt8>) -> Bool {
        SummaryWeights.askingEndings.suffixLength(of: sentence) != nil
    }

    /// Only how something is: 指定管理者は、岡本氏であります. Not what is needed or asked.
    package static func describes(_ sentence: Substring) -> Bool {
        let text = Array(sentence.utf8)
        let end = Stops.trimmed(text[...])
        return copulas.suffixLength(of: end) != nil && SummaryWeights.strongEndings.suffixLength(of: end) == nil
            && !asks(end)
    }

    private static let copulas: WordList = ["であります", "でございます", "です", "でありました", "でございました", "でした"]

    /// - Parameter position: where in its speech, more than 0 up to 1.
    package static func score(of sentence: Substring, position: Double, isLast: Bool) -> Double {
        let text = Array(sentence.utf8)
        let end = Stops.trimmed(text[...])
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

    /// Eight characters: はい、そうです。 and the like.
    private static let shortestBytes = 24
}
