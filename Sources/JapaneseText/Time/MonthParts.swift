import MinutesModel

/// A month behind a year: 令和6年3月, 来年の4～6月.
enum MonthsOfYear {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let period = phrase.period
        for place in phrase.following(in: reading.text) {
            if let date = BareNumberRules.slashDay(at: place, of: period.end.year, in: reading.text),
                period.unit == .year
            {
                return phrase.refined(to: period.narrowed(to: .day(date.date)), end: date.end, by: .slashDate)
            }
            guard let months = Months.read(in: reading.text, at: reading.text.skippingSpaces(at: place)) else {
                continue
            }
            let year = period.unit == .fiscalYear ? period.start.year : period.end.year
            let first = months.first < 4 && period.unit == .fiscalYear ? year + 1 : year
            return phrase.refined(to: period.narrowed(to: months.period(in: first)), end: months.end, by: months.step)
        }
        return nil
    }
}

/// `3月`, `4～6月`, `4・5月`, `１－３月期`.
struct Months {
    var first: Int
    var last: Int?
    var end: Int

    var step: TimeRuleStep { last == nil ? .month : .months }

    func period(in year: Int) -> Period {
        let month = Period.month(year, first)
        guard let last else { return month }
        return Period(month.start, Period.month(last < first ? year + 1 : year, last).end, .range)
    }

    static func read(in text: TextBytes, at offset: Int) -> Months? {
        guard let number = Numerals.read(in: text, at: offset), (1...12).contains(number.value), number.width <= 2
        else {
            return nil
        }
        let gap = text.skippingSpaces(at: number.end)
        if let end = text.end(of: "月", at: gap) {
            return isOtherWord(at: end, in: text) ? nil : Months(first: number.value, last: nil, end: end)
        }
        guard let separator = text.end(ofAny: RangeWords.marks + ["・", "･", "、", "，"], at: gap),
            let second = Numerals.read(in: text, at: text.skippingSpaces(at: separator)),
            (1...12).contains(second.value),
            second.value != number.value, let end = text.end(of: "月", at: text.skippingSpaces(at: second.end)),
            !isOtherWord(at: end, in: text)
        else { return nil }
        return Months(first: number.value, last: second.value, end: text.end(of: "期", at: end) ?? end)
    }

    /// 1年6月を超えない範囲: the law's way to say a year and a half.
    static func isLength(at offset: Int, in text: TextBytes) -> Bool {
        text.starts(withAny: ["を超え", "を経過", "以内", "以上", "以下", "未満", "の懲役", "の刑", "の拘禁"], at: offset)
    }

    /// 3月間, 1月当たり: a number of months.
    private static func isOtherWord(at offset: Int, in text: TextBytes) -> Bool {
        isLength(at: offset, in: text)
            || text.starts(
                withAny: [
                    "間", "額", "刊", "曜", "例会費", "収", "給", "数", "次", "当た", "あたり", "につき", "齢", "謝", "賦", "報", "評", "面",
                    "光",
                    "食", "号", "さん", "氏", "ほど", "余り", "あまり", "ごと", "毎", "堂", "生まれ", "病",
                ],
                at: offset)
    }
}

