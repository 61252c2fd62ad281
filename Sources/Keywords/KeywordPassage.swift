import JapaneseText
package import MinutesModel

/// A sentence that meets a rule.
package struct KeywordPassage: Sendable, Equatable {
    /// Where it stands; equal for equal places, whatever the rule.
    package struct Place: Sendable, Hashable {
        /// The index of the speech in the minutes' list.
        package let speech: Int
        package let paragraph: Int
        /// The sentence's start in UTF-8 bytes of the paragraph.
        package let offset: Int
    }

    package let place: Place
    /// As it is spelt in the record.
    package let sentence: String
    /// Their ranges are in UTF-8 bytes of the sentence.
    package let hits: [KeywordHit]

    /// The keywords met, each once, in the order in which they stand.
    package var keywords: [String] {
        var seen: Set<String> = []
        return hits.map { $0.keyword }.filter { seen.insert($0).inserted }
    }
}

/// What one rule found in some minutes.
package struct KeywordFinding: Sendable, Equatable {
    package let rule: KeywordRule
    /// In the order of the record; never empty.
    package let passages: [KeywordPassage]
}

extension KeywordMatcher {
    /// What each rule that is met found, in the order of the rules.
    package func findings(in minutes: Minutes) -> [KeywordFinding] {
        var passages: [Int: [KeywordPassage]] = [:]
        for (index, speech) in minutes.speeches.enumerated() {
            for (rule, found) in self.passages(in: speech, at: index) where hears(rules[rule], speech.speaker) {
                passages[rule, default: []] += found
            }
        }
        return passages.sorted { $0.key < $1.key }.map { KeywordFinding(rule: rules[$0.key], passages: $0.value) }
    }

    private func hears(_ rule: KeywordRule, _ speaker: Speaker) -> Bool {
        guard !rule.speakers.isEmpty else { return true }
        let said = [speaker.label, speaker.name, speaker.role].compactMap { $0 }.map { Folding.spelling($0) }
        return rule.speakers.contains { wanted in
            let wanted = Folding.spelling(wanted)
            return said.contains { $0.position(of: wanted) != nil }
        }
    }

    /// By rule. A rule with `all` is met only where the speech, without excluded sentences, holds all of them.
    private func passages(in speech: Speech, at index: Int) -> [Int: [KeywordPassage]] {
        var passages: [Int: [KeywordPassage]] = [:]
        var keywordsMet: [Int: Set<Int>] = [:]
        for (number, paragraph) in speech.paragraphs.enumerated() {
            var paragraph = paragraph
            var matches = paragraph.withUTF8 { self.matches(in: $0) }[...]
            guard !matches.isEmpty else { continue }
            matches.sort { ($0.range.lowerBound, $0.keyword) < ($1.range.lowerBound, $1.keyword) }
            for sentence in Sentences.split(paragraph) {
                let place = KeywordPassage.Place(
                    speech: index, paragraph: number, offset: offset(of: sentence, in: paragraph))
                let end = place.offset + sentence.utf8.count
                let here = matches.prefix { $0.range.lowerBound < end }
                matches = matches.dropFirst(here.count)
                for (rule, inside) in byRule(here.filter { $0.range.upperBound <= end }) {
                    passages[rule, default: []].append(passage(inside, sentence: sentence, at: place))
                    keywordsMet[rule, default: []].formUnion(inside.map { $0.keyword })
                }
            }
        }
        return passages.filter { rule, _ in isMet(rule, by: keywordsMet[rule] ?? []) }
    }

    private func offset(of sentence: Substring, in paragraph: String) -> Int {
        paragraph.utf8.distance(from: paragraph.startIndex, to: sentence.startIndex)
    }

    /// A sentence's matches by rule, without the rules that exclude it.
    private func byRule(_ matches: [Match]) -> [Int: [Match]] {
        Dictionary(grouping: matches) { compiled.keywords[$0.keyword].rule }
            .filter { !$0.value.contains { compiled.keywords[$0.keyword].role == .exclude } }
    }

    private func passage(
        _ matches: [Match], sentence: Substring, at place: KeywordPassage.Place
    ) -> KeywordPassage {
        var text = String(sentence)
        let hits = text.withUTF8 { bytes in
            matches.map { match in
                let range = match.range.lowerBound - place.offset..<match.range.upperBound - place.offset
                return hit(Match(keyword: match.keyword, range: range), in: bytes)
            }
        }
        return KeywordPassage(place: place, sentence: text, hits: hits)
    }

    private func isMet(_ rule: Int, by met: Set<Int>) -> Bool {
        guard !rules[rule].all.isEmpty else { return true }
        let texts = Set(met.map { compiled.keywords[$0].text })
        return rules[rule].all.allSatisfy(texts.contains)
            && (rules[rule].any.isEmpty || rules[rule].any.contains(where: texts.contains))
    }
}
