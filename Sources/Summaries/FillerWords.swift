import Commitments

/// What stands in front of a sentence's claim and holds none: また、, 第5点目、, …についてでありますが、.
enum FillerWords {
    static func removed(from sentence: String) -> String {
        var text = Array(sentence.utf8)[...]
        while let comma = Phrases.commas(in: text).first {
            let front = text[..<comma]
            let isFiller =
                SummaryWeights.openers.prefixLength(of: front) == front.count || isNumber(front)
                || topics.suffixLength(of: front) != nil
            guard isFiller, text.count - (comma + 3 - text.startIndex) >= shortestRest else { break }
            text = text[(comma + 3)...]
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// 第５点目, 三つ目は, １点目の質問.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        text.count <= 36 && numbers.isFound(in: text)
    }

    private static let numbers: WordList = ["点目", "つ目", "番目", "第一に", "第二に", "第三に", "第四に"]
    /// The talk's topic, which the answer's line has as its question.
    private static let topics: WordList = [
        "についてでございますが", "についてでありますが", "についてですが", "についてのお尋ねですが", "についてのお尋ねでございますが", "とのことですが", "とのことでございますが",
        "に関してでございますが",
        "に関してでありますが", "に関してですが", "のお尋ねですが", "の御質問ですが", "のご質問ですが", "についての御質問でございますが", "につきましてでございますが",
    ]
    /// Five characters: something must be left.
    private static let shortestRest = 15
}
