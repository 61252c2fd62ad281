import Commitments
import MinutesModel

/// The lines of a summary, each in its forms from long to short.
struct SummaryLines {
    let minutes: Minutes
    /// The day against which a deadline is called past: the meeting's, or today's when somebody asks by hand.
    let day: CalendarDate?

    func decision(_ decision: Decision) -> Fitting.Line {
        let titles = decision.items.map { minutes.agendaTitle(of: $0) ?? $0 }.joined(separator: "／")
        let what = titles.isEmpty ? outcome(decision.outcome) : "\(outcome(decision.outcome))：\(titles)"
        return Fitting.Line(variants: ["\(what)（\(decision.evidence)）", what])
    }

    func dated(_ commitment: Commitment) -> Fitting.Line? {
        guard let deadline = commitment.deadline else { return nil }
        let isPast = day.map { deadline.end < $0 } ?? false
        let when = deadline.japanese + (isPast ? "【経過済み】" : "")
        let cores = Shortening.variants(of: commitment.core)
        // A line and a half of a chat window, then one: below that a promise says nothing, and it is better counted as
        // left out.
        let tails = [60, 40].compactMap { Shortening.tail(of: commitment.core, within: $0) }
        let shortest = cores.last?.utf16.count ?? 0
        return Fitting.Line(
            prefix: "\(commitment.promiser)：\(when)",
            // The words of the date stand in the core; a form cut behind them names them.
            variants: (cores + tails.filter { $0.utf16.count < shortest }).map {
                $0.contains(deadline.surface) ? "：\($0)" : "（\(deadline.surface)）：\($0)"
            },
            // The nearest is kept longest.
            rank: Double(-deadline.end.dayNumber))
    }

    func vague(_ commitment: Commitment) -> Fitting.Line? {
        guard commitment.deadline == nil else { return nil }
        return Fitting.Line(
            prefix: "\(commitment.promiser)：",
            variants: Shortening.variants(of: commitment.core) + ["「\(commitment.vagueness ?? "期限不明")」"])
    }

    /// - Parameter promised: the labels of those whose promise the summary lists.
    func point(_ point: KeyPoint, promised: Set<String>) -> Fitting.Line {
        Fitting.Line(
            prefix: "\(point.speaker)：", variants: point.variants, rank: point.score,
            share: promised.contains(point.speaker) ? 0.5 : 1)
    }

    private func outcome(_ outcome: Decision.Outcome) -> String {
        switch outcome {
        case .approved: "了承"
        case .rejected: "否決"
        case .adopted: "採択"
        case .referred: "付託"
        case .unknown: "決定"
        }
    }
}
