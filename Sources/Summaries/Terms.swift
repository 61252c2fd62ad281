import Commitments
import Glibc
package import MinutesModel

/// How much the words of a meeting tell: the fewer speakers use a word, the more it says about the one who does.
package struct Terms {
    /// A word that tells something.
    package struct Term {
        /// In bytes of its text.
        package let offset: Int
        package let hash: UInt64
        package let weight: Double
    }

    /// Words in short: what is kept of a meeting for the next ones.
    package typealias Short = UInt32

    private let speakers: [UInt64: Int]
    private let scale: Double
    private let familiar: [Short: Double]
    /// What several speakers said that tells something, by how many of them said it.
    private let common: [(hash: UInt64, speakers: Int)]

    /// - Parameter familiar: the share of the council's earlier meetings, 0 to 1, in which a word was common.
    package init(of minutes: Minutes, familiar: [Short: Double] = [:]) {
        self.familiar = familiar
        var shared: [UInt64: (word: Words.Word, text: [UInt8])] = [:]
        let byLabel = Dictionary(grouping: minutes.speeches) { $0.speaker.label }
        var found: [UInt64: (last: Int, speakers: Int)] = [:]
        for (speaker, speeches) in byLabel.values.enumerated() {
            for paragraph in speeches.lazy.flatMap(\.paragraphs) {
                let text = Array(paragraph.utf8)
                for word in Words(text) {
                    let hash = Terms.hash(text[word.range])
                    let seen = found[hash]
                    guard seen?.last != speaker else { continue }
                    found[hash] = (speaker, (seen?.speakers ?? 0) + 1)
                    if seen?.speakers == 1 { shared[hash] = (word, text) }
                }
            }
        }
        speakers = found.mapValues(\.speakers)
        common = shared.filter { Terms.weight(of: $0.value.word, in: $0.value.text) > 0 }
            .map { ($0.key, found[$0.key]?.speakers ?? 0) }
            .sorted { ($0.speakers, $0.hash) > ($1.speakers, $1.hash) }
        // One more than there are: a word that both of two speakers use still tells something.
        scale = log(Double(byLabel.count + 1))
    }

    /// What most speakers of the meeting said: familiar to whoever reads the next one.
    package func commonplaces(most limit: Int) -> [Short] {
        common.prefix(limit).map { Short(truncatingIfNeeded: $0.hash) }
    }

    /// The words that tell something, in the order of the text.
    package func terms(in text: [UInt8]) -> [Term] {
        Words(text).compactMap { word in
            let own = Terms.weight(of: word, in: text)
            guard own > 0 else { return nil }
            let hash = Terms.hash(text[word.range])
            let rarity = 1 - log(Double(speakers[hash] ?? 1)) / scale
            let news = 1 - SummaryWeights.familiar * (familiar[Short(truncatingIfNeeded: hash)] ?? 0)
            return Term(offset: word.range.lowerBound, hash: hash, weight: own * rarity * news)
        }
    }

    /// What the word tells by itself, whoever uses it.
    private static func weight(of word: Words.Word, in text: [UInt8]) -> Double {
        switch word.kind {
        case .quotation: return SummaryWeights.quotation
        case .digits: return SummaryWeights.number
        case .latin: return word.length > 1 ? SummaryWeights.latin : 0
        case .katakana:
            let isGeneric = SummaryWeights.genericStems.prefixLength(of: text[word.range]) == word.range.count
            return isGeneric
                ? 0 : Double(min(word.length, SummaryWeights.longestTerm)) / SummaryWeights.katakanaPerPoint
        case .kanji:
            let length = (word.range.count - genericBytes(of: text[word.range])) / 3
            return length > 1
                ? Double(min(length, SummaryWeights.longestTerm)) / SummaryWeights.kanjiPerPoint : 0
        }
    }

    /// The bytes of 利用促進 that are generic: all. Of 農地整備等: those of 整備等.
    private static func genericBytes(of word: ArraySlice<UInt8>) -> Int {
        var rest = word
        while let length = SummaryWeights.genericStems.suffixLength(of: rest) { rest = rest.dropLast(length) }
        while let length = SummaryWeights.genericStems.prefixLength(of: rest) { rest = rest.dropFirst(length) }
        return word.count - rest.count
    }

    /// FNV-1a: words are compared by it alone. Two of the ten thousand words of a long meeting meet once in 10¹¹ meetings.
    private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
        word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
