/// footnotes.xml or endnotes.xml: number → text.
struct WordNotes {
    private var texts: [String: String] = [:]

    init() {}

    /// - Parameter element: `footnote` or `endnote`.
    init(_ events: inout XMLEvents, element: String) throws(ArchiveProblem) {
        while let event = try events.next() {
            guard event == .start(element) else { continue }
            let id = events.attribute("id")
            // Separators and their like are lines, not notes.
            let isNote = events.attribute("type").map { $0 == "normal" } ?? true
            var body = WordBody()
            let blocks = try body.blocks(&events)
            if let id, isNote { texts[id] = WordBlock.text(of: blocks) }
        }
    }

    subscript(id: String) -> String? {
        texts[id].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
}
