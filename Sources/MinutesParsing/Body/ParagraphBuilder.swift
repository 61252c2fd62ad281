/// Joins lines into paragraphs.
struct ParagraphBuilder {
    private var done: [String] = []
    private var open = ""
    /// The next line starts a paragraph: a blank line or a hard break came before it.
    private var breaks = true
    /// A page ended: the sentence may go on behind it, whatever stands between.
    private var hasTurnedPage = false

    /// Paragraphs so far, the open one included.
    var count: Int { done.count + (open.isEmpty ? 0 : 1) }

    private var isMidSentence: Bool {
        let bytes = open.utf8Span.span
        return !bytes.isEmpty && !bytes.endsSentence(at: bytes.count)
    }

    mutating func endLine() {
        breaks = true
    }

    mutating func turnPage() {
        hasTurnedPage = true
    }

    mutating func add(_ text: String, _ range: Range<Int>, opensParagraph: Bool, isHardBroken: Bool) {
        let continuesPage = hasTurnedPage && isMidSentence
        if (breaks || opensParagraph) && !continuesPage { close() }
        if open.isEmpty {
            open = text.slice(range)
        } else {
            // Between Japanese characters a wrap is nothing; between two words of ASCII it is a space.
            let needsSpace = (open.utf8.last ?? 0x80) < 0x80 && text.utf8Span.span[range.lowerBound] < 0x80
            if needsSpace { open += " " }
            open += text.slice(range)
        }
        breaks = isHardBroken
        hasTurnedPage = false
    }

    mutating func close() {
        if !open.isEmpty { done.append(open) }
        open = ""
        breaks = true
        hasTurnedPage = false
    }

    /// The closed paragraphs.
    mutating func take() -> [String] {
        defer { done = [] }
        return done
    }
}
