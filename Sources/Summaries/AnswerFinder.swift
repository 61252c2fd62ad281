/// Finds where a text deals with a question, and says in one line what it says there.
package struct AnswerFinder: Sendable {
    private let text: SpokenText
    private let writer: GistWriter
    private let passages: [Range<Int>]
    private let index: TermIndex

    /// - Parameter text: the answer, or several, or a whole sitting.
    package init(_ text: SpokenText, writer: GistWriter = GistWriter()) {
        self.text = text
        self.writer = writer
        passages = Passages.split(text)
        index = TermIndex(passages.map { text.sentences[$0] })
    }

    /// - Parameter limit: in characters; the line is never longer.
    /// - Returns: `nil` when nothing in the text has to do with the question.
    package func answer(to question: String, limit: Int) -> Gist? {
        let asked = TermIndex.pairs(of: question)
        // What opens a passage names its topic.
        let scores = passages.indices.map { passage in
            index.overlap(of: asked, withPassage: passage)
                + writer.weights.heading * index.overlap(of: asked, with: text.sentences[passages[passage].lowerBound])
        }
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else { return nil }
        return writer.gist(of: text, in: passages[best], limit: limit) { sentence in
            // The topic in front of an answer is the question once more.
            writer.weights.overlap * index.overlap(of: asked, with: FillerWords.removed(from: sentence))
        }
    }
}
