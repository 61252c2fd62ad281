/// How rare a word is within one text, and how much of a question's words a passage holds. Words are pairs of kanji or
/// katakana or digits: no dictionary, and 会計年度任用職員 meets 任用職員.
package struct TermIndex: Sendable {
    private let passages: [Set<Pair>]
    private var frequency: [Pair: Int] = [:]

    package struct Pair: Hashable, Sendable {
        let first: UInt32
        let second: UInt32
    }

    init(_ passages: [ArraySlice<String>]) {
        self.passages = passages.map { sentences in
            sentences.reduce(into: []) { $0.formUnion(TermIndex.pairs(of: $1)) }
        }
        for passage in self.passages {
            for pair in passage { frequency[pair, default: 0] += 1 }
        }
    }

    /// The share of the asked words, weighed by rarity, that the passage holds: 0 to 1.
    func overlap(of asked: Set<Pair>, withPassage index: Int) -> Double { overlap(of: asked, with: passages[index]) }

    func overlap(of asked: Set<Pair>, with text: String) -> Double {
        overlap(of: asked, with: TermIndex.pairs(of: text))
    }

    private func overlap(of asked: Set<Pair>, with words: Set<Pair>) -> Double {
        var (found, all) = (0.0, 0.0)
        for pair in asked {
            let weight = weight(of: pair)
            all += weight
            if words.contains(pair) { found += weight }
        }
        return all > 0 ? found / all : 0
    }

    /// What stands in every passage says nothing; what stands in none says nothing of where to look, either, but counts
    /// as asked.
    private func weight(of pair: Pair) -> Double {
        guard let count = frequency[pair], passages.count > 1 else { return 0.2 }
        return 1 - Double(count - 1) / Double(passages.count)
    }

    package static func pairs(of text: String) -> Set<Pair> {
        var pairs: Set<Pair> = []
        var last: UInt32?
        for scalar in text.unicodeScalars {
            guard let value = word(scalar) else {
                last = nil
                continue
            }
            if let last { pairs.insert(Pair(first: last, second: value)) }
            last = value
        }
        return pairs
    }

    /// Kanji, katakana, digits and letters, in half width.
    private static func word(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x30A1...0x30FA, 0x30FC, 0x3005: scalar.value
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: scalar.value
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: scalar.value - 0xFEE0
        default: nil
        }
    }
}
