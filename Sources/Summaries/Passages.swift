import Commitments

/// The passages of a speech: what is said on one topic.
enum Passages {
    /// Ranges of sentences, in order and without a gap. What only announces a topic belongs to the passage it opens.
    static func split(_ text: SpokenText) -> [Range<Int>] {
        let sentences = text.sentences
        guard !sentences.isEmpty else { return [] }
        var starts = [0]
        var tells = false
        let speeches = Set(text.starts)
        for index in sentences.indices {
            if index > 0 && speeches.contains(index) || tells && isShift(Array(sentences[index].utf8)[...]) {
                starts.append(index)
                tells = false
            }
            tells = tells || !SentenceScore.isEmpty(sentences[index][...])
        }
        return zip(starts, starts.dropFirst() + [sentences.count]).map { $0..<$1 }
    }

    /// 次に、…についてお答えします, ３点目は、, and a sentence that only names a topic: 学校給食についてであります.
    static func isShift(_ sentence: ArraySlice<UInt8>) -> Bool {
        if openers.prefixLength(of: sentence) != nil { return true }
        // Ninety bytes are thirty characters: 御質問の２点目、.
        let head = sentence.prefix(90)
        if numbers.isFound(in: head.prefix(45)) { return true }
        let reach = Phrases.commas(in: sentence).first { $0 - sentence.startIndex <= longestTopic }
        let end = sentence.dropLast(3)
        if end.count <= longestTopic, topicEnds.suffixLength(of: end) != nil { return true }
        return reach.map { topics.suffixLength(of: sentence[..<$0]) != nil } ?? false
    }

    private static let openers: WordList = ["次に", "続いて", "続きまして", "初めに", "はじめに", "最後に", "第一は", "第二は", "第三は"]
    private static let numbers: WordList = ["点目", "つ目", "番目", "つ目の"]
    private static let topics: WordList = [
        "についてですが", "についてでございますが", "についてでありますが", "とのことですが", "とのことでございますが", "のお尋ねですが", "に関してですが", "のお尋ねでございますが",
        "につきましては",
        "については", "に関しましては", "ということですが", "の御質問ですが",
    ]
    private static let topicEnds: WordList = [
        "についてです", "についてでございます", "についてであります", "についてお答えします", "についてお答えいたします", "についてお答え申し上げます", "のお尋ねです", "のお尋ねでございます",
        "のお尋ねであります",
        "についてのお尋ねです", "について質問します", "について伺います", "についてお尋ねがございました", "についてご質問をいただきました", "についてのご質問でございます", "について御質問をいただきました",
    ]
    /// 360 bytes are 120 characters: answers repeat the whole question.
    private static let longestTopic = 360
}
