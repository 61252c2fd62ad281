/// Looks for many words at once: by their first character, so that most places are dismissed at a glance.
struct WordFinder {
    private let words: [UInt32: [String]]
    /// The last bytes of all first characters.
    private let tails: [Bool]

    /// - Parameter words: of one character of three bytes at least.
    init(_ words: [String]) {
        self.words = Dictionary(grouping: words) { $0.utf8Span.span.triple(at: 0) }
        var tails = [Bool](repeating: false, count: 256)
        for lead in self.words.keys { tails[Int(lead & 0xFF)] = true }
        self.tails = tails
    }

    /// True when one of the words stands in the range.
    func finds(in range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        var position = range.lowerBound
        while position + 2 < range.upperBound {
            if tails[Int(bytes[position + 2])], let candidates = words[bytes.triple(at: position)] {
                for word in candidates
                where position + word.utf8.count <= range.upperBound && bytes.has(word, at: position) { return true }
            }
            position += bytes.characterLength(at: position)
        }
        return false
    }
}
