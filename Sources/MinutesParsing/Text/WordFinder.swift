/// Looks for many words at once: by their first character, so that most places are dismissed at a glance.
struct WordFinder {
    private let words: [UInt32: [[UInt8]]]
    private let firsts: TripleSet

    /// - Parameter words: of one character of three bytes at least.
    init(_ words: [String]) {
        self.words = Dictionary(grouping: words.map { Array($0.utf8) }) { $0.span.triple(at: 0) }
        firsts = TripleSet(self.words.keys)
    }

    /// True when one of the words stands in the range.
    func finds(in range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        var position = range.lowerBound
        while position + 2 < range.upperBound {
            let triple = bytes.triple(at: position)
            if firsts.mayHold(triple), let candidates = words[triple] {
                for word in candidates
                where position + word.count <= range.upperBound && bytes.has(word.span, at: position) { return true }
            }
            position += bytes.characterLength(at: position)
        }
        return false
    }
}
