/// Words to look for in UTF-8 text, compared as bytes: `String.contains` walks graphemes and costs a hundred times more.
package struct WordList: Sendable, ExpressibleByArrayLiteral {
    private let words: [[UInt8]]
    /// The third byte tells two kana apart (the first two are nearly always E3 81, E3 82 or the like), so it is the
    /// cheapest test that turns most places away.
    private let thirdBytes: [Bool]

    package init(arrayLiteral words: String...) {
        self.init(words)
    }

    package init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }
        var thirdBytes = Array(repeating: false, count: 256)
        for word in self.words where word.count > 2 { thirdBytes[Int(word[2])] = true }
        self.thirdBytes = thirdBytes
    }

    package static func + (left: WordList, right: WordList) -> WordList {
        WordList((left.words + right.words).map { String(decoding: $0, as: UTF8.self) })
    }

    /// The first place, and there the longest word. Words have at least three bytes: one kana or kanji.
    package func firstRange(in text: ArraySlice<UInt8>) -> Range<Int>? {
        var index = text.startIndex
        while index + 2 < text.endIndex {
            if thirdBytes[Int(text[index + 2])], let length = length(at: index, of: text) {
                return index..<(index + length)
            }
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
        words.lazy.filter { $0.count <= text.count && text.suffix($0.count).elementsEqual($0) }.map(\.count).max()
    }

    private func length(at index: Int, of text: ArraySlice<UInt8>) -> Int? {
        var longest: Int?
        for word in words where word.count > (longest ?? 0) && index + word.count <= text.endIndex {
            if text[index..<(index + word.count)].elementsEqual(word) { longest = word.count }
        }
        return longest
    }
}
