/// The words of a heading or an agenda title.
enum HeadingText {
    /// Without white space at both ends; letter-spaced words closed up: `開 会` → `開会`, `議　　事` → `議事`.
    static func clean(_ text: String) -> String {
        let trimmed = text.trimmed
        guard trimmed.utf8.allSatisfy({ $0 >= 0x80 || $0 == 0x20 }) else { return trimmed }
        let words = trimmed.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, words.allSatisfy({ $0.count == 1 }) else { return trimmed }
        return words.joined()
    }

    /// `１　議題` → `議題`.
    static func numberless(_ text: String) -> String {
        text.slice((Numbering(text)?.end ?? 0)..<text.utf8.count)
    }
}
