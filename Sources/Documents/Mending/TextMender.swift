import MinutesModel

/// Mends what a PDF does to text: page numbers and heads between the lines, letters pulled apart by justification, and
/// paragraphs cut into lines. Text that was never in a PDF passes unchanged. No character but white space is lost
/// without a warning that holds it, and none changes its place.
struct TextMender {
    struct Mended: Equatable {
        /// Each under the number of its first line in the text that was given.
        var lines: DocumentText.Lines
        var linesAreParagraphs: Bool
        var warnings: [Warning]
    }

    /// The text comes from a PDF, where pdftotext leaves one U+0020 wherever characters stand apart.
    let isPDF: Bool

    func mend(_ lines: DocumentText.Lines) -> Mended {
        let shapes = lines.map { LineShape($0.slice) }
        let furniture = PageFurniture(lines, shapes)
        if isPDF, let vertical = VerticalText(lines, shapes) { return vertical.mended(furniture) }
        let text = lines.indices.filter { !furniture.holds($0) }
        let wrap = WrapWidth(text.lazy.map { shapes[$0] })
        let spacing = Spacing(isPDF: isPDF, wrap: wrap, lines: text.lazy.map { shapes[$0] })
        guard wrap != nil || !furniture.isEmpty || spacing.isNeeded else {
            return Mended(lines: lines, linesAreParagraphs: false, warnings: [])
        }
        let joiner = ParagraphJoiner(wrap: wrap, lines: text.lazy.map { shapes[$0] })
        var output = Output(lines: lines, shapes: shapes, spacing: spacing)
        var isAfterPage = false
        var blank: Int?
        for index in lines.indices {
            if furniture.holds(index) || shapes[index].startsPage { isAfterPage = true }
            if furniture.holds(index) { continue }
            let shape = shapes[index]
            guard !shape.isBlank else {
                blank = blank ?? index
                continue
            }
            if let open = output.open,
                joiner.continues(
                    open, with: shape, isAfterPage: isAfterPage, isAfterBlank: blank != nil && !isAfterPage)
            {
                output.join(index, wrap: wrap)
            } else {
                output.begin(index, afterBlank: isAfterPage ? nil : blank)
            }
            (isAfterPage, blank) = (false, nil)
        }
        output.close()
        return Mended(
            lines: output.done, linesAreParagraphs: wrap != nil, warnings: furniture.warnings(lines))
    }
}

/// The mended lines, as they grow.
private struct Output {
    let lines: DocumentText.Lines
    let shapes: [LineShape]
    let spacing: Spacing
    private(set) var done = DocumentText.Lines()
    private(set) var open: ParagraphJoiner.Open?
    /// The indices of the open paragraph's lines.
    private var parts: [Int] = []

    init(lines: DocumentText.Lines, shapes: [LineShape], spacing: Spacing) {
        (self.lines, self.shapes, self.spacing) = (lines, shapes, spacing)
        // Text that grows by doubling is in memory three times at its last step.
        done.reserveCapacity(text: lines.textSize, lines: lines.count)
    }

    mutating func begin(_ index: Int, afterBlank blank: Int?) {
        close()
        if let blank { done.append(lines[blank]) }
        parts = [index]
        open = ParagraphJoiner.Open(shapes[index])
    }

    mutating func join(_ index: Int, wrap: WrapWidth?) {
        open?.add(shapes[index], wrap: wrap)
        parts.append(index)
    }

    mutating func close() {
        guard let first = parts.first else { return }
        // The only line of its paragraph stays as it is: its indentation and what stands at its end mean something.
        if parts.count == 1 {
            let line = lines[first]
            if spacing.mayClose(shapes[first]) || line.slice.utf8.contains(0x0C) {
                let text = spacing.closed(line.text, shapes[first], isInParagraph: false, isFirst: true)
                done.append(line.with(text.withoutFormFeeds))
            } else {
                done.append(line)
            }
        } else {
            var text = ""
            // Text that grows line by line keeps room that nobody uses: in a wrapped document as much as the text.
            text.reserveCapacity(parts.reduce(0) { $0 + lines[$1].slice.utf8.count + 1 })
            for index in parts {
                let line = lines[index]
                guard spacing.mayClose(shapes[index]) else {
                    text.append(line: line.slice, content: shapes[index].content, keepingIndentation: index == first)
                    continue
                }
                let piece = spacing.closed(line.text, shapes[index], isInParagraph: true, isFirst: index == first)
                text.append(line: piece, keepingIndentation: index == first)
            }
            done.append(lines[first].with(text))
        }
        parts = []
        open = nil
    }
}

extension DocumentText.Line {
    fileprivate func with(_ text: String) -> DocumentText.Line {
        text[...] == slice
            ? self : DocumentText.Line(number: number, text: text, hasHardBreak: hasHardBreak, speaker: speaker)
    }
}