/// A day, a week or a weekday of a month.
enum DaysOfMonth {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let text = reading.text
        for place in phrase.following(in: text) {
            let start = text.skippingSpaces(at: place)
            if let days = days(phrase, in: text, at: start) { return days }
            if let (day, end) = day(in: text, at: start),
                let date = CalendarDate(year: phrase.period.start.year, month: phrase.period.start.month, day: day)
            {
                return phrase.refined(to: phrase.period.narrowed(to: .day(date)), end: end, by: .day)
            }
            if let found = ordinal(phrase, in: text, at: start) ?? last(phrase, in: text, at: start) { return found }
        }
        return nil
    }

    /// `10～12日`, `10、11日`: one 日 for both.
    private static func days(_ phrase: Phrase, in text: TextBytes, at offset: Int) -> Phrase? {
        let month = phrase.period.start
        guard let first = Numerals.read(in: text, at: offset), first.width <= 3,
            let start = CalendarDate(year: month.year, month: month.month, day: first.value),
            let separator = text.end(ofAny: RangeWords.marks + ["、", "，", "・"], at: first.end),
            let (day, end) = day(in: text, at: separator), day > first.value,
            let last = CalendarDate(year: month.year, month: month.month, day: day)
        else { return nil }
        return phrase.refined(to: phrase.period.narrowed(to: start, last, .range), end: end, by: .days)
    }

    /// `20日`, and not 20日間, 3日目.
    static func day(in text: TextBytes, at offset: Int) -> (day: Int, end: Int)? {
        guard let number = Numerals.read(in: text, at: offset), (1...31).contains(number.value), number.width <= 3,
            let end = text.end(of: "日", at: text.skippingSpaces(at: number.end)),
            !text.starts(
                withAny: [
                    "間", "目", "連続", "ごと", "おき", "当た", "あた", "につき", "以内", "早く", "も早", "曜", "市", "町", "平均", "毎", "程度",
                    "ほど", "分の食", "制", "坊主", "酔",
                ], at: end)
        else { return nil }
        return (number.value, end)
    }

    /// 第2週, 第3金曜日.
    private static func ordinal(_ phrase: Phrase, in text: TextBytes, at offset: Int) -> Phrase? {
        guard let mark = text.end(of: "第", at: offset), let number = Numerals.read(in: text, at: mark),
            (1...20).contains(number.value)
        else { return nil }
        let first = phrase.period.start.firstOfMonth
        if let end = text.end(of: "営業日", at: number.end) {
            let day = BusinessDays().adding(businessDays: number.value, to: first.adding(days: -1))
            return phrase.refined(to: phrase.period.narrowed(to: .day(day)), end: end, by: .businessDayOfMonth)
        }
        guard number.value <= 5 else { return nil }
        if let (weekday, end) = Weekday.readWord(in: text, at: number.end) {
            let offset = (weekday - first.weekday + 7) % 7 + (number.value - 1) * 7
            guard offset < CalendarDate.days(inMonth: first.month, of: first.year) else { return nil }
            let day = first.adding(days: offset)
            return phrase.refined(to: phrase.period.narrowed(to: .day(day)), end: end, by: .weekdayOfMonth)
        }
        guard let end = text.end(ofAny: ["週目", "週"], at: number.end) else { return nil }
        let start = first.adding(days: (number.value - 1) * 7)
        let last = min(start.adding(days: 6), first.lastOfMonth)
        guard start <= last else { return nil }
        return phrase.refined(
            to: phrase.period.narrowed(to: start, last, .week, approximate: true), end: end, by: .weekOfMonth)
    }

    /// 最終金曜日, 最終営業日, 最終週, 最終日.
    private static func last(_ phrase: Phrase, in text: TextBytes, at offset: Int) -> Phrase? {
        guard let word = text.end(of: "最終", at: offset) else { return nil }
        let lastDay = phrase.period.start.lastOfMonth
        if let (weekday, end) = Weekday.readWord(in: text, at: word) {
            let day = lastDay.adding(days: -((lastDay.weekday - weekday + 7) % 7))
            return phrase.refined(to: phrase.period.narrowed(to: .day(day)), end: end, by: .weekdayOfMonth)
        }
        if let end = text.end(of: "営業日", at: word) {
            let day = BusinessDays().adding(businessDays: -1, to: lastDay.adding(days: 1))
            return phrase.refined(to: phrase.period.narrowed(to: .day(day)), end: end, by: .lastBusinessDay)
        }
        if let end = text.end(of: "週", at: word) {
            let week = phrase.period.narrowed(to: lastDay.adding(days: -6), lastDay, .week, approximate: true)
            return phrase.refined(to: week, end: end, by: .lastWeek)
        }
        return text.end(of: "日", at: word).map {
            phrase.refined(to: phrase.period.narrowed(to: .day(lastDay)), end: $0, by: .lastDay)
        }
    }
}

/// 上旬, 中旬, 下旬, 末, 前半 …
enum MonthParts {
    private struct Part {
        var words: [StaticString]
        var first: Int
        /// 31 = the month's last day.
        var last: Int
        var unit: Period.Unit
        var approximate = false
        var unless: [StaticString] = []
    }

    private static let parts = [
        Part(words: ["上旬", "初旬"], first: 1, last: 10, unit: .tenDays),
        Part(words: ["中旬"], first: 11, last: 20, unit: .tenDays),
        Part(words: ["下旬"], first: 21, last: 31, unit: .tenDays),
        Part(words: ["上中旬", "上・中旬"], first: 1, last: 20, unit: .part),
        Part(words: ["中下旬", "中・下旬"], first: 11, last: 31, unit: .part),
        Part(words: ["前半"], first: 1, last: 15, unit: .part),
        Part(words: ["後半"], first: 16, last: 31, unit: .part),
        Part(words: ["半ば", "なかば", "中頃", "中ごろ", "央", "中盤"], first: 11, last: 20, unit: .part, approximate: true),
        Part(
            words: ["初め", "始め", "はじめ", "初頭", "頭", "あたま", "早々", "当初", "初", "明け", "早い時期"], first: 1, last: 10,
            unit: .part,
            approximate: true,
            unless: [
                "初めて", "始めて", "はじめて", "はじめと", "頭取", "初開", "初回", "初診", "初の", "初当", "初版", "初日", "初動", "初代", "初期", "初等",
                "初任", "初年",
                "当初予算", "当初案", "当初計画", "当初の", "始めた", "始めら", "始める",
            ]),
    ]
    private static let ends: [StaticString] = ["末日", "末", "晦日", "終わり"]

    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let (text, period) = (reading.text, phrase.period)
        for place in phrase.following(in: text) {
            for part in parts {
                guard let end = text.end(ofAny: part.words, at: place), !text.starts(withAny: part.unless, at: place)
                else {
                    continue
                }
                let first = CalendarDate.clamped(period.start.year, period.start.month, part.first)
                let last = CalendarDate.clamped(period.start.year, period.start.month, part.last)
                return phrase.refined(
                    to: period.narrowed(to: first, last, part.unit, approximate: part.approximate), end: end,
                    by: .partOfMonth)
            }
            // 9月の月末
            let word = place > phrase.end ? text.end(of: "月", at: place) ?? place : place
            if let end = text.end(ofAny: ends, at: word), !text.starts(withAny: YearParts.notEnds, at: word) {
                if let (weekday, dayEnd) = Weekday.readWord(in: text, at: text.end(of: "の", at: end) ?? end) {
                    // 月末金曜日
                    let day = period.end.adding(days: -((period.end.weekday - weekday + 7) % 7))
                    return phrase.refined(to: period.narrowed(to: .day(day)), end: dayEnd, by: .weekdayOfMonth)
                }
                let last = period.narrowed(to: period.end, period.end, .day, isLimit: true)
                return phrase.refined(to: last, end: end, by: .lastDay)
            }
        }
        return nil
    }
}
