import JapaneseText
import MinutesModel

/// The day of the next meeting, when somebody says it: 「次回は11月9日の午前10時から開催いたします」.
struct NextMeetingReader {
    let expressions: TimeExpressions
    /// The day of this meeting.
    let date: CalendarDate

    func day(in sentence: [UInt8]) -> Deadline? {
        guard let word = Self.next.firstRange(in: sentence[...]),
            Self.gatherings.isFound(in: sentence[...]), !Self.others.isFound(in: sentence[...])
        else { return nil }
        let found = expressions.find(in: String(decoding: sentence, as: UTF8.self), anchor: date)
        let days = found.filter { expression in
            guard expression.kind == .date || expression.kind == .deadline, let end = expression.end,
                let start = expression.start, start > date, start.days(until: end) < Self.longest
            else { return false }
            // By that day something is owed (次回までに): no day of a meeting.
            let between = sentence[min(word.upperBound, expression.range.lowerBound)..<expression.range.lowerBound]
            return PromiseWords.until.prefixLength(of: sentence[expression.range.upperBound...]) == nil
                && between.count <= Self.reach && !Self.owed.isFound(in: between)
        }
        return days.first.flatMap { Deadline($0) }
    }

    /// 次回の委員会は11月ごろ: a month at most; 次回の計画は令和9年度 is no meeting.
    private static let longest = 31
    /// Bytes between 次回 and its day: forty characters, the long name of a council.
    private static let reach = 120
    private static let owed: WordList = ["までに", "に向け", "に報告", "で報告"]
    private static let next: WordList = [
        "次回", "次の会議", "次の委員会", "次の部会", "次の会合", "次の推進会議", "次の協議会", "次の審議会", "次の検討会", "次の研究会", "次の本会議", "次の専門委員会",
    ]
    private static let gatherings: WordList = [
        "開催", "会議", "委員会", "部会", "会合", "審議会", "検討会", "研究会", "予定", "開き", "開会", "行い", "お集まり", "次回は", "次回の",
    ]
    /// 次回の計画, 次回の改定: something else that comes again.
    private static let others: WordList = [
        "次回の計画", "次回計画", "次回改定", "次回の改定", "次回改正", "次回の改正", "次回調査", "次回の調査", "次回更新", "次回の更新", "次回の選挙",
    ]
}
