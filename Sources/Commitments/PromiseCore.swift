import MinutesModel

/// What is promised, in a form that fits a list and can be compared: without the date, the opener and the polite end.
/// 「また、令和9年度中に、全ての窓口の統合を目指します。」→ 「全ての窓口の統合を目指す」.
enum PromiseCore {
    /// - Parameters:
    ///   - part: the part of the sentence that carries the promise (UTF-8).
    ///   - word: the deadline's words, or the vague word.
    static func core(of part: ArraySlice<UInt8>, without word: String) -> String? {
        let word = Array(word.utf8)
        var text = Array(part)
        if !word.isEmpty, let place = text.indices.first(where: { text[$0...].starts(with: word) }) {
            let start = phraseStart(before: place, in: text)
            let end = place + word.count
            if let particle = removable(from: place, to: end, after: start, in: text) {
                text = Array(text[start..<place]) + joined(text[(end + particle)...], isFirst: start == place)
            } else {
                text = Array(text[start...])
            }
        }
        // 公開する予定で、 before another clause.
        while let length = stops.suffixLength(of: text[...]) { text.removeLast(length) }
        while text.last == 0x20 { text.removeLast() }
        if plans.suffixLength(of: text[...]) != nil { text.removeLast(3) }
        while let length = openers.prefixLength(of: text[...]) { text.removeFirst(length) }
        let plain = PlainForm.plain(text)
        guard plain.count >= shortest else { return nil }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Three characters: 行う alone says nothing.
    private static let shortest = 9

    /// The phrase that the date stands in, and the one before where that alone does not say what is promised.
    private static func phraseStart(before place: Int, in text: [UInt8]) -> Int {
        let starts = [0] + Phrases.commas(in: text[...]).filter { $0 < place }.map { $0 + Phrases.commaLength }
        let start = starts[starts.count - 1]
        return starts.count > 1 && !Commitment.saysWhat(text[start...]) ? starts[starts.count - 2] : start
    }

    /// The length of the particle that goes with the date; `nil` where the date is part of a longer phrase and has to
    /// stay: 年内に開く会議で, 終えるべき令和12年度までの工程表.
    private static func removable(from start: Int, to end: Int, after phrase: Int, in text: [UInt8]) -> Int? {
        let isFree =
            start == phrase || text[start - 1] == 0x20 || boundaries.suffixLength(of: text[phrase..<start]) != nil
        let after = text[end...]
        let length = particles.prefixLength(of: after) ?? 0
        let rest = after.dropFirst(length)
        // 令和8年度の改定に向けて: the date is the noun's.
        if length == 0, nounMark.prefixLength(of: after) != nil { return nil }
        // に and a verb of at most five characters: a relative clause.
        if length == 3, PromiseWords.nounVerbs.isFound(in: rest.prefix(18)) { return nil }
        return isFree ? length : nil
    }

    /// The words behind the date; where nothing stands before it, not even a comma begins them.
    private static func joined(_ rest: ArraySlice<UInt8>, isFirst: Bool) -> [UInt8] {
        guard isFirst, let comma = stops.prefixLength(of: rest) else { return Array(rest) }
        return Array(rest.dropFirst(comma))
    }

    private static let particles: WordList = [
        "までに、", "までに", "まで、", "まで", "末までに", "末に", "頃までに", "ごろまでに", "頃に", "ごろに", "中に", "内に", "には、", "には", "に、",
        "に",
        "を目途に", "をめどに", "を目処に", "を目途として", "を目途とし", "からは", "からの", "から", "以降に", "以降、", "以降", "より", "は、", "の早い時期に", "を目標に",
        "において、", "において", "においては、",
        "においては", "におきましては、", "におきましては", "では、", "では", "は", "も、", "も",
    ]
    private static let nounMark: WordList = ["の", "中の"]
    private static let plans: WordList = ["予定で", "見込みで", "見通しで"]
    private static let boundaries: WordList = ["、", "，", "は", "を", "が", "も", "で", "　"]
    private static let stops: WordList = ["、", "，"]
    private static let openers: WordList = [
        "また、", "まず、", "まずは、", "次に、", "さらに、", "更に、", "加えて、", "そして、", "それから、", "なお、", "このほか、", "併せて、", "あわせて、", "そのため、",
        "このため、", "したがって、", "従って、", "そこで、", "具体的には、", "特に、", "今後は、", "今後、", "それまでに、", "それまでに", "　",
    ]
}
