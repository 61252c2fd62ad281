import MinutesModel

/// Sentences of a speech, for the readers of decisions and of the agenda. Cut at 。 only: what else ends a sentence does
/// not matter to them, and this costs a tenth.
enum Prose {
    struct Sentence {
        let whole: String
        let range: Range<Int>
        /// The index of the paragraph.
        let paragraph: Int

        /// A copy: what only looks for words looks in `range`.
        var text: String { whole.slice(range) }
    }

    static func sentences(of speech: Speech) -> [Sentence] {
        var sentences: [Sentence] = []
        for index in speech.paragraphs.indices {
            let whole = speech.paragraphs[index]
            for range in ranges(of: whole) { sentences.append(Sentence(whole: whole, range: range, paragraph: index)) }
        }
        return sentences
    }

    /// Never empty.
    static func sentences(of paragraph: String) -> [String] {
        ranges(of: paragraph).map(paragraph.slice)
    }

    private static func ranges(of paragraph: String) -> [Range<Int>] {
        let bytes = paragraph.utf8Span.span
        guard let first = bytes.first("。", in: 0..<bytes.count), first + 3 < bytes.count else {
            return [0..<bytes.count]
        }
        var sentences: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes.first("。", in: start..<bytes.count).map { $0 + 3 } ?? bytes.count
            sentences.append(bytes.trimmed(start..<end))
            start = end
        }
        return sentences
    }
}
