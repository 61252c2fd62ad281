import MinutesModel

/// Joins lines into paragraphs.
struct ParagraphBuilder {
    /// A stretch of a line. A paragraph is put together when it is complete.
    private struct Piece {
        let text: UnsafeBufferPointer<UInt8>
        let range: Range<Int>
        /// Of the line in the document.
        let number: Int
    }

    /// The closed paragraphs, as `ParagraphText` holds them.
    private var text: [UInt8] = []
    private var ends: [UInt32] = []
    private var lines: [UInt32] = []
    private var open: [Piece] = []
    /// The next line starts a paragraph: a blank line or a hard break came before it.
    private var breaks = true
    /// A page ended: the sentence may go on behind it, whatever stands between.
    private var hasTurnedPage = false

    /// - Parameter capacity: of all paragraphs, in bytes. Room that is never used costs nothing; room that has to be made
    ///   again costs a copy of all.
    init(capacity: Int = 0) {
        text.reserveCapacity(capacity)
    }

    /// Paragraphs so far, the open one included.
    var count: Int { ends.count + (open.isEmpty ? 0 : 1) }

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

    mutating func add(_ line: LineView, _ range: Range<Int>, opensParagraph: Bool) {
        let continuesPage = hasTurnedPage && isMidSentence
        if (breaks || opensParagraph) && !continuesPage { close() }
        open.append(Piece(text: line.text, range: range, number: line.number))
        breaks = line.hasHardBreak
        hasTurnedPage = false
    }

    mutating func close() {
        if !open.isEmpty {
            for (index, piece) in open.enumerated() {
                // Between Japanese characters a wrap is nothing; between two words of ASCII it is a space.
                if index > 0, text[text.count - 1] < 0x80, piece.text[piece.range.lowerBound] < 0x80 {
                    text.append(0x20)
                }
                text.append(contentsOf: UnsafeBufferPointer(rebasing: piece.text[piece.range]))
            }
            ends.append(UInt32(text.count))
            lines.append(UInt32(open[0].number))
            text.append(0x0A)
            open.removeAll(keepingCapacity: true)
        }
        breaks = true
        hasTurnedPage = false
    }

    /// The closed paragraphs.
    mutating func take() -> ParagraphText {
        defer { (text, ends, lines) = ([], [], []) }
        return ParagraphText(bytes: text, ends: ends, lines: lines)
    }
}
