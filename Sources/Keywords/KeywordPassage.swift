import JapaneseText

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
    /// The sentences beside it in the same speech.
    package let before: String?
    package let after: String?
    /// Their ranges are in UTF-8 bytes of the sentence.
    package let hits: [KeywordHit]

    /// The keywords met, each once, in the order in which they stand.
    package var keywords: [String] {
        var seen: Set<String> = []
        return hits.map { $0.keyword }.filter { seen.insert($0).inserted }
    }

    /// The sentence with each hit between the marks, overlapping hits as one.
    package func marked(_ open: String = "【", _ close: String = "】") -> String {
        let bytes = Array(sentence.utf8)
        var result: [UInt8] = []
        var position = 0
        var ranges: [Range<Int>] = []
        for hit in hits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if let last = ranges.last, last.upperBound > hit.range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, hit.range.upperBound)
            } else {
                ranges.append(hit.range)
            }
        }
        for range in ranges {
            result += bytes[position..<range.lowerBound] + Array(open.utf8) + bytes[range] + Array(close.utf8)
            position = range.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// Equal for passages that say the same, wherever they stand and however they are spelt: a corrected typo in another
    /// sentence, or a line break, makes no new one.
    package var content: [UInt8] {
        Folding.spelling(sentence).filter { $0 > 0x20 }
    }
}

/// What one rule found in some minutes.
package struct KeywordFinding: Sendable, Equatable {
    package let rule: KeywordRule
    /// In the order of the record; never empty.
    package let passages: [KeywordPassage]

    package init(rule: KeywordRule, passages: [KeywordPassage]) {
        self.rule = rule
        self.passages = passages
    }
}
