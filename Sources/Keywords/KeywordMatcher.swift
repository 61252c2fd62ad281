import JapaneseText
import Synchronization

/// Finds the keywords of many rules. Building it costs, using it is cheap: build one and keep it.
package final class KeywordMatcher: Sendable {
    package let rules: [KeywordRule]
    let compiled: CompiledKeywords
    /// ICU's breaks remember where they are, so one walker at a time. Nobody waits in a program of one thread.
    private let boundaries = Mutex(WordBoundaries())

    package init(rules: [KeywordRule]) throws(KeywordRuleError) {
        self.rules = rules
        compiled = try CompiledKeywords(rules)
    }

    /// All keywords under `any` and `all` in `text`, in the order in which they stand. What `exclude`, `all` and
    /// `speakers` do to them is a matter of passages.
    package func hits(in text: String) -> [KeywordHit] {
        var text = text
        return text.withUTF8 { bytes in
            matches(in: bytes)
                .filter { compiled.keywords[$0.keyword].role != .exclude }
                .map { hit($0, in: bytes) }
        }
    }

    /// How many hits `hits(in:)` would give and those on excluded words, for measuring.
    package func count(in text: String) -> Int {
        var text = text
        return text.withUTF8 { matches(in: $0).count }
    }

    struct Match {
        /// Index into the compiled keywords.
        var keyword: Int
        /// In UTF-8 bytes of the text.
        var range: Range<Int>

        func precedes(_ other: Match) -> Bool {
            if range.lowerBound != other.range.lowerBound { return range.lowerBound < other.range.lowerBound }
            if keyword != other.keyword { return keyword < other.keyword }
            return range.upperBound > other.range.upperBound
        }
    }

    func hit(_ match: Match, in text: UnsafeBufferPointer<UInt8>) -> KeywordHit {
        let keyword = compiled.keywords[match.keyword]
        let surface = String(decoding: text[match.range], as: UTF8.self)
        return KeywordHit(rule: rules[keyword.rule].name, keyword: keyword.text, surface: surface, range: match.range)
    }

    /// By place, then by keyword. Of overlapping matches of one keyword the first, then longest one stays.
    func matches(in text: UnsafeBufferPointer<UInt8>) -> [Match] {
        let folded = Folding.fold(text)
        var matches: [Match] = []
        boundaries.withLock { boundaries in
            folded.bytes.withUnsafeBufferPointer { bytes in
                compiled.cards.withUnsafeBufferPointer { cards in
                    compiled.automaton.scan(bytes) { spelling, foldedRange in
                        let card = cards[spelling]
                        let range = folded.originalRange(of: foldedRange)
                        let isAsWritten = card.isPlain && range.count == foldedRange.count
                        guard isAsWritten || isSpelt(spelling, range, folded: foldedRange.count, in: text) else {
                            return
                        }
                        guard !card.needsWholeWord || boundaries.isWhole(range, in: text) else { return }
                        matches.append(Match(keyword: card.keyword, range: range))
                    }
                }
            }
        }
        return Self.withoutOverlaps(matches)
    }

    /// The automaton knows no long vowels; where there are some, the two spellings are compared.
    private func isSpelt(
        _ number: Int, _ range: Range<Int>, folded length: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let spelling = compiled.spellings[number]
        let original = UnsafeBufferPointer(rebasing: text[range])
        guard spelling.literal.isEmpty else { return original.elementsEqual(spelling.literal) }
        let written = Folding.fold(original, longVowels: .keptWhereTheyTell).bytes
        return spelling.key.isEmpty ? written.count == length : written == spelling.key
    }

    private static func withoutOverlaps(_ matches: [Match]) -> [Match] {
        guard matches.count > 1 else { return matches }
        var sorted = matches
        // The walk finds them by their ends: mostly in order already, and an insertion or two away from it otherwise.
        for index in 1..<sorted.count {
            let match = sorted[index]
            var place = index
            while place > 0, match.precedes(sorted[place - 1]) {
                sorted[place] = sorted[place - 1]
                place -= 1
            }
            if place != index { sorted[place] = match }
        }
        let longest = matches.reduce(0) { max($0, $1.range.count) }
        var kept: [Match] = []
        kept.reserveCapacity(sorted.count)
        next: for match in sorted {
            var index = kept.count - 1
            // Only what starts this near can reach into it.
            while index >= 0, kept[index].range.lowerBound + longest > match.range.lowerBound {
                if kept[index].keyword == match.keyword, kept[index].range.upperBound > match.range.lowerBound {
                    continue next
                }
                index -= 1
            }
            kept.append(match)
        }
        return kept
    }
}
