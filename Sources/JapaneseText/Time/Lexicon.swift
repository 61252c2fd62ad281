/// Words with a meaning each, found by their first character; the longest wins.
struct Lexicon<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        let word: [UInt8]
        let meaning: Meaning
    }

    private var entries: [UInt32: [Entry]] = [:]

    init(_ words: [(String, Meaning)]) {
        for (word, meaning) in words {
            guard let first = word.unicodeScalars.first?.value else { continue }
            entries[first, default: []].append(Entry(word: Array(word.utf8), meaning: meaning))
        }
        for first in entries.keys {
            entries[first]?.sort { $0.word.count > $1.word.count }
        }
    }

    func longest(in text: TextBytes, at offset: Int) -> (meaning: Meaning, end: Int)? {
        let scalar = text.scalar(at: offset)
        // Words are kept in ASCII, and stand in texts in either width.
        guard let candidates = entries[Self.isFullWidth(scalar) ? scalar - 0xFEE0 : scalar] else { return nil }
        for entry in candidates {
            if let end = text.end(of: entry.word, at: offset) { return (entry.meaning, end) }
        }
        return nil
    }

    /// The first characters of all words, in either width.
    var triggers: String {
        let wide = entries.keys.filter { $0 > 0x20 && $0 < 0x7F }.map { $0 + 0xFEE0 }
        return String(String.UnicodeScalarView((entries.keys + wide).compactMap(Unicode.Scalar.init)))
    }

    /// Ｇ, ５: the signs that ASCII has too.
    private static func isFullWidth(_ scalar: UInt32) -> Bool { (0xFF01...0xFF5E).contains(scalar) }
}
