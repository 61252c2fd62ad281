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
    let variants: [Variant]
    /// The one for a reader in a hurry: what comes before it takes more room than it tells.
    let best: Int
    /// The speech in which the best sentence was said.
    let speech: Int

    struct Variant: Equatable {
        let text: String
        /// The lines of the document on which its sentences' paragraphs begin.
        let lines: [Int?]
    }
}

/// Chooses the key points of a record, one per speaker, in the order of their first speech.
struct KeyPointFinder {
    let shortening: Shortening
    /// Sentences that stand elsewhere in the summary: nothing is told twice.
    let told: Set<String>
    /// How many lines there is room for. Where fewer people speak, who speaks long has several.
    var most = 0
    /// UTF-16 units: a line of more is given only where it has no shorter form, and a second sentence never stands beside
    /// the first.
    var longest = Int.max
    /// Of the source: in Markdown, what is nothing but a link is no point.
    var format = ""

    /// - Returns: the points, and those who said more than greetings and procedure but nothing specific.
    func points(of minutes: Minutes) -> (points: [KeyPoint], silent: [String]) {
        var order: [String] = []
        var candidates: [String: [Candidate]] = [:]
        var speakers: Set<String> = []
        var lengths: [String: Int] = [:]
        for (place, speech) in minutes.speeches.enumerated() {
            let label = speech.speaker.label
            if candidates[label] == nil { order.append(label) }
            let sentences = speech.paragraphs.enumerated().flatMap { place, paragraph in
                Sentences.split(paragraph).map { Spoken(text: $0, line: speech.line(ofParagraph: place)) }
            }
            let rank = SpeakerRank(speech.speaker)
            // Between sentences, a line without a stop is a heading; in notes there are no stops.
            let isProse = sentences.contains { $0.text.hasSuffix("。") }
            let telling = sentences.indices.filter {
                tells(sentences[$0].text, by: rank) && (!isProse || !KeyPointFinder.isHeading(sentences[$0].text))
            }
            if !telling.isEmpty { speakers.insert(label) }
            if rank != .chair { lengths[label, default: 0] += telling.count }
            candidates[label, default: []] += self.candidates(
                telling, of: sentences, at: place, by: rank)
        }
        let all = lengths.values.reduce(0, +)
        let points = order.flatMap { label -> [KeyPoint] in
            let candidates = candidates[label] ?? []
            let share = order.count > KeyPointFinder.fewSpeakers || all == 0 ? 0 : most * (lengths[label] ?? 0) / all
            let several = min(share, (lengths[label] ?? 0) / KeyPointFinder.sentencesPerLine)
            guard several > 1 else {
                return point(of: label, among: candidates, pairs: longest == .max).map { [$0] } ?? []
            }
            return KeyPointFinder.parts(of: candidates, count: several).compactMap { part in
                point(of: label, among: part, pairs: false)
            }
        }
        let heard = Set(points.map(\.speaker))
        return (points, order.filter { speakers.contains($0) && !heard.contains($0) })
    }

    /// A policy speech and who opens and closes it; in a discussion everybody has one line.
    private static let fewSpeakers = 3
    /// A topic of a long speech is a paragraph or two.
    private static let sentencesPerLine = 5

    /// The candidates of consecutive parts of what somebody says, each as long as the others: who goes through many topics
    /// is told of each.
    private static func parts(of candidates: [Candidate], count: Int) -> [[Candidate]] {
        (0..<count).map { part in
            Array(candidates[(candidates.count * part / count)..<(candidates.count * (part + 1) / count)])
        }
    }

    /// (1) 平成13年請願第16号 青葉市の空き家に関する請願
    private static func isHeading(_ sentence: Substring) -> Bool {
        sentence.last.map { !"。．！？」）".contains($0) } ?? true
    }

