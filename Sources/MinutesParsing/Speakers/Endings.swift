/// Words looked for at the end of a text. Indexed by their last character: a label is compared with a handful of words
/// instead of two hundred, and most places are dismissed by one bit.
struct Endings {
    private let words: [UInt32: [[UInt8]]]
    private let lasts: TripleSet

    init(_ words: [String]) {
        var index: [UInt32: [[UInt8]]] = [:]
        for word in words {
            let bytes = word.utf8Span.span
            index[bytes.triple(at: bytes.count - 3), default: []].append(Array(word.utf8))
        }
        self.words = index.mapValues { $0.sorted { $0.count > $1.count } }
        lasts = TripleSet(index.keys)
    }

    /// Of the longest word with which the range ends, in bytes; 0 when it ends in none.
    func length(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        let last = range.upperBound - 3
        guard range.count >= 3, lasts.mayHold(bytes.triple(at: last)), let candidates = words[bytes.triple(at: last)]
        else { return 0 }
        for word in candidates
        where word.count <= range.count && bytes.has(word.span, at: range.upperBound - word.count) {
            return word.count
        }
        return 0
    }
}

/// Words looked for at the start of a text, as `Endings` at its end.
struct Beginnings {
    private let words: [UInt32: [[UInt8]]]
    private let firsts: TripleSet
    /// Words that are shorter than a character of three bytes.
    private let short: [[UInt8]]

    init(_ words: [String]) {
        let all = words.map { Array($0.utf8) }
        let long = Dictionary(grouping: all.filter { $0.count >= 3 }) { $0.span.triple(at: 0) }
        self.words = long
        short = all.filter { $0.count < 3 }
        firsts = TripleSet(long.keys)
    }

    /// The length of a word that stands at `offset` and is accepted; `nil` when there is none.
    func first(in bytes: Span<UInt8>, at offset: Int, where isAccepted: (Int) -> Bool = { _ in true }) -> Int? {
        for word in short where bytes.has(word.span, at: offset) && isAccepted(word.count) { return word.count }
        let triple = bytes.triple(at: offset)
        guard firsts.mayHold(triple), let candidates = words[triple] else { return nil }
        for word in candidates where bytes.has(word.span, at: offset) && isAccepted(word.count) { return word.count }
        return nil
    }
}

/// First or last characters of words: tells at once that a character is none of them.
struct TripleSet {
    /// 4096 bits in 64 words: half a kilobyte. Of a hundred characters one in forty passes by chance.
    private let bitmap: [UInt64]

    init(_ triples: some Sequence<UInt32>) {
        var bitmap = [UInt64](repeating: 0, count: 64)
        for triple in triples { bitmap[Self.hash(triple) >> 6] |= 1 << UInt64(Self.hash(triple) & 63) }
        self.bitmap = bitmap
    }

    /// The bits in which characters of Japanese differ most.
    @inline(__always)
    private static func hash(_ triple: UInt32) -> Int {
        Int((triple ^ (triple >> 7)) & 0xFFF)
    }

    @inline(__always)
    func mayHold(_ triple: UInt32) -> Bool {
        let hash = Self.hash(triple)
        return bitmap[hash >> 6] & (1 << UInt64(hash & 63)) != 0
    }
}
