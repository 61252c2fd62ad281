import JapaneseText
import MinutesModel

/// Chooses, among the dates of one sentence, the one by which the promise is to be kept.
struct DeadlineReader {
    let sentence: [UInt8]
    let clauses: [Clause]
    let moods: [PromiseMood]
    /// The day of the meeting.
    let date: CalendarDate

    func deadline(among expressions: [TimeExpression]) -> Deadline? {
        let fitting = expressions.filter(isDeadline)
        // 来年度の予算で、令和9年3月までに…: the date with まで, 中 or 末 is meant.
        let marked = fitting.first { PromiseWords.byMarks.prefixLength(of: sentence[$0.range.upperBound...]) != nil }
        guard let chosen = marked ?? fitting.first, let start = chosen.start, let end = chosen.end else { return nil }
        return Deadline(
            surface: chosen.surface, start: start, end: end, precision: chosen.precision ?? .day,
            approximate: chosen.approximate)
    }

    private func isDeadline(_ expression: TimeExpression) -> Bool {
        guard let end = expression.end, expression.start != nil, liesAhead(expression, end: end),
            let index = clauses.firstIndex(where: { $0.range.contains(expression.range.lowerBound) })
        else { return false }
        let clause = sentence[clauses[index].range]
        let after = sentence[min(expression.range.upperBound, clause.endIndex)..<clause.endIndex]
        guard !isName(after), !isPast(expression, after), !onlyContinues(clause, after) else { return false }
        switch moods[index] {
        case .none: return false
        case .will: return true
        case .underWay: return isAim(after)
        case .adopted: return isDuty(before: clause[..<expression.range.lowerBound], after)
        }
    }

    /// After the meeting, or a longer interval that holds it (年内). 本日 is talk of the meeting itself.
    private func liesAhead(_ expression: TimeExpression, end: CalendarDate) -> Bool {
        switch expression.kind {
        case .date, .deadline, .duration: end > date
        case .recurring, .event, .vague: false
        }
    }

    private func isName(_ after: ArraySlice<UInt8>) -> Bool {
        // 48 bytes are 16 characters: 音更町一般会計補正予算 stands within them.
        PromiseWords.names.prefixLength(of: after) != nil || PromiseWords.accounts.isFound(in: after.prefix(48))
    }

    /// A date without a year can be one that was: ６月に閣議決定した方針. With a year its place in time is certain.
    private func isPast(_ expression: TimeExpression, _ after: ArraySlice<UInt8>) -> Bool {
        if let start = expression.start, start > date, expression.surface.unicodeScalars.contains("年") { return false }
        let phrase = after[..<(Phrases.commas(in: after).first ?? after.endIndex)]
        // The sentence's own last word is no past: 取りまとめました is judged by its mood.
        guard phrase.endIndex < after.endIndex, let past = PromiseWords.past.firstRange(in: phrase) else { return false }
        return PromiseWords.pastConditions.firstRange(in: phrase[(past.upperBound - 3)...])?.lowerBound
            != past.upperBound - 3
    }

    private func onlyContinues(_ clause: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
        PromiseWords.from.prefixLength(of: after) != nil && !PromiseWords.starts.isFound(in: clause)
    }

    private func isAim(_ after: ArraySlice<UInt8>) -> Bool {
        // 90 bytes are 30 characters: the length of a named plan between the date and its に向けて.
        PromiseWords.aims.isFound(in: after.prefix(90))
    }

    private func isDuty(before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
        PromiseWords.dutiesBefore.suffixLength(of: before) != nil && PromiseWords.until.prefixLength(of: after) != nil
    }
}