    private func tells(_ sentence: Substring, by rank: SpeakerRank) -> Bool {
        !SentenceScore.isEmpty(sentence) && !PlainMarkup.isLink(sentence, in: format)
            && !(rank == .chair && SummaryWeights.procedure.isFound(in: Array(sentence.utf8)[...]))
    }

    private struct Spoken {
        let text: Substring
        /// Of the document, on which its paragraph begins.
        let line: Int?
    }

    private struct Candidate {
        let forms: [Form]
        let best: Int
        let line: Int?
        /// Speech, then sentence: neighbours have neighbouring places.
        let place: (speech: Int, sentence: Int)
        let score: Double
    }

    private func candidates(_ telling: [Int], of sentences: [Spoken], at place: Int, by rank: SpeakerRank)
        -> [Candidate]
    {
        let scores = telling.map { index in
            let position = Double(index + 1) / Double(sentences.count)
            return SentenceScore.score(of: sentences[index].text, position: position, isLast: index == telling.last)
                + (rank == .chair ? SummaryWeights.chair : 0)
        }
        // Whoever answers for an office reads out what is to be decided, and that stands above.
        let good = telling.indices.filter {
            scores[$0] >= SummaryWeights.least
                && (rank != .official || !SentenceScore.describes(sentences[telling[$0]].text))
        }
        // Content is weighed only where place and ending leave a chance: it is what takes the time.
        let best = good.sorted { scores[$0] > scores[$1] }.prefix(KeyPointFinder.mostWeighed).sorted()
        return best.compactMap { order in
            let index = telling[order]
            guard !told.contains(String(sentences[index].text)) else { return nil }
            let (forms, best) = shortening.forms(of: sentences[index].text)
            guard !forms.isEmpty else { return nil }
            return Candidate(
                forms: forms, best: best, line: sentences[index].line, place: (place, index),
                score: scores[order] + SummaryWeights.content * forms[best].value)
        }
    }

    /// Of one speech. An hour's speech has three hundred sentences, of which sixty end in a will.
    private static let mostWeighed = 60

    private func point(of speaker: String, among candidates: [Candidate], pairs: Bool) -> KeyPoint? {
        guard let first = candidates.max(by: { $0.score < $1.score }) else { return nil }
        var variants = first.forms.map { KeyPoint.Variant(text: $0.text, lines: [first.line]) }
        var best = first.best
        let tooLong = variants.prefix { $0.text.utf16.count > longest }.count
        if tooLong > 0 {
            variants.removeFirst(min(tooLong, variants.count - 1))
            best = max(0, best - tooLong)
        }
        let others = candidates.filter {
            $0.place != first.place && $0.score >= first.score - SummaryWeights.leastSecond
        }
        if pairs, let second = others.max(by: { $0.score < $1.score }) {
            let pair = second.place < first.place ? (second, first) : (first, second)
            var pairs = [
                joined(pair.0, pair.1) { $0.forms[0].text }, joined(pair.0, pair.1) { $0.forms[$0.best].text },
            ]
            if pairs[0] == pairs[1] { pairs.removeFirst() }
            // One sentence whole is only of use where two do not fit.
            let shorter = variants[..<best].filter { $0.text.utf16.count < (pairs.last?.text.utf16.count ?? 0) }
            best = pairs.count + shorter.count
            variants = pairs + shorter + variants[first.best...]
        }
        return KeyPoint(
            speaker: speaker, score: first.score, variants: variants, best: best, speech: first.place.speech)
    }

    private func joined(_ first: Candidate, _ next: Candidate, _ text: (Candidate) -> String) -> KeyPoint.Variant {
        let isJoined = first.place.speech == next.place.speech && first.place.sentence + 1 == next.place.sentence
        let second = text(next)
        // A cut start is a gap itself.
        let both =
            second.hasPrefix(Shortening.cut)
            ? text(first) + Shortening.gap + second.dropFirst()
            : text(first) + (isJoined ? "" : Shortening.gap) + second
        return KeyPoint.Variant(text: both, lines: [first.line, next.line])
    }
}
