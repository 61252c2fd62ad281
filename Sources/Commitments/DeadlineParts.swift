import JapaneseText
import MinutesModel

/// The parts of one clause that have deadlines of their own: 「6月までに骨子を示し、9月までに案をまとめます」 has two.
struct DeadlineParts {
    var range: Range<Int>
    var expressions: [TimeExpression]

    /// Cuts before a date's phrase where the words between it and the date before say what is done by that one, and end
    /// in a verb's connecting form. Two dates of one deed (令和8年度から、9年度にかけて) stay together.
    static func split(_ expressions: [TimeExpression], of clause: Clause, in sentence: [UInt8]) -> [DeadlineParts] {
        guard let first = expressions.first else { return [] }
        var parts = [DeadlineParts(range: clause.range, expressions: [first])]
        let commas = Phrases.commas(in: sentence[clause.range])
        for expression in expressions.dropFirst() {
            let last = parts.count - 1
            let before = parts[last].expressions[parts[last].expressions.count - 1].range.upperBound
            guard let comma = commas.last(where: { $0 >= before && $0 < expression.range.lowerBound }),
                isDeed(sentence[before..<comma])
            else {
                parts[last].expressions.append(expression)
                continue
            }
            let start = comma + Phrases.commaLength
            parts[last].range = parts[last].range.lowerBound..<start
            parts.append(DeadlineParts(range: start..<clause.range.upperBound, expressions: [expression]))
        }
        return parts
    }

    private static func isDeed(_ words: ArraySlice<UInt8>) -> Bool {
        if isNounDeed(words) { return true }
        guard Commitment.saysWhat(words), connecting.suffixLength(of: words) != nil else { return false }
        return purposes.suffixLength(of: words) == nil
    }

    /// に着工, に公布: the verb of both is the last one's. Two to eight characters, none of them kana.
    private static func isNounDeed(_ words: ArraySlice<UInt8>) -> Bool {
        guard PromiseWords.inMark.prefixLength(of: words) != nil else { return false }
        let noun = words.dropFirst(3)
        return (6...24).contains(noun.count) && noun.count % 3 == 0
            && stride(from: noun.startIndex, to: noun.endIndex, by: 3).allSatisfy { (0xE4...0xE9).contains(noun[$0]) }
    }

    /// The last sound of a verb that goes on: 示し, まとめ, 行い, 実施して.
    private static let connecting: WordList = ["し", "り", "み", "い", "き", "め", "え", "け", "せ", "れ", "て", "とともに", "と共に"]
    /// に向け: leads to the next deed, not a deed.
    private static let purposes: WordList = [
        "に向け", "に向けて", "に際し", "において", "について", "につい", "として", "に関し", "に対し", "を踏まえ", "に基づき", "により", "に合わせ", "にあわせ",
    ]
}
