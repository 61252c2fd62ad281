import MinutesModel

/// Words that are looked for together: one pass over a text, whatever their number. Each begins with a character of three
/// bytes, as nearly everything that minutes are searched for does.
struct WordSet: Sendable {
    /// All words one behind another: an array for each would be counted in and out at every look.
    private let letters: [UInt8]
    private let ranges: [Range<Int>]
    /// For each hash of a first character the first word that begins so, counted from 1; 0 where none does. 4096 of them are
    /// four kilobytes, and of 20 words one place in 200 passes by chance.
    private let heads: [UInt8]
    /// For each word the next one with the same hash, in the same way.
    private let nexts: [UInt8]

    /// - Parameter words: 254 at most; where two match at one place, the one that stands first here is found.
    init(_ words: [String]) {
        var letters: [UInt8] = []
        var heads = [UInt8](repeating: 0, count: 4096)
        var nexts: [UInt8] = []
        ranges = words.map { word in
            defer { letters += word.utf8 }
            return letters.count..<(letters.count + word.utf8.count)
        }
        for (index, word) in words.enumerated().reversed() {
            let hash = Self.hash(word.utf8Span.span.triple(at: 0))
            nexts.append(heads[hash])
            heads[hash] = UInt8(index + 1)
        }
        (self.letters, self.heads, self.nexts) = (letters, heads, nexts.reversed())
    }

    @inline(__always)
    private static func hash(_ triple: UInt32) -> Int {
        Int((triple ^ (triple >> 7)) & 0xFFF)
    }

    /// Where the next word stands, and which it is.
    func next(in bytes: Span<UInt8>, from start: Int, to end: Int) -> (offset: Int, word: Int)? {
        precondition(start >= 0 && end <= bytes.count)
        // The one loop that sees every character of a sitting several times: without a check for each byte, and with four
        // bytes at once where they are.
        return heads.withUnsafeBufferPointer { heads in
            bytes.withUnsafeBytes { text in
                var position = start
                while position + 2 < end {
                    let four =
                        position + 3 < end
                        ? UInt32(bigEndian: text.loadUnaligned(fromByteOffset: position, as: UInt32.self))
                        : UInt32(text[position]) << 24 | UInt32(text[position + 1]) << 16
                            | UInt32(text[position + 2]) << 8
                    guard four >= 0xE0_00_00_00 else {
                        // Addresses and program text: four of ASCII at once (at the end, the fourth is none).
                        position += four & 0x80_80_80_80 == 0 ? 4 : four >= 0xC0_00_00_00 ? 2 : 1
                        continue
                    }
                    let head = heads[Self.hash(four >> 8)]
                    if head > 0, let word = word(from: head, in: text, at: position, to: end) {
                        return (position, word)
                    }
                    position += four >= 0xF0_00_00_00 ? 4 : 3
                }
                return nil
            }
        }
    }

    private func word(from head: UInt8, in text: UnsafeRawBufferPointer, at offset: Int, to end: Int) -> Int? {
        var candidate = head
        while candidate > 0 {
            let index = Int(candidate) - 1
            let word = ranges[index]
            if offset + word.count <= end {
                var length = 0
                while length < word.count, text[offset + length] == letters[word.lowerBound + length] { length += 1 }
                if length == word.count { return index }
            }
            candidate = nexts[index]
        }
        return nil
    }

    func isFound(in range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        next(in: bytes, from: range.lowerBound, to: range.upperBound) != nil
    }

    func isFound(in sentence: Prose.Sentence) -> Bool {
        isFound(in: sentence.range, of: sentence.whole.span)
    }

    func isFound(in paragraph: Paragraph) -> Bool {
        isFound(in: paragraph.range, of: paragraph.bytes.span)
    }

    func isFound(in text: String) -> Bool {
        isFound(in: text.utf8Range, of: text.utf8Span.span)
    }

    func length(of word: Int) -> Int { ranges[word].count }
}
