/// Words that are looked for together: one pass over a text, whatever their number. Each begins with a character of three
/// bytes, as nearly everything that minutes are searched for does.
struct WordSet: Sendable {
    private let words: [[UInt8]]
    private let leads: [UInt32]
    /// One bit for each hash of a first character: most places are dismissed by it.
    private let bitmap: [UInt64]

    /// - Parameter words: where two match at one place, the one that stands first here is found.
    init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }
        leads = words.map { $0.utf8Span.span.triple(at: 0) }
        // 4096 bits in 64 words: half a kilobyte, and of 20 words one place in 200 passes by chance.
        var bitmap = [UInt64](repeating: 0, count: 64)
        for lead in leads { bitmap[Self.hash(lead) >> 6] |= 1 << UInt64(Self.hash(lead) & 63) }
        self.bitmap = bitmap
    }

    @inline(__always)
    private static func hash(_ triple: UInt32) -> Int {
        Int((triple ^ (triple >> 7)) & 0xFFF)
    }

    /// Where the next word stands, and which it is.
    func next(in bytes: Span<UInt8>, from start: Int, to end: Int) -> (offset: Int, word: Int)? {
        var position = start
        while position + 2 < end {
            let first = bytes[position]
            guard first >= 0xE0 else {
                position += first >= 0xC0 ? 2 : 1
                continue
            }
            let triple = UInt32(first) << 16 | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2])
            let hash = Self.hash(triple)
            if bitmap[hash >> 6] & (1 << UInt64(hash & 63)) != 0,
                let word = word(triple, in: bytes, at: position, to: end)
            {
                return (position, word)
            }
            position += first >= 0xF0 ? 4 : 3
        }
        return nil
    }

    private func word(_ lead: UInt32, in bytes: Span<UInt8>, at offset: Int, to end: Int) -> Int? {
        for index in words.indices where leads[index] == lead {
            let word = words[index]
            guard offset + word.count <= end else { continue }
            var length = 3
            while length < word.count, bytes[offset + length] == word[length] { length += 1 }
            if length == word.count { return index }
        }
        return nil
    }

    func isFound(in text: String) -> Bool {
        let bytes = text.utf8Span.span
        return next(in: bytes, from: 0, to: bytes.count) != nil
    }

    func length(of word: Int) -> Int { words[word].count }
}
