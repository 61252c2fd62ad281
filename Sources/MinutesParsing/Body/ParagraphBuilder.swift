/// Joins lines into paragraphs.
struct ParagraphBuilder {
    /// A stretch of a line. A paragraph is put together once, when it is complete and its size is known: text that
    /// grows line by line is copied over and over and keeps room that nobody uses.
    private struct Piece {
        let text: UnsafeBufferPointer<UInt8>
        let range: Range<Int>
        /// Of the line in the document.
        let number: Int
    }

    private var done: [String] = []
    private var lines: [Int] = []
    private var open: [Piece] = []
    /// The next line starts a paragraph: a blank line or a hard break came before it.
    private var breaks = true
    /// A page ended: the sentence may go on behind it, whatever stands between.
    private var hasTurnedPage = false

    /// Paragraphs so far, the open one included.
    var count: Int { done.count + (open.isEmpty ? 0 : 1) }

    private var isMidSentence: Bool {
        guard let last = open.last else { return false }
        return !last.text.span.endsSentence(at: last.range.upperBound)
    }

    mutating func endLine() {
        breaks = true
    }

    mutating func turnPage() {
        hasTurnedPage = true
    }

    mutating func add(
        _ line: LineView, _ range: Range<Int>, opensParagraph: Bool
    ) {
        let continuesPage = hasTurnedPage && isMidSentence
        if (breaks || opensParagraph) && !continuesPage { close() }
        open.append(Piece(text: line.text, range: range, number: line.number))
        breaks = line.hasHardBreak
        hasTurnedPage = false
    }

    mutating func close() {
        if !open.isEmpty {
            lines.append(open[0].number)
            done.append(open.count == 1 ? open[0].text.span.text(open[0].range) : joined())
            open.removeAll(keepingCapacity: true)
        }
        breaks = true
        hasTurnedPage = false
    }

    /// The closed paragraphs, and the lines on which they begin.
    mutating func take() -> (texts: [String], lines: [Int]) {
        defer {
            done.removeAll(keepingCapacity: true)
            lines.removeAll(keepingCapacity: true)
        }
        // A copy of the exact size (`Array(done)` would share the builder's buffer, which then had to be made anew): the
        // builder keeps its room for the next speech.
        return (done.map { $0 }, lines.map { $0 })
    }

    private func joined() -> String {
        let size = open.reduce(0) { $0 + $1.range.count + 1 }
        return String(unsafeUninitializedCapacity: size) { buffer in
            var length = 0
            for piece in open {
                let bytes = piece.text.span
                // Between Japanese characters a wrap is nothing; between two words of ASCII it is a space.
                if length > 0, buffer[length - 1] < 0x80, bytes[piece.range.lowerBound] < 0x80 {
                    buffer[length] = 0x20
                    length += 1
                }
                for offset in piece.range {
                    buffer[length] = bytes[offset]
                    length += 1
                }
            }
            return length
        }
    }
}
