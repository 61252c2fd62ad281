import MinutesModel

/// Words that are looked for together: one pass over a text, whatever their number. Each begins with a character of three
/// bytes, as nearly everything that minutes are searched for does.
struct WordSet: Sendable {
    /// All words one behind another: an array for each would be counted in and out at every look.
    private let letters: [UInt8]
    private let ranges: [Range<Int>]
    /// How many of their first bytes all words have, up to eight: they are looked up at once.
    private let size: Int
    /// For each hash of the first bytes the first word that begins so, counted from 1; 0 where none does. 4096 of them are
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
        size = ranges.reduce(8) { Swift.min($0, $1.count) }
        for (index, word) in words.enumerated().reversed() {
            let hash = word.utf8Span.span.withUnsafeBytes { [size] in Self.hash(Self.eight(in: $0, at: 0), of: size) }
            nexts.append(heads[hash])
            heads[hash] = UInt8(index + 1)
        }
        (self.letters, self.heads, self.nexts) = (letters, heads, nexts.reversed())
    }

    /// The eight bytes that start here, the first one highest; zeros behind the end of the text.
    @inline(__always)
    private static func eight(in text: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        if offset + 8 <= text.count {
            return UInt64(bigEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        var bytes: UInt64 = 0
        for position in offset..<text.count { bytes |= UInt64(text[position]) << UInt64(56 - 8 * (position - offset)) }
        return bytes
    }

    /// Fibonacci hashing (Knuth, volume 3, 6.4) of the first `size` bytes.
    @inline(__always)
    private static func hash(_ eight: UInt64, of size: Int) -> Int {
        Int(truncatingIfNeeded: ((eight &>> UInt64(64 - 8 * size)) &* 0x9E37_79B9_7F4A_7C15) >> 52)
    }

    /// Where the next word stands, and which it is.
    func next(in bytes: Span<UInt8>, from start: Int, to end: Int) -> (offset: Int, word: Int)? {
        precondition(start >= 0 && end <= bytes.count)
        // The one loop that sees every character of a sitting several times: without a check for each byte. With the first
        // characters of the words taken together it stops at next to none; alone, の and で begin words nearly everywhere.
        return heads.withUnsafeBufferPointer { heads in
            bytes.withUnsafeBytes { text in
                var position = start
                while position + size <= end {
                    let eight = Self.eight(in: text, at: position)
                    // Characters of three bytes are branched to, so that the next one is read before this one is compared.
                    guard eight >> 60 == 0xE else {
                        // Addresses and program text: all of ASCII that is there at once.
                        let ascii = (eight & 0x8080_8080_8080_8080).leadingZeroBitCount / 8
                        position += ascii > 0 ? ascii : eight >= 0xF0 << 56 ? 4 : eight >= 0xC0 << 56 ? 2 : 1
                        continue
                    }
                    let head = heads[Self.hash(eight, of: size)]
                    if head > 0, let word = word(from: head, in: text, at: position, to: end) {
                        return (position, word)
                    }
                    position += 3
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
