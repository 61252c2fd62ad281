import Commitments
import JapaneseText
import MinutesModel

/// What one speaker argued (発言の要点): their best sentences, and shorter forms of them that keep their ends.
struct KeyPoint {
    let speaker: String
    /// The best sentence's score: decides who is left out when not everybody fits.
    let score: Double
    /// Longest first: two sentences, the best one, then that one cut at its commas.
    let variants: [String]
}

/// Chooses the key points of a record, one per speaker, in the order of their first speech.
struct KeyPointFinder {
    /// Sentences that stand elsewhere in the summary: nothing is told twice.
    let told: Set<String>

    func points(of minutes: Minutes) -> [KeyPoint] {
        var order: [String] = []
        var sentences: [String: [Candidate]] = [:]
        for (place, speech) in minutes.speeches.enumerated() {
            let label = speech.speaker.label
            if sentences[label] == nil { order.append(label) }
            sentences[label, default: []] += candidates(of: speech, at: place)
        }
        return order.compactMap { label in point(of: label, among: sentences[label] ?? []) }
    }

    private struct Candidate {
        let text: Substring
        /// Speech, then sentence: neighbours have neighbouring places.
        let place: (speech: Int, sentence: Int)
        let score: Double
    }

    private func candidates(of speech: Speech, at place: Int) -> [Candidate] {
        let sentences = speech.paragraphs.flatMap { Sentences.split($0) }
        let rank = SpeakerRank(speech.speaker) == .chair ? SummaryWeights.chair : 0
        let telling = sentences.indices.filter { !SentenceScore.isEmpty(sentences[$0]) }
        return telling.compactMap { index in
            guard !told.contains(String(sentences[index])) else { return nil }
            let isLast = index == telling.last
            let position = Double(index + 1) / Double(sentences.count)
            let score = SentenceScore.score(of: sentences[index], position: position, isLast: isLast) + rank
            return Candidate(text: sentences[index], place: (place, index), score: score)
        }
    }

    private func point(of speaker: String, among candidates: [Candidate]) -> KeyPoint? {
        guard let best = candidates.max(by: { $0.score < $1.score }), best.score >= SummaryWeights.least else {
            return nil
        }
        var variants = Shortening.variants(of: best.text)
        let second = candidates.filter { $0.place != best.place && $0.score >= SummaryWeights.leastSecond }
            .max { $0.score < $1.score }
        if let second {
            let (first, next) = second.place < best.place ? (second, best) : (best, second)
            let isJoined = first.place.speech == next.place.speech && first.place.sentence + 1 == next.place.sentence
            let opening = Shortening.withoutOpener(first.text)
            variants.insert("\(opening)\(isJoined ? "" : Shortening.gap)\(next.text)", at: 0)
        }
        return KeyPoint(speaker: speaker, score: best.score, variants: variants)
    }
}
