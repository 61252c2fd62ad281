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
        guard let candidates = entries[text.scalar(at: offset)] else { return nil }
        for entry in candidates {
            if let end = text.end(of: entry.word, at: offset) { return (entry.meaning, end) }
        }
        return nil
    }

    /// The first characters of all words.
    var triggers: String {
        String(String.UnicodeScalarView(entries.keys.compactMap(Unicode.Scalar.init)))
    }
}
