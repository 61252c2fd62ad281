import MinutesModel

/// Sentences of a speech, for the readers of decisions and of the agenda. Cut at 。 only: what else ends a sentence does
/// not matter to them, and this costs a tenth.
enum Prose {
    struct Sentence {
        var text: String
        var paragraph: Int
    }

    static func sentences(of speech: Speech) -> [Sentence] {
        speech.paragraphs.indices.flatMap { index in
            sentences(of: speech.paragraphs[index]).map { Sentence(text: $0, paragraph: index) }
        }
    }

    /// Never empty.
    static func sentences(of paragraph: String) -> [String] {
        let bytes = paragraph.utf8Span.span
        guard let first = bytes.first("。", in: 0..<bytes.count), first + 3 < bytes.count else { return [paragraph] }
        var sentences: [String] = []
        var start = 0
        while start < bytes.count {
            let end = bytes.first("。", in: start..<bytes.count).map { $0 + 3 } ?? bytes.count
            sentences.append(paragraph.slice(start..<end).trimmed)
            start = end
        }
        return sentences
    }
}
