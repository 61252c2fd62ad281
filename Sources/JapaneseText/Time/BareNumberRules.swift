import MinutesModel

/// Numbers that leave the year or the month to the reader: 5年度, 7年3月, 3月10日, 5/31（金）, 20日.
enum BareNumberRules {
    static func phrase(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let number = Numerals.read(in: text, at: offset) else { return nil }
        return decade(number, at: offset, in: text) ?? fiscalYear(number, in: reading) ?? yearAndMonth(
            number, in: reading) ?? shortDate(number, at: offset, in: reading)
            ?? slashDate(number, at: offset, in: reading)
            ?? month(at: offset, in: reading) ?? days(at: offset, in: reading)
    }

    /// `90年代`, `40年代半ば`: of the century that makes it nearest to now. 20年代 and 30年代 are those to come.
    private static func decade(_ number: Numerals.Number, at offset: Int, in text: TextBytes) -> Phrase? {
        guard number.script == .digits, number.width == 2, number.value % 10 == 0, number.value > 0,
            let end = text.end(of: "年代", at: number.end), !text.starts(withAny: ["の人", "の方"], at: end)
        else { return nil }
        return Phrase(
            period: .decade(from: number.value >= 50 ? 1900 + number.value : 2000 + number.value), end: end,
            rule: .decade)
    }

    // MARK: Years without an era

    /// `5年度`, `4～6年度`.
    private static func fiscalYear(_ number: Numerals.Number, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard number.width <= 3, number.value >= 1, number.value < 100 else { return nil }
        if let end = fiscalEnd(number, in: text) {
            let (year, era) = eraYear(number.value, near: reading.anchor)
            return Phrase(period: AbsoluteRules.period(year, era, isFiscal: true), end: end, rule: .bareFiscalYear)
        }
        guard let separator = text.end(ofAny: RangeWords.marks + ["から", "・", "、"], at: number.end),
            let second = Numerals.read(in: text, at: separator), second.value > number.value, second.value < 100,
            let end = fiscalEnd(second, in: text)
        else { return nil }
        let (year, era) = eraYear(number.value, near: reading.anchor)
        var period = AbsoluteRules.period(year, era, isFiscal: true)
        period.end = Period.fiscalYear(year + second.value - number.value).end
        period.unit = .range
        return Phrase(period: period, end: end, rule: .bareFiscalYears)
    }

    private static func fiscalEnd(_ number: Numerals.Number, in text: TextBytes) -> Int? {
        // 3年度間, 2年度目: a number of years.
        text.end(of: "年度", at: text.skippingSpaces(at: number.end)).flatMap {
            text.starts(withAny: ["間", "目", "連続", "続けて", "ぶり", "以上", "分の予算", "にわた", "にまた", "ごと", "当た"], at: $0)
                ? nil : $0
        }
    }

    /// `7年3月`, `16年の夏ごろ`.
    private static func yearAndMonth(_ number: Numerals.Number, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard number.width <= 3, (1...64).contains(number.value),
            let end = text.end(of: "年", at: text.skippingSpaces(at: number.end)), namesPart(at: end, in: text)
        else { return nil }
        let (year, era) = eraYear(number.value, near: reading.anchor)
        return Phrase(period: AbsoluteRules.period(year, era, isFiscal: false), end: end, rule: .bareYear)
    }

    /// What makes a year of a bare 16年: 3月, 夏ごろ, 末に.
    private static func namesPart(at offset: Int, in text: TextBytes) -> Bool {
        if Months.read(in: text, at: text.skippingSpaces(at: offset)) != nil { return true }
        if text.starts(withAny: ["末に", "末ま", "末の", "末頃", "末時"], at: offset) { return true }
        let place = text.end(of: "の", at: offset) ?? offset
        return Season.read(in: text, at: place).map {
            text.starts(withAny: ["頃", "ごろ", "ころ", "まで", "に", "以降", "から", "を目"], at: $0.end)
        } ?? false
    }

    /// The year that a bare number means: of the era of the day or the one before it, whichever is nearer. A western
    /// year's last two digits count when they are next to the day and no era is (24年度 said in 2024).
    static func eraYear(_ value: Int, near anchor: CalendarDate) -> (year: Int, era: Era?) {
        let era = Era.of(anchor) ?? .meiji
        let eras = [era, era.previous ?? era]
        let best =
            eras.min { abs($0.westernYear(of: value) - anchor.year) < abs($1.westernYear(of: value) - anchor.year) }
            ?? era
        let western = anchor.year / 100 * 100 + value
        let distance = abs(best.westernYear(of: value) - anchor.year)
        if abs(western - anchor.year) <= 2, distance > 10 { return (western, nil) }
        return (best.westernYear(of: value), best)
    }

    // MARK: Months and days

    private static func month(at offset: Int, in reading: Reading) -> Phrase? {
        guard let months = Months.read(in: reading.text, at: offset) else { return nil }
        var period = months.period(in: reading.base.year)
        period.missing = .year
        return Phrase(period: period, end: months.end, rule: months.step)
    }

    /// `23/4/1（土）`, `期限：26/10/30`: two digits for the year, so only with a sign that it is a date, and near the day.
    private static func shortDate(_ year: Numerals.Number, at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard year.script == .digits, year.width == 2, let slash = text.end(ofAny: ["/", "／"], at: year.end),
            let month = Numerals.read(in: text, at: slash), month.script == .digits, month.width <= 2,
            let second = text.end(ofAny: ["/", "／"], at: month.end), let day = Numerals.read(in: text, at: second),
            day.script == .digits, day.width <= 2, AbsoluteDate.separator(in: text, at: day.end) == nil,
            let date = CalendarDate(
                year: reading.anchor.year / 100 * 100 + year.value, month: month.value, day: day.value),
            // Further off it is a code.
            abs(date.year - reading.anchor.year) <= 10
        else { return nil }
        let printed = Weekday.read(in: text, at: day.end)
        guard
            printed.map({ $0.weekday == date.weekday })
                ?? (text.starts(
                    withAny: signs + ["現在", "更新", "改訂", "版"], at: day.end)
                    || text.start(ofAny: labels, endingAt: offset) != nil)
        else { return nil }
        return Phrase(period: .day(date), end: day.end, rule: .numericDate)
    }

