import Commitments

/// Chooses what of a speech fits one line: the sentences that claim, ask or promise, mostly the last ones, and of these
/// as much as there is room for.
package struct GistWriter: Sendable {
    let weights: GistWeights

    package init(weights: GistWeights = GistWeights()) {
        self.weights = weights
    }

    /// - Parameter limit: in characters; the line is never longer.
    /// - Returns: `nil` when the speech says nothing: greetings and procedure only, or no room.
    package func gist(of text: SpokenText, limit: Int) -> Gist? {
        gist(of: text.sentences[...], limit: limit) { _ in 0 }
    }

    struct Candidate {
        let place: Int
        let sentence: String
        let score: Double
        let forms: [SentenceForm]
    }

    /// - Parameter bonus: what a sentence is worth besides.
    func gist(of sentences: ArraySlice<String>, limit: Int, bonus: (String) -> Double) -> Gist? {
        let telling = sentences.indices.filter { !SentenceScore.isEmpty(sentences[$0][...]) }
        let places = telling.isEmpty ? Array(sentences.indices) : telling
        let forms = SentenceForms(weights: weights)
        var candidates: [Candidate] = []
        for (order, place) in places.enumerated() {
            let sentence = sentences[place]
            let score = score(of: sentence, order: order, of: places.count) + bonus(sentence)
            candidates.append(
                Candidate(place: place, sentence: sentence, score: score, forms: forms.forms(of: sentence, limit: limit)))
        }
        let chosen = best(of: candidates.filter { !$0.forms.isEmpty }.sorted { $0.score > $1.score }, limit: limit)
        guard !chosen.isEmpty else { return nil }
        let ordered = chosen.sorted { $0.place < $1.place }
        return Gist(text: ordered.map(\.text).joined(separator: "。") + "。", sentences: ordered.map(\.sentence))
    }

    private struct Choice {
        let place: Int
        let sentence: String
        let text: String
    }

    /// The best sentence as long as it fits, then what fits beside it.
    private func best(of candidates: [Candidate], limit: Int) -> [Choice] {
        var left = limit
        var chosen: [Choice] = []
        guard let top = candidates.first?.score else { return [] }
        for candidate in candidates where chosen.isEmpty || candidate.score >= top * weights.second {
            guard
                let form = candidate.forms.filter({ $0.length + 1 <= left }).max(by: { worth($0) < worth($1) })
            else { continue }
            chosen.append(Choice(place: candidate.place, sentence: candidate.sentence, text: form.text))
            left -= form.length + 1
            if left < GistWriter.shortestRest { break }
        }
        return chosen
    }

    private func worth(_ form: SentenceForm) -> Double { Double(form.length) * form.wholeness }

    /// - Parameter order: among the sentences that tell something.
    func score(of sentence: String, order: Int, of count: Int) -> Double {
        let text = Array(sentence.utf8)
        let end = text.dropLast(3)
        var score = weights.place * (count > 1 ? Double(order) / Double(count - 1) : 1)
        if order == count - 1 { score += weights.last }
        // Behind と考えます stands what is thought.
        let claim = PlainEnding.withoutOpinion(Array(end))[...]
        if SentenceScore.asks(end) {
            score += weights.question
        } else if GistWeights.wills.suffixLength(of: end) != nil || GistWeights.wills.suffixLength(of: claim) != nil {
            score += weights.will
        } else if GistWeights.needs.suffixLength(of: claim) != nil {
            score += weights.need
        }
        if GistWeights.conclusions.prefixLength(of: end) != nil { score += weights.conclusion }
        if GistWeights.additions.prefixLength(of: end) != nil { score += weights.addition }
        if SummaryWeights.pointers.prefixLength(of: end) != nil { score += weights.pointing }
        if Gist.length(of: sentence) < SummaryWeights.shortUnits { score += weights.short }
        return score
    }

    private static let shortestRest = 12
}
