import MinutesModel

/// A document's lines, as the parser needs them, while their bytes stay where they are.
struct LineViews: RandomAccessCollection {
    private let lines: DocumentText.Lines.Bytes
    private let isMarkdown: Bool
    let startIndex = 0
    let endIndex: Int

    init(_ lines: DocumentText.Lines.Bytes, isMarkdown: Bool) {
        (self.lines, self.isMarkdown, endIndex) = (lines, isMarkdown, lines.count)
    }

    /// Made anew each time: that costs less than the memory to keep them all.
    subscript(index: Int) -> LineView { LineView(lines[index], isMarkdown: isMarkdown) }

    /// As `DocumentText.Line.speaker`.
    func speaker(of index: Int) -> String? { lines.speaker(of: index) }
}
