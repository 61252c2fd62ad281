/// Notes in Markdown as a chat shows them: a link by its words.
enum PlainMarkup {
    /// - Parameter format: of the source; nothing changes in any but Markdown.
    static func shown(_ text: String, in format: String) -> String {
        guard format == "markdown" else { return text }
        var shown = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "[") {
            shown += rest[..<open]
            guard let link = link(at: open, in: rest) else {
                shown.append("[")
                rest = rest[rest.index(after: open)...]
                continue
            }
            shown += link.words
            rest = rest[link.end...]
        }
        return shown + rest
    }

    /// Nothing but a link or an address: a pointer, no point.
    static func isLink(_ text: Substring, in format: String) -> Bool {
        guard format == "markdown" else { return false }
        if text.hasPrefix("http"), !text.contains(where: \.isWhitespace) { return true }
        return text.first == "[" && link(at: text.startIndex, in: text)?.end == text.endIndex
    }

    /// `[words](address)`
    private static func link(at open: String.Index, in text: Substring) -> (words: Substring, end: String.Index)? {
        guard let middle = text[open...].firstRange(of: "]("),
            let close = text[middle.upperBound...].firstIndex(of: ")")
        else { return nil }
        return (text[text.index(after: open)..<middle.lowerBound], text.index(after: close))
    }
}
