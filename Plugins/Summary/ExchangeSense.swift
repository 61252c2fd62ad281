import Commitments
import Summaries

/// Whether a question and an answer can be understood by somebody who was not there.
enum ExchangeSense {
    /// A sentence, as spoken, that asks or demands something: 配慮を欠いた気がいたしました does neither.
    static func asks(_ sentence: String) -> Bool {
        var text = Array(sentence.utf8)[...]
        while let length = stops.suffixLength(of: text) { text = text.dropLast(length) }
        return SentenceScore.asks(text) || asking.suffixLength(of: text) != nil
    }

    /// What is said names something: 教えていただけないか and そこはどうなのか do not, unless the topic does.
    static func names(_ text: String, besides topic: String?) -> Bool {
        topic != nil || TermIndex.pairs(of: text).count >= leastNamed
    }

    /// その計画に沿って進める: the plan stands in a sentence that the line does not have.
    static func pointsBack(_ text: String) -> Bool {
        let text = Array(text.utf8)[...]
        return SummaryWeights.pointers.prefixLength(of: text.dropFirst(cuts.prefixLength(of: text) ?? 0)) != nil
    }

    private static let cuts: WordList = ["…"]

    /// How many words, as pairs of kanji or katakana, both have: up to four tell that the one answers the other.
    static func agreement(of question: String, and answer: String) -> Double {
        Double(min(4, TermIndex.pairs(of: question).intersection(TermIndex.pairs(of: answer)).count))
    }

    /// One compound of four characters, or two of two.
    private static let leastNamed = 3
    private static let stops: WordList = ["。", "．", "？", "！"]
    private static let asking: WordList = [
        "でしょうか", "ませんか", "ですか", "ますか", "だろうか", "のか", "ないか", "べきだ", "べきです", "べきである", "べきと考えます", "べきだと考えます", "べきだと思います",
        "いただきたい", "いただきたいと思います", "いただきたいというふうに思います", "ください", "求めます", "要望します", "要望いたします", "要望とさせていただきます", "どうでしょう",
        "いかがですか", "伺います", "お願いします", "お願いいたします", "お伺いしたい", "伺いたい", "お聞きしたい",
    ]
}