    /// What a date's own field is called in the notes of a team.
    private static let labels: [StaticString] = [
        "期限：", "期限:", "期限: ", "期限は", "締切：", "締切:", "締切: ", "締切は", "締め切り：", "締め切り:", "〆切：", "〆切:", "〆切は", "〆：", "〆:",
        "期日：",
        "期日:", "納期：", "納期:", "納期は", "日付：", "日付:", "開催日：", "開催日:", "更新日：", "更新日:", "due：", "due:", "due: ", "Due: ",
        "Due:",
    ]

    /// `5/31（金）`, `6/14 15:00`, `6/30まで`: with a sign that it is no fraction.
    private static func slashDate(_ month: Numerals.Number, at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard month.script == .digits, month.width <= 2, (1...12).contains(month.value),
            let slash = text.end(ofAny: ["/", "／"], at: month.end), let day = Numerals.read(in: text, at: slash),
            day.script == .digits, day.width <= 2, (1...31).contains(day.value),
            AbsoluteDate.separator(in: text, at: day.end) == nil || text[day.end] == 0x2D,
            let date = CalendarDate(year: reading.base.year, month: month.value, day: day.value)
        else { return nil }
        let next = text.scalar(at: day.end)
        let gap = text.skippingSpaces(at: day.end)
        let isDate =
            Weekday.read(in: text, at: day.end) != nil || ClockTimes.read(in: text, at: gap) != nil
            || text.starts(withAny: signs, at: gap) || text.start(ofAny: labels, endingAt: offset) != nil
            || (month.value > day.value && !isShare(at: gap, in: text))
            || (day.value > 12 && month.value > 1 && !isShare(at: gap, in: text))
        guard isDate, !ScalarKind.isLetter(next), next != 0x25, next != 0xFF05 else { return nil }
        return Phrase(period: .day(date, missing: .year), end: day.end, rule: .slashDate)
    }

    /// 6/14 behind 2024年: no fraction can stand there.
    static func slashDay(at offset: Int, of year: Int, in text: TextBytes) -> (date: CalendarDate, end: Int)? {
        guard let month = Numerals.read(in: text, at: offset), month.script == .digits, month.width <= 2,
            let slash = text.end(of: "/", at: month.end), let day = Numerals.read(in: text, at: slash),
            day.script == .digits, day.width <= 2, AbsoluteDate.separator(in: text, at: day.end) == nil,
            let date = CalendarDate(year: year, month: month.value, day: day.value)
        else { return nil }
        return (date, day.end)
    }

    private static let signs: [StaticString] = [
        "まで", "迄", "〆", "締", "頃", "ごろ", "～", "〜", "必着", "付", "開催", "(仮", "（仮", "時点",
    ]

    /// 3/4の議員, 2/3以上.
    private static func isShare(at offset: Int, in text: TextBytes) -> Bool {
        text.starts(
            withAny: ["以上", "以下", "超", "程度", "未満", "倍", "インチ", "ページ", "頁", "補助", "人", "件", "名", "点"], at: offset)
    }

    /// `20日まで`, `20日（金）`: a day of the month that the reader knows. 10日 alone is mostly a length.
    private static func days(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let (first, end) = DaysOfMonth.day(in: text, at: offset),
            let date = CalendarDate(year: reading.base.year, month: reading.base.month, day: first),
            isDay(first, offset..<end, in: reading)
        else { return nil }
        return Phrase(period: .day(date, missing: .month), end: end, rule: .day)
    }

    private static func isDay(_ day: Int, _ range: Range<Int>, in reading: Reading) -> Bool {
        let text = reading.text
        let (start, end) = (range.lowerBound, range.upperBound)
        if Weekday.read(in: text, at: end) != nil || ClockTimes.read(in: text, at: text.skippingSpaces(at: end)) != nil
        {
            return true
        }
        // 10月2日、3日、7日
        if reading.antecedent(joinedBy: ["、", "，", "・", "と", "及び", "および", "並びに", "または", "又は", "や"], at: start)?.unit
            == .day
        {
            return true
        }
        // 明十八日, 本20日; 18日から21日まで.
        if text.start(ofAny: ["明", "本", "去る", "来る", "来たる"], endingAt: start) != nil {
            return true
        }
        if let from = text.end(of: "から", at: end), DaysOfMonth.day(in: text, at: from) != nil { return true }
        if text.starts(
            withAny: ["まで", "迄", "付け", "付で", "必着", "締", "〆", "の午前", "の午後", "の正午", "は午前", "は午後", "頃ま", "ごろま"], at: end)
        {
            return !text.starts(withAny: ["締め切", "までかか", "まで延", "まで短"], at: end)
                || text.starts(withAny: ["締め切"], at: end)
        }
        // 一日に, 3日に1回: how often, not when.
        guard let particle = text.end(of: "に", at: end), day > 3 else { return false }
        return Numerals.read(in: text, at: particle) == nil
            && !text.starts(withAny: ["わた", "かけ", "及", "およ", "つき", "分け", "も", "満た"], at: particle)
    }
}
