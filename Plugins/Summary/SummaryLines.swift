import Commitments
import MinutesModel

/// The lines of a summary, each in its forms from long to short.
struct SummaryLines {
    let minutes: Minutes
    /// The day against which a deadline is called past: the meeting's, or today's when somebody asks by hand.
    let day: CalendarDate?
    let promises: PromiseForms

    /// One line for each decision; where a sitting decides one thing after another, one for each outcome.
    func decisions(_ decisions: [Decision]) -> [Fitting.Line] {
        guard decisions.count > SummaryLines.mostDecisions else { return decisions.map(decision) }
        var order: [String] = []
        var titles: [String: [String]] = [:]
        for decision in decisions {
            let outcome = outcome(decision.outcome)
            if titles[outcome] == nil { order.append(outcome) }
            let named = minutes.titles(of: decision)
            titles[outcome, default: []] += named.isEmpty ? [decision.evidence] : [named.joined(separator: "／")]
        }
        return order.map { outcome in
            let all = titles[outcome] ?? []
            let count = "\(outcome)（\(all.count)件）"
            // All of them, then the first ones and how many more.
            let fewer = [8, 5, 3, 1].filter { $0 < all.count }.map { kept in
                "\(count)：\(all.prefix(kept).joined(separator: "／"))／ほか\(all.count - kept)件"
            }
            return Fitting.Line(
                variants: ["\(count)：\(all.joined(separator: "／"))"] + fewer + [count], best: min(1, fewer.count))
        }
    }

    /// More than a reader takes in as single lines.
    private static let mostDecisions = 5

    /// The next meeting, in the record's own words where it names no day.
    func next(_ meeting: NextMeeting) -> Fitting.Line {
        let start = meeting.start.map { " \($0.hour):\($0.minute < 10 ? "0" : "")\($0.minute)" } ?? ""
        guard let date = meeting.date else { return Fitting.Line(variants: [meeting.surface]) }
        return Fitting.Line(variants: ["\(date.japanese)\(start)（「\(meeting.surface)」）", "\(date.japanese)\(start)"])
    }

    private func decision(_ decision: Decision) -> Fitting.Line {
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

    /// - Parameter told: the labels of those of whom something stands above.
    func point(_ point: KeyPoint, told: Set<String>) -> Fitting.Line {
        Fitting.Line(
            prefix: "\(point.speaker)：", variants: point.variants, best: point.best, rank: point.score,
            isTold: told.contains(point.speaker), topic: point.item.flatMap(topic(ofItem:)))
    }

    private func topic(ofItem index: Int) -> String? {
        let items = minutes.agendaItems
        return items.indices.contains(index) ? items[index].title : nil
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
