import MinutesModel

/// 正午までに, 午後5時必着: a time without a day is of the day on which it was said, or of the day named before it.
enum TimeOfDayRules {
    static func phrase(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let clock = ClockTimes.read(in: text, at: offset), clock.end == nil,
            // 午前9時から午後5時まで are opening hours, 午後8時まで延長 changes them.
            text.starts(withAny: ["までに", "必着", "締切", "締め切", "〆切", "を締", "を期限"], at: clock.range.upperBound),
            !ScalarKind.isKanji(text.scalar(before: offset)),
            text.start(ofAny: ["から", "～", "〜", "毎日", "平日"], endingAt: offset) == nil
        else { return nil }
        let said = reading.sentencesSince == 0 ? reading.antecedent : nil
        var period = Period.day(said?.unit == .day ? said?.start ?? reading.anchor : reading.anchor)
        period.approximate = true
        return Phrase(period: period, end: clock.range.upperBound, rule: .timeToday)
    }
}
