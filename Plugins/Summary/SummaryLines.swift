import Commitments
import MinutesModel

/// The lines of a summary, each in its forms from long to short.
struct SummaryLines {
    let minutes: Minutes
    /// The day against which a deadline is called past: the meeting's, or today's when somebody asks by hand.
    let day: CalendarDate?
    let promises: PromiseForms

    func decision(_ decision: Decision) -> Fitting.Line {
        let titles = minutes.titles(of: decision).joined(separator: "／")
        let what = titles.isEmpty ? outcome(decision.outcome) : "\(outcome(decision.outcome))：\(titles)"
        return Fitting.Line(variants: ["\(what)（\(decision.evidence)）", what])
    }

    /// The day first, because readers look for days.
    func dated(_ commitment: Commitment) -> Fitting.Line? {
        guard let deadline = commitment.deadline else { return nil }
        let isPast = day.map { deadline.end < $0 } ?? false
        let when = deadline.japaneseAsPromised + (isPast ? "【経過済み】" : "")
        let forms = promises.forms(of: commitment)
        return Fitting.Line(
            prefix: "\(when) — \(commitment.promiser)：", variants: forms.texts, best: forms.best,
            // The nearest is kept longest.
            rank: Double(-deadline.end.dayNumber))
    }

    func vague(_ commitment: Commitment) -> Fitting.Line? {
        guard commitment.deadline == nil else { return nil }
        let forms = promises.forms(of: commitment)
        return Fitting.Line(prefix: "\(commitment.promiser)：", variants: forms.texts, best: forms.best)
    }

    /// - Parameter promised: the labels of those whose promise stands above.
    func point(_ point: KeyPoint, promised: Set<String>) -> Fitting.Line {
        Fitting.Line(
            prefix: "\(point.speaker)：", variants: point.variants, best: point.best, rank: point.score,
            isTold: promised.contains(point.speaker))
    }

    private func outcome(_ outcome: Decision.Outcome) -> String {
        switch outcome {
        case .approved: "了承"
        case .rejected: "否決"
        case .adopted: "採択"
        case .referred: "付託"
        case .continued: "継続"
        case .unknown: "決定"
        }
    }
}
