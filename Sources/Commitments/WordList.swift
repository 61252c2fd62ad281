/// Words to look for in UTF-8 text, compared as bytes: `String.contains` walks graphemes and costs a hundred times more.
package struct WordList: Sendable, ExpressibleByArrayLiteral {
    /// Longest first, by their third byte. The first two are nearly always E3 81, E3 82 or the like, so the third is the
    /// one that tells kana apart.
    private let byThirdByte: [[[UInt8]]]
    /// Longest first, by their last byte.
    private let byLastByte: [[[UInt8]]]

    package init(arrayLiteral words: String...) {
        self.init(words)
    }

    /// - Parameter words: each of at least three bytes, which is one kana or kanji.
    package init(_ words: [String]) {
        var byThirdByte = Array(repeating: [[UInt8]](), count: 256)
        var byLastByte = byThirdByte
        for word in words.map({ Array($0.utf8) }).sorted(by: { $0.count > $1.count }) where word.count > 2 {
            byThirdByte[Int(word[2])].append(word)
            byLastByte[Int(word[word.count - 1])].append(word)
        }
        self.byThirdByte = byThirdByte
        self.byLastByte = byLastByte
    }

    /// The first place, and there the longest word.
    package func firstRange(in text: ArraySlice<UInt8>) -> Range<Int>? {
        var index = text.startIndex
        while index + 2 < text.endIndex {
            if let length = length(at: index, of: text) { return index..<(index + length) }
            index += 1
        }
        return nil
    }

    package func isFound(in text: ArraySlice<UInt8>) -> Bool {
        firstRange(in: text) != nil
    }

    /// The length of the longest word that stands at the start of `text`.
    package func prefixLength(of text: ArraySlice<UInt8>) -> Int? {
        length(at: text.startIndex, of: text)
    }

    /// The length of the longest word that `text` ends in.
    package func suffixLength(of text: ArraySlice<UInt8>) -> Int? {
        guard let last = text.last else { return nil }
        return byLastByte[Int(last)].first { stands($0, at: text.endIndex - $0.count, in: text) }?.count
    }

    private func length(at index: Int, of text: ArraySlice<UInt8>) -> Int? {
        guard index + 2 < text.endIndex else { return nil }
        let candidates = byThirdByte[Int(text[index + 2])]
        guard !candidates.isEmpty else { return nil }
        return candidates.first { stands($0, at: index, in: text) }?.count
    }

    private func stands(_ word: [UInt8], at index: Int, in text: ArraySlice<UInt8>) -> Bool {
        guard index >= text.startIndex, index + word.count <= text.endIndex else { return false }
        for offset in word.indices where text[index + offset] != word[offset] { return false }
        return true
    }
}
