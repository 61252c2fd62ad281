import JapaneseText
package import MinutesModel

extension KeywordMatcher {
    /// What each rule that is met found, in the order of the rules.
    package func findings(in minutes: Minutes) -> [KeywordFinding] {
        let filter = PassageFilter(minutes)
        let open = rules.map { filter.allows($0) }
        var passages: [Int: [KeywordPassage]] = [:]
        for index in minutes.speeches.indices {
            for (rule, found) in self.passages(at: index, in: minutes)
            where open[rule] && filter.allows(rules[rule], speech: index) {
                let kept = found.filter { filter.allows(rules[rule], $0) }
                if !kept.isEmpty { passages[rule, default: []] += kept }
            }
        }
        return passages.sorted { $0.key < $1.key }.map { KeywordFinding(rule: rules[$0.key], passages: $0.value) }
    }

    /// The passages of one speech that meet any rule's words, whoever speaks.
    package func passages(ofSpeech index: Int, in minutes: Minutes) -> [KeywordPassage] {
        passages(at: index, in: minutes).sorted { $0.key < $1.key }.flatMap { $0.value }
    }

    /// By rule. A rule with `all` is met only where the speech, without excluded sentences, holds all of them.
    private func passages(at index: Int, in minutes: Minutes) -> [Int: [KeywordPassage]] {
        // Once: a speech that was parsed puts its paragraphs together anew each time.
        let paragraphs = minutes.speeches[index].paragraphs
        var passages: [Int: [KeywordPassage]] = [:]
        var keywordsMet: [Int: Set<Int>] = [:]
        for (number, paragraph) in paragraphs.enumerated() {
            var paragraph = paragraph
            var matches = paragraph.withUTF8 { self.matches(in: $0) }[...]
            guard !matches.isEmpty else { continue }
            let withdrawn = WithdrawnWords(minutes.corrections, speech: index, paragraph: number, text: paragraph)
            matches.removeAll { withdrawn.hold($0.range) }
            let sentences = Sentences.split(paragraph)
            for (position, sentence) in sentences.enumerated() {
                let place = KeywordPassage.Place(
                    speech: index, paragraph: number, offset: offset(of: sentence, in: paragraph))
                let end = place.offset + sentence.utf8.count
                let here = matches.prefix { $0.range.lowerBound < end }
                matches = matches.dropFirst(here.count)
                for (rule, inside) in byRule(here.filter { $0.range.upperBound <= end }) {
                    let before =
                        position > 0
                        ? String(sentences[position - 1])
                        : number > 0 ? Sentences.split(paragraphs[number - 1]).last.map(String.init) : nil
                    let after =
                        position + 1 < sentences.count
                        ? String(sentences[position + 1])
                        : number + 1 < paragraphs.count
                            ? Sentences.split(paragraphs[number + 1]).first.map(String.init) : nil
                    passages[rule, default: []].append(
                        passage(inside, sentence: sentence, between: (before, after), at: place))
                    keywordsMet[rule, default: []].formUnion(inside.map { $0.keyword })
                }
            }
        }
        return passages.filter { rule, _ in isMet(rule, by: keywordsMet[rule] ?? []) }
    }

    private func offset(of sentence: Substring, in paragraph: String) -> Int {
        paragraph.utf8.distance(from: paragraph.startIndex, to: sentence.startIndex)
    }

    /// A sentence's matches by rule, without the rules that exclude it and those whose words stand too far apart.
    private func byRule(_ matches: [Match]) -> [Int: [Match]] {
        Dictionary(grouping: matches) { compiled.keywords[$0.keyword].rule }.filter { rule, matches in
            !matches.contains { compiled.keywords[$0.keyword].role == .exclude } && isNear(rule, matches)
        }
    }

    /// Whether all words under `near` stand within the rule's distance: the narrowest stretch from each word on.
    private func isNear(_ rule: Int, _ matches: [Match]) -> Bool {
        guard !rules[rule].near.isEmpty else { return true }
        let wanted = matches.filter { compiled.keywords[$0.keyword].role.contains(.near) }
        // Three bytes a letter; Latin letters count for less, which makes them nearer.
        let reach = rules[rule].within * 3
        return wanted.indices.contains { first in
            let start = wanted[first].range.lowerBound
            let inReach = wanted[first...].filter { $0.range.upperBound - start <= reach }
            return Set(inReach.map { $0.keyword }).count == Set(rules[rule].near).count
        }
    }

    private func passage(
        _ matches: [Match], sentence: Substring, between beside: (before: String?, after: String?),
        at place: KeywordPassage.Place
    ) -> KeywordPassage {
        var text = String(sentence)
        let hits = text.withUTF8 { bytes in
            matches.map { match in
                let range = match.range.lowerBound - place.offset..<match.range.upperBound - place.offset
                return hit(Match(keyword: match.keyword, range: range), in: bytes)
            }
        }
        return KeywordPassage(place: place, sentence: text, before: beside.before, after: beside.after, hits: hits)
    }

    private func isMet(_ rule: Int, by met: Set<Int>) -> Bool {
        guard !rules[rule].all.isEmpty || !rules[rule].near.isEmpty else { return true }
        let texts = Set(met.map { compiled.keywords[$0].text })
        return rules[rule].all.allSatisfy(texts.contains)
            && (rules[rule].any.isEmpty || rules[rule].any.contains(where: texts.contains))
    }
}
