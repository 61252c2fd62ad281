/// A piece of a Word document, in its order.
enum WordBlock: Equatable {
    /// A paragraph's text; its line breaks are line feeds.
    case paragraph(String, headingLevel: Int)
    /// Rows of cells; a cell's paragraphs are lines.
    case table([[String]])

    /// The text of all, line by line: for a table's cell, for a note.
    static func text(of blocks: [WordBlock]) -> String {
        blocks.map { block in
            switch block {
            case .paragraph(let text, _): text
            case .table(let rows): rows.map { $0.joined(separator: "\u{3000}") }.joined(separator: "\n")
            }
        }
        .joined(separator: "\n")
    }
}
