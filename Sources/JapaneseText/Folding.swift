/// Text folded for matching, and the way back to the original.
///
/// Folded away: width, case, compatibility forms (NFKC), old and variant kanji (國 會 齋 﨑 髙 邊), small katakana
/// (ウェブ, ウエブ), ヴ, the middle dot, spaces between Japanese and Latin letters, and long vowel marks after
/// katakana, whatever dash stands for them. 斉 and 斎 stay two names.
package struct FoldedText: Sendable, Equatable {
    /// A place where folded and original bytes stop running in parallel: `original` became `folded`.
    struct Edit: Sendable, Equatable {
        var folded: Range<Int>
        var original: Range<Int>
    }

    /// UTF-8.
    package internal(set) var bytes: [UInt8] = []
    /// In order, without overlaps; between them every folded byte is one original byte.
    var edits: [Edit] = []

    /// The original's bytes behind some folded bytes. A character that was folded as a whole (㈱, ﾊﾞ) comes back as
    /// a whole; what was dropped comes back only from between two bytes of the range.
    package func originalRange(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else {
            let start = originalStart(of: range.lowerBound)
            return start..<start
        }
        return originalStart(of: range.lowerBound)..<originalEnd(of: range.upperBound - 1)
    }

    /// Where the original of the folded byte at `offset` starts.
    private func originalStart(of offset: Int) -> Int {
        guard let edit = lastEdit(startingBy: offset) else { return offset }
        return offset < edit.folded.upperBound
            ? edit.original.lowerBound : edit.original.upperBound + offset - edit.folded.upperBound
    }

    /// Where the original of the folded byte at `offset` ends.
    private func originalEnd(of offset: Int) -> Int {
        guard let edit = lastEdit(startingBy: offset) else { return offset + 1 }
        return offset < edit.folded.upperBound
            ? edit.original.upperBound : edit.original.upperBound + offset + 1 - edit.folded.upperBound
    }

    private func lastEdit(startingBy offset: Int) -> Edit? {
        var (low, high) = (0, edits.count)
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].folded.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : edits[low - 1]
    }
}

package enum Folding {
    /// What becomes of the long vowel mark after katakana.
    package enum LongVowels: Sendable {
        /// Every one goes: two spellings of a word become one, and so do some words that are two (ビル, ビール).
        /// Good for finding; `spelling` then tells whether it is the word.
        case dropped
        /// Those after three or more katakana go (サーバー, サーバ; the rule of JIS Z 8301), earlier ones stay
        /// (カバー, ビール).
        case keptWhereTheyTell
    }

    package static func fold(_ text: String, longVowels: LongVowels = .dropped) -> FoldedText {
        var text = text
        return text.withUTF8 { fold($0, longVowels: longVowels) }
    }

    package static func fold(_ text: UnsafeBufferPointer<UInt8>, longVowels: LongVowels = .dropped) -> FoldedText {
        var folder = Folder(longVowels: longVowels)
        folder.fold(text)
        return folder.result
    }

    /// Two strings with equal spellings are the same word, spelt in the same or another way.
    package static func spelling(_ text: String) -> [UInt8] {
        fold(text, longVowels: .keptWhereTheyTell).bytes
    }
}
