import MinutesModel

/// A weekday or a part of a week: 来週水曜日, 今週末, 来週前半.
enum DaysOfWeek {
    private static let parts: [(words: [StaticString], first: Int, last: Int, approximate: Bool)] = [
        (["前半"], 0, 2, true), (["後半"], 3, 6, true), (["半ば", "なかば", "中頃", "中ごろ"], 1, 3, true), (["末"], 5, 6, false),
        (["明け", "初め", "はじめ", "始め", "頭", "早々"], 0, 0, true),
    ]

    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let text = reading.text
        let monday = phrase.period.start
        for place in phrase.following(in: text) {
            if let (weekday, end) = Weekday.readWord(in: text, at: place) ?? Weekday.read(in: text, at: place) {
                let day = phrase.period.narrowed(to: .day(monday.adding(days: weekday - 1)))
                return phrase.refined(to: day, end: end, by: .weekday)
            }
            if let (day, end) = DaysOfMonth.day(in: text, at: place),
                let date = (0..<7).lazy.map({ monday.adding(days: $0) }).first(where: { $0.day == day })
            {
                return phrase.refined(to: phrase.period.narrowed(to: .day(date)), end: end, by: .day)  // 来週13日
            }
            for part in parts {
                guard let end = text.end(ofAny: part.words, at: place),
                    !text.starts(withAny: ["始めて", "初めて"], at: place)
                else {
                    continue
                }
                let (first, last) = (monday.adding(days: part.first), monday.adding(days: part.last))
                let period =
                    first == last
                    ? phrase.period.narrowed(to: .day(first), approximate: part.approximate)
                    : phrase.period.narrowed(to: first, last, .part, approximate: part.approximate)
                return phrase.refined(to: period, end: end, by: .partOfWeek)
            }
        }
        return nil
    }
}

/// What follows a day: its weekday, a time, 正午, 午前中.
enum DayTail {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let text = reading.text
        // One weekday, then one time: a day that has its time is complete.
        guard phrase.rule.last != .time else { return nil }
        if phrase.rule.last != .weekday, let (_, end) = Weekday.read(in: text, at: phrase.end) {
            return phrase.refined(to: phrase.period, end: end, by: .weekday)
        }
        for place in phrase.following(in: text) {
            let start = text.skippingSpaces(at: place)
            if let clock = ClockTimes.read(in: text, at: start) {
                return phrase.refined(to: phrase.period, end: clock.range.upperBound, by: .time)
            }
            if let end = text.end(ofAny: ["午前中", "午前", "午後", "夕方", "深夜", "夜", "朝", "昼", "未明", "早朝"], at: place) {
                return phrase.refined(to: phrase.period, end: end, by: .time)
            }
        }
        guard let end = text.end(of: "中", at: phrase.end), text.starts(withAny: ["に", "の", "は", "。", "、"], at: end)
        else {
            return nil
        }
        var period = phrase.period
        period.isLimit = true
        return phrase.refined(to: period, end: end, by: .time)
    }
}
