/// Words looked for at the end of a text. Indexed by their last character: a label is compared with a handful of words
/// instead of two hundred.
struct Endings {
    private let words: [UInt32: [String]]

    init(_ words: [String]) {
        var index: [UInt32: [String]] = [:]
        for word in words {
            let bytes = word.utf8Span.span
            index[bytes.triple(at: bytes.count - 3), default: []].append(word)
        }
        self.words = index.mapValues { $0.sorted { $0.utf8.count > $1.utf8.count } }
    }

    /// Of the longest word with which the range ends, in bytes; 0 when it ends in none.
    func length(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        guard range.count >= 3, let candidates = words[bytes.triple(at: range.upperBound - 3)] else { return 0 }
        for word in candidates where word.utf8.count <= range.count && bytes.has(word, endingAt: range.upperBound) {
            return word.utf8.count
        }
        return 0
    }
}
