/// Finds where a speech answers a question, and says the answer in one line.
package struct AnswerFinder: Sendable {
    let writer: GistWriter

    package init(weights: GistWeights = GistWeights()) {
        writer = GistWriter(weights: weights)
    }

    /// - Parameters:
    ///   - text: the answer, or a whole sitting in which it stands.
    ///   - limit: in characters; the line is never longer.
    /// - Returns: `nil` when nothing in the text has to do with the question.
    package func answer(to question: String, in text: SpokenText, limit: Int) -> Gist? {
        let passages = Passages.split(text)
        let index = TermIndex(passages.map { text.sentences[$0].joined() })
        let asked = index.terms(of: question)
        let scores = passages.indices.map { index.overlap(of: asked, withPassage: $0) }
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else { return nil }
        return writer.gist(of: text.sentences[passages[best]], limit: limit) { sentence in
            writer.weights.overlap * index.overlap(of: asked, with: sentence)
        }
    }
}
