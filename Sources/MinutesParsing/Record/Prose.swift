import MinutesModel

/// Sentences of a speech, for the readers of decisions and of the agenda. Cut at 。 only: what else ends a sentence does
/// not matter to them, and this costs a tenth.
enum Prose {
    struct Sentence {
        let whole: [UInt8]
        let range: Range<Int>
        /// The index of the paragraph.
        let paragraph: Int

        /// A copy: what only looks for words looks in `range`.
        var text: String { whole.span.text(range) }

        func begins(with word: String) -> Bool {
            word.utf8.count <= range.count && whole.span.has(word, at: range.lowerBound)
        }
    }

    static func sentences(of speech: Speech) -> [Sentence] {
        var sentences: [Sentence] = []
        for (index, paragraph) in speech.places.enumerated() {
            for range in ranges(of: paragraph.range, in: paragraph.bytes.span) {
                sentences.append(Sentence(whole: paragraph.bytes, range: range, paragraph: index))
            }
        }
        return sentences
    }

    /// Never empty.
    static func sentences(of paragraph: String) -> [String] {
        ranges(of: paragraph.utf8Range, in: paragraph.utf8Span.span).map(paragraph.slice)
    }

    /// Never empty.
    static func sentences(of paragraph: Paragraph) -> [String] {
        ranges(of: paragraph.range, in: paragraph.bytes.span).map { paragraph.bytes.span.text($0) }
    }

    private static func ranges(of paragraph: Range<Int>, in bytes: Span<UInt8>) -> [Range<Int>] {
        guard let first = bytes.first("。", in: paragraph), first + 3 < paragraph.upperBound else { return [paragraph] }
        var sentences: [Range<Int>] = []
        var start = paragraph.lowerBound
        while start < paragraph.upperBound {
            let end = bytes.first("。", in: start..<paragraph.upperBound).map { $0 + 3 } ?? paragraph.upperBound
            sentences.append(bytes.trimmed(start..<end))
            start = end
        }
        return sentences
    }
}
