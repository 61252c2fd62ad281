import MinutesModel

/// 次の金曜日, 水曜日まで: the next such day.
enum WeekdayRules {
    static let triggers = "月火水木金土日次今"

    static func phrase(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        let prefix = text.end(ofAny: ["次の", "今度の"], at: offset)
        guard let (weekday, end) = Weekday.readWord(in: text, at: prefix ?? offset),
            prefix != nil || isTime(at: end, in: text), !ScalarKind.isKanji(text.scalar(before: offset)),
            // 月曜日から金曜日まで: every week.
            text.start(ofAny: ["曜日から", "曜から", "曜日～", "曜～", "曜日〜", "月～", "月から"], endingAt: offset) == nil
        else { return nil }
        let days = (weekday - reading.anchor.weekday + 7) % 7
        // 次の金曜日 said on a Friday is a week away.
        let ahead = days == 0 && prefix != nil ? 7 : days
        return Phrase(period: .day(reading.anchor.adding(days: ahead)), end: end, rule: .nextWeekday)
    }

    private static func isTime(at offset: Int, in text: TextBytes) -> Bool {
        text.starts(withAny: ["まで", "の正午", "の午前", "の午後", "必着", "締", "〆"], at: offset)
            || ClockTimes.read(in: text, at: text.end(of: "の", at: offset) ?? offset) != nil
    }
}
