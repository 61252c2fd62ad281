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
                .sorted { ($0.range.lowerBound, $0.keyword) < ($1.range.lowerBound, $1.keyword) }
                .map { hit($0, in: bytes) }
        }
    }

    struct Match {
        /// Index into the compiled keywords.
        var keyword: Int
        /// In UTF-8 bytes of the text.
        var range: Range<Int>
    }

    func hit(_ match: Match, in text: UnsafeBufferPointer<UInt8>) -> KeywordHit {
        let keyword = compiled.keywords[match.keyword]
        let surface = String(decoding: text[match.range], as: UTF8.self)
        return KeywordHit(rule: rules[keyword.rule].name, keyword: keyword.text, surface: surface, range: match.range)
    }

    /// By keyword, then by place. Of overlapping matches of one keyword the first, then longest one stays.
    func matches(in text: UnsafeBufferPointer<UInt8>) -> [Match] {
        let folded = Folding.fold(text)
        var candidates: [(spelling: Int, folded: Range<Int>)] = []
        folded.bytes.withUnsafeBufferPointer { bytes in
            compiled.automaton.scan(bytes) { spelling, range in candidates.append((spelling, range)) }
        }
        guard !candidates.isEmpty else { return [] }
        var matches: [Match] = []
        boundaries.withLock { boundaries in
            for candidate in candidates {
                let range = folded.originalRange(of: candidate.folded)
                guard isSpelt(candidate.spelling, range, folded: candidate.folded, in: text) else { continue }
                let keyword = compiled.spellings[candidate.spelling].keyword
                guard rules[compiled.keywords[keyword].rule].match == .substring || boundaries.isWhole(range, in: text)
                else { continue }
                matches.append(Match(keyword: keyword, range: range))
            }
        }
        return Self.withoutOverlaps(matches)
    }

    /// The automaton knows no long vowels; where there are some, the two spellings are compared.
    private func isSpelt(
        _ number: Int, _ range: Range<Int>, folded: Range<Int>, in text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let spelling = compiled.spellings[number]
        let original = UnsafeBufferPointer(rebasing: text[range])
        guard spelling.literal.isEmpty else { return original.elementsEqual(spelling.literal) }
        if spelling.key.isEmpty, range.count == folded.count { return true }
        let written = Folding.fold(original, longVowels: .keptWhereTheyTell).bytes
        return spelling.key.isEmpty ? written.count == folded.count : written == spelling.key
    }

    private static func withoutOverlaps(_ matches: [Match]) -> [Match] {
        let sorted = matches.sorted {
            ($0.keyword, $0.range.lowerBound, -$0.range.upperBound) < (
                $1.keyword, $1.range.lowerBound, -$1.range.upperBound
            )
        }
        var kept: [Match] = []
        for match in sorted {
            if let last = kept.last, last.keyword == match.keyword, last.range.overlaps(match.range) { continue }
            kept.append(match)
        }
        return kept
    }
}
