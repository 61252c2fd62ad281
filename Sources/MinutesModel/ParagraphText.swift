/// Paragraphs whose text lies in memory once and in one piece, with eight bytes beside it for each. A string for each
/// paragraph and an array for each speech would cost a short speech four times its length.
package final class ParagraphText: Sendable {
    /// UTF-8, with a line feed behind each paragraph: whoever looks for words never finds one that stands in two.
    package let bytes: [UInt8]
    /// Where each paragraph ends: before its line feed.
    private let ends: [UInt32]
    /// The line of the document on which each paragraph begins, from 1.
    package let lines: [UInt32]

    package init(bytes: [UInt8], ends: [UInt32], lines: [UInt32]) {
        (self.bytes, self.ends, self.lines) = (bytes, ends, lines)
    }

    package var count: Int { ends.count }

    package subscript(index: Int) -> Paragraph {
        Paragraph(bytes: bytes, range: range(of: index..<(index + 1)))
    }

    /// Where the paragraphs stand, with the line feeds between them.
    func range(of paragraphs: Range<Int>) -> Range<Int> {
        guard !paragraphs.isEmpty else { return 0..<0 }
        let start = paragraphs.lowerBound == 0 ? 0 : Int(ends[paragraphs.lowerBound - 1]) + 1
        return start..<Int(ends[paragraphs.upperBound - 1])
    }
}

/// A paragraph where it lies, among others: what only looks at it needs no copy.
package struct Paragraph: Sendable {
    /// UTF-8.
    package let bytes: [UInt8]
    package let range: Range<Int>

    package init(bytes: [UInt8], range: Range<Int>) {
        (self.bytes, self.range) = (bytes, range)
    }

    package init(_ text: String) {
        self.init(bytes: Array(text.utf8), range: 0..<text.utf8.count)
    }

    /// A copy.
    package var text: String { String(decoding: bytes[range], as: UTF8.self) }
}

extension Speech {
    /// The paragraphs where they lie.
    package struct Paragraphs: RandomAccessCollection {
        fileprivate enum Source {
            case own([String])
            case shared(ParagraphText, start: Int)
        }

        fileprivate let source: Source
        package let startIndex = 0
        package let endIndex: Int

        package subscript(index: Int) -> Paragraph {
            switch source {
            case .own(let texts): Paragraph(texts[index])
            case .shared(let text, let start): text[start + index]
            }
        }
    }

    /// Bytes of all paragraphs.
    package var size: Int {
        switch text {
        case .own(let texts, _): texts.reduce(0) { $0 + $1.utf8.count }
        // All but the line feeds between them.
        case .shared(_, _, let count): whole.range.count - Swift.max(0, Int(count) - 1)
        }
    }

    /// All paragraphs in one piece, with a line feed between them: whoever only asks whether words are there, asks once.
    package var whole: Paragraph {
        switch text {
        case .own(let texts, _): Paragraph(texts.joined(separator: "\n"))
        case .shared(let text, let start, let count):
            Paragraph(bytes: text.bytes, range: text.range(of: Int(start)..<Int(start + count)))
        }
    }

    /// The paragraphs where they lie.
    package var places: Paragraphs {
        switch text {
        case .own(let texts, _): Paragraphs(source: .own(texts), endIndex: texts.count)
        case .shared(let text, let start, let count):
            Paragraphs(source: .shared(text, start: Int(start)), endIndex: Int(count))
        }
    }
}
