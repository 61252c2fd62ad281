/// Words that are looked for together: one pass over a text, whatever their number. Each begins with a character of three
/// bytes, as nearly everything that minutes are searched for does.
struct WordSet: Sendable {
    private let words: [[UInt8]]
    private let leads: [UInt32]
    /// One flag for each hash of a first character: most places are dismissed by it. 4096 of them are four kilobytes, and of
    /// 20 words one place in 200 passes by chance.
    private let flags: [Bool]

    /// - Parameter words: where two match at one place, the one that stands first here is found.
    init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }
        leads = words.map { $0.utf8Span.span.triple(at: 0) }
        var flags = [Bool](repeating: false, count: 4096)
        for lead in leads { flags[Self.hash(lead)] = true }
        self.flags = flags
    }

    @inline(__always)
    private static func hash(_ triple: UInt32) -> Int {
        Int((triple ^ (triple >> 7)) & 0xFFF)
    }

    /// Where the next word stands, and which it is.
    func next(in bytes: Span<UInt8>, from start: Int, to end: Int) -> (offset: Int, word: Int)? {
        precondition(start >= 0 && end <= bytes.count)
        // The one loop that sees every character of a sitting several times: without a check for each byte.
        return flags.withUnsafeBufferPointer { flags in
            bytes.withUnsafeBufferPointer { text in
                var position = start
                while position + 2 < end {
                    let first = text[position]
                    guard first >= 0xE0 else {
                        position += first >= 0xC0 ? 2 : 1
                        continue
                    }
                    let triple =
                        UInt32(first) << 16 | UInt32(text[position + 1]) << 8 | UInt32(text[position + 2])
                    if flags[Self.hash(triple)], let word = word(triple, in: bytes, at: position, to: end) {
                        return (position, word)
                    }
                    position += first >= 0xF0 ? 4 : 3
                }
                return nil
            }
        }
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

    func isFound(in sentence: Prose.Sentence) -> Bool {
        let bytes = sentence.whole.utf8Span.span
        return next(in: bytes, from: sentence.range.lowerBound, to: sentence.range.upperBound) != nil
    }

    func isFound(in text: String) -> Bool {
        let bytes = text.utf8Span.span
        return next(in: bytes, from: 0, to: bytes.count) != nil
    }

    func length(of word: Int) -> Int { words[word].count }
}
