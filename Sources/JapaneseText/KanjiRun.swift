/// Kanji in a row, cut into words in the cheapest way: whether a keyword in it is a word there, or the end of one and
/// the beginning of the next (会計 in 社会計画).
///
/// ICU's dictionary holds some compounds as one word (県議会) and cuts others in the wrong place (水|産業). Here every
/// way to cut is weighed: words of the dictionary, and single kanji by what they are beside a word.
struct KanjiRun {
    /// Costs, set on the pairs in `Tests/JapaneseTextTests/Fixtures`: a word of the dictionary costs 1.
    private enum Cost {
        static let word = 1.0
        /// Longer words explain more, but are often compounds of the shorter ones.
        static let longWord = 1.2
        /// A keyword that no dictionary has.
        static let unknownWord = 1.4
        static let prefix = 0.4
        static let suffix = 0.6
        static let weakAffix = 0.9
        static let counter = 0.2
        /// The kanji of a verb or adjective whose kana follow.
        static let stem = 0.4
        /// A kanji that is nothing beside a word.
        static let stray = 2.5
        /// ICU weighs frequencies, too.
        static let againstICU = 0.2
        /// What a cut may cost over taking a compound of the dictionary as one word.
        static let compound = 1.3
        /// Equal costs speak for the keyword, whatever the sums' last bit.
        static let tie = 0.001
    }

    private let codes: [UInt32]
    private let followsNumber: Bool
    private let endsInStem: Bool

    init(_ codes: [UInt32], followsNumber: Bool, endsInStem: Bool) {
        self.codes = codes
        self.followsNumber = followsNumber
        self.endsInStem = endsInStem
    }

    /// `breaks` are ICU's in this run, one more than there are kanji; `isWord` tells whether its dictionary has a word.
    func isWhole(_ word: Range<Int>, breaks: [Bool], isWord: (ArraySlice<UInt32>) -> Bool) -> Bool {
        let count = codes.count
        // Whoever watches it holds it for a word.
        let known = word.count == 2 && isWord(codes[word]) ? Cost.word : Cost.unknownWord
        let own = min(cheapest(word, isWord), max(known, Double(word.count) / 4))
        let cut = cheapest(0..<word.lowerBound, isWord) + own + cheapest(word.upperBound..<count, isWord)
        var across = Double.infinity
        var around = Double.infinity
        for start in 0..<count {
            for end in (start + 2)...max(start + 2, min(start + 4, count)) where end <= count {
                let piece = start..<end
                guard piece.overlaps(word), !(word.lowerBound <= start && end <= word.upperBound),
                    isWord(codes[piece])
                else { continue }
                let cost =
                    cheapest(0..<start, isWord) + self.cost(ofWord: piece.count) + cheapest(end..<count, isWord)
                if start <= word.lowerBound && word.upperBound <= end {
                    around = min(around, cost)
                } else {
                    across = min(across, cost)
                }
            }
        }
        let agrees = breaks[word.lowerBound] && breaks[word.upperBound]
        // Longer keywords do not come about by chance.
        let contradicts = word.count == 2 && contradicts(word, breaks)
        let icu = agrees ? -Cost.againstICU : contradicts ? Cost.againstICU : 0
        return cut + icu < across + Cost.tie && cut < around + Cost.compound
    }

    /// Whether ICU has a word over one of the ends that does not hold the whole keyword.
    private func contradicts(_ word: Range<Int>, _ breaks: [Bool]) -> Bool {
        (word.lowerBound + 1..<word.upperBound).contains { breaks[$0] }
            && !(breaks[word.lowerBound] && breaks[word.upperBound])
    }

    private func cost(ofWord count: Int) -> Double { count == 2 ? Cost.word : Cost.longWord }

    private func cost(ofKanjiAt index: Int) -> Double {
        let code = codes[index]
        if index == 0, followsNumber, Affixes.counters.contains(code) { return Cost.counter }
        if index > 0, index + 1 == codes.count, endsInStem { return Cost.stem }
        if index + 1 < codes.count, Affixes.prefixes.contains(code) { return Cost.prefix }
        if index > 0, Affixes.suffixes.contains(code) { return Cost.suffix }
        if index + 1 < codes.count, Affixes.weakPrefixes.contains(code) { return Cost.weakAffix }
        if index > 0, Affixes.weakSuffixes.contains(code) { return Cost.weakAffix }
        return Cost.stray
    }

    private func cheapest(_ range: Range<Int>, _ isWord: (ArraySlice<UInt32>) -> Bool) -> Double {
        var costs = [0.0]
        for end in range.indices.map({ $0 + 1 }) {
            var best = costs[end - 1 - range.lowerBound] + cost(ofKanjiAt: end - 1)
            for length in 2...4 where end - length >= range.lowerBound {
                let before = costs[end - length - range.lowerBound] + cost(ofWord: length)
                if before < best, isWord(codes[end - length..<end]) { best = before }
            }
            costs.append(best)
        }
        return costs[range.count]
    }
}
