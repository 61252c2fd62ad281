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
        let start = index == 0 ? 0 : Int(ends[index - 1]) + 1
        return Paragraph(bytes: bytes, range: start..<Int(ends[index]))
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
        case .shared: places.reduce(0) { $0 + $1.range.count }
        }
    }

    package var places: Paragraphs {
        switch text {
        case .own(let texts, _): Paragraphs(source: .own(texts), endIndex: texts.count)
        case .shared(let text, let start, let count):
            Paragraphs(source: .shared(text, start: Int(start)), endIndex: Int(count))
        }
    }
}
