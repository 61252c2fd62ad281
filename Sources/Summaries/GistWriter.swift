import Commitments

/// Chooses what of a speech fits one line: the sentences that claim, ask or promise, mostly the last ones, and of these
/// as much as there is room for.
package struct GistWriter: Sendable {
    let weights: GistWeights
    /// `…` before a part of a sentence.
    let marksCuts: Bool
    /// Where all is greeting or procedure, the line is taken from that.
    let alwaysSays: Bool

    package init(weights: GistWeights = GistWeights(), marksCuts: Bool = false, alwaysSays: Bool = false) {
        self.weights = weights
        self.marksCuts = marksCuts
        self.alwaysSays = alwaysSays
    }

    /// - Parameter limit: in characters; the line is never longer.
    /// - Returns: `nil` when the speech says nothing: greetings and procedure only, or no room.
    package func gist(of text: SpokenText, limit: Int) -> Gist? {
        gist(of: text, in: text.sentences.indices, limit: limit) { _ in 0 }
    }

    private struct Candidate {
        let place: Int
        let score: Double
    }

    private struct Choice {
        let place: Int
        let form: SentenceForm
    }

    /// - Parameter bonus: what a sentence is worth besides.
    func gist(of text: SpokenText, in range: Range<Int>, limit: Int, bonus: (String) -> Double) -> Gist? {
        let telling = range.filter { !SentenceScore.isEmpty(text.sentences[$0][...]) }
        let places = telling.isEmpty && alwaysSays ? Array(range) : telling
        let candidates = places.enumerated().map { order, place in
            let sentence = text.sentences[place]
            return Candidate(
                place: place, score: score(of: sentence, order: order, of: places.count) + bonus(sentence))
        }
        let ranked = candidates.sorted { ($0.score, $0.place) > ($1.score, $1.place) }
        var chosen = best(of: ranked, in: text, limit: limit).sorted { $0.place < $1.place }
        if chosen.isEmpty, alwaysSays { chosen = lastWords(of: ranked, in: text, limit: limit) }
        guard !chosen.isEmpty else { return nil }
        return Gist(
            text: chosen.map { $0.form.text + Self.stop(of: text.sentences[$0.place], told: $0.form.text) }.joined(),
            sentences: chosen.map { text.sentences[$0.place] },
            places: chosen.map(\.place))
    }

    /// 辞任すべきだ？ asks by its mark alone.
    private static func stop(of sentence: String, told: String) -> String {
        guard let mark = sentence.last, "？?".contains(mark), let end = told.last, !"かは".contains(end) else {
            return "。"
        }
        return "？"
    }

    /// The best sentence as long as it fits, then what fits beside it.
    private func best(of candidates: [Candidate], in text: SpokenText, limit: Int) -> [Choice] {
        var left = limit
        var chosen: [Choice] = []
        guard let top = candidates.first?.score else { return [] }
        for candidate in candidates where chosen.isEmpty || candidate.score >= top * weights.second {
            let forms = SentenceForms(weights: weights, marksCuts: marksCuts)
                .forms(of: text.sentences[candidate.place], limit: left - 1)
            guard let form = forms.max(by: { $0.worth < $1.worth }) else { continue }
            chosen.append(Choice(place: candidate.place, form: form))
            left -= form.length + 1
            if left < GistWriter.shortestRest { break }
        }
        return chosen
    }

    /// Of the best sentence, where none has a form that fits.
    private func lastWords(of candidates: [Candidate], in text: SpokenText, limit: Int) -> [Choice] {
        let forms = SentenceForms(weights: weights, marksCuts: marksCuts)
        let first = candidates.lazy.compactMap { candidate in
            forms.lastWords(of: text.sentences[candidate.place], limit: limit - 1).map {
                Choice(place: candidate.place, form: $0)
            }
        }.first
        return first.map { [$0] } ?? []
    }

    /// - Parameter order: among the sentences that tell something.
    func score(of sentence: String, order: Int, of count: Int) -> Double {
        let end = Stops.trimmed(Array(sentence.utf8)[...])
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

    /// What is left of a line and holds no sentence any more: twelve characters.
    private static let shortestRest = 12
}
