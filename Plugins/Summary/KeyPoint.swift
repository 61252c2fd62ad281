import Commitments
import JapaneseText
import MinutesModel
import Summaries

/// What one speaker argued (発言の要点): their best sentences, and shorter forms of them that keep their ends and their
/// content.
struct KeyPoint {
    let speaker: String
    /// The best sentence's score: decides who is left out when not everybody fits.
    let score: Double
    /// Longest first.
    let variants: [String]
    /// The one for a reader in a hurry: what comes before it takes more room than it tells.
    let best: Int
    /// The point of the agenda under which the best sentence was said: an index into `Minutes.agendaItems`.
    let item: Int?
}

/// Chooses the key points of a record, one per speaker, in the order of their first speech.
struct KeyPointFinder {
    let shortening: Shortening
    /// Sentences that stand elsewhere in the summary: nothing is told twice.
    let told: Set<String>

    /// - Returns: the points, and those who said more than greetings and procedure but nothing specific.
    func points(of minutes: Minutes) -> (points: [KeyPoint], silent: [String]) {
        var order: [String] = []
        var candidates: [String: [Candidate]] = [:]
        var speakers: Set<String> = []
        for (place, speech) in minutes.speeches.enumerated() {
            let label = speech.speaker.label
            if candidates[label] == nil { order.append(label) }
            let sentences = speech.paragraphs.flatMap { Sentences.split($0) }
            let rank = SpeakerRank(speech.speaker)
            let telling = sentences.indices.filter { tells(sentences[$0], by: rank) }
            if !telling.isEmpty { speakers.insert(label) }
            candidates[label, default: []] += self.candidates(
                telling, of: sentences, at: place, by: rank)
        }
        let points = order.compactMap { label in
            point(of: label, among: candidates[label] ?? []) { minutes.speeches[$0].agendaItem }
        }
        let heard = Set(points.map(\.speaker))
        return (points, order.filter { speakers.contains($0) && !heard.contains($0) })
    }

    private func tells(_ sentence: Substring, by rank: SpeakerRank) -> Bool {
        !SentenceScore.isEmpty(sentence)
            && !(rank == .chair && SummaryWeights.procedure.isFound(in: Array(sentence.utf8)[...]))
    }

    private struct Candidate {
        let forms: [Form]
        let best: Int
        /// Speech, then sentence: neighbours have neighbouring places.
        let place: (speech: Int, sentence: Int)
        let score: Double
    }

    private func candidates(_ telling: [Int], of sentences: [Substring], at place: Int, by rank: SpeakerRank)
        -> [Candidate]
    {
        let scores = telling.map { index in
            let position = Double(index + 1) / Double(sentences.count)
            return SentenceScore.score(of: sentences[index], position: position, isLast: index == telling.last)
                + (rank == .chair ? SummaryWeights.chair : 0)
        }
        let good = telling.indices.filter { scores[$0] >= SummaryWeights.least }
        // Content is weighed only where place and ending leave a chance: it is what takes the time.
        let best = good.sorted { scores[$0] > scores[$1] }.prefix(KeyPointFinder.mostWeighed).sorted()
        return best.compactMap { order in
            let index = telling[order]
            guard !told.contains(String(sentences[index])) else { return nil }
            let (forms, best) = shortening.forms(of: sentences[index])
            guard !forms.isEmpty else { return nil }
            return Candidate(
                forms: forms, best: best, place: (place, index),
                score: scores[order] + SummaryWeights.content * forms[best].value)
        }
    }

    /// Of one speech. An hour's speech has three hundred sentences, of which sixty end in a will.
    private static let mostWeighed = 60

    private func point(of speaker: String, among candidates: [Candidate], itemOf: (Int) -> Int?) -> KeyPoint? {
        guard let first = candidates.max(by: { $0.score < $1.score }) else { return nil }
        var variants = first.forms.map(\.text)
        var best = first.best
        let others = candidates.filter {
            $0.place != first.place && $0.score >= first.score - SummaryWeights.leastSecond
        }
        if let second = others.max(by: { $0.score < $1.score }) {
            let pair = second.place < first.place ? (second, first) : (first, second)
            var pairs = [
                joined(pair.0, pair.1) { $0.forms[0].text }, joined(pair.0, pair.1) { $0.forms[$0.best].text },
            ]
            if pairs[0] == pairs[1] { pairs.removeFirst() }
            // One sentence whole is only of use where two do not fit.
            let shorter = variants[..<best].filter { $0.utf16.count < (pairs.last?.utf16.count ?? 0) }
            best = pairs.count + shorter.count
            variants = pairs + shorter + variants[first.best...]
        }
        return KeyPoint(
            speaker: speaker, score: first.score, variants: variants, best: best, item: itemOf(first.place.speech))
    }

    private func joined(_ first: Candidate, _ next: Candidate, _ text: (Candidate) -> String) -> String {
        let isJoined = first.place.speech == next.place.speech && first.place.sentence + 1 == next.place.sentence
        let second = text(next)
        // A cut start is a gap itself.
        if second.hasPrefix(Shortening.cut) { return text(first) + Shortening.gap + second.dropFirst() }
        return text(first) + (isJoined ? "" : Shortening.gap) + second
    }
}
