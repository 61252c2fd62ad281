import MinutesModel

/// Periods that need nothing else to be understood: 令和3年12月24日, 2024/6/14, R5.4.1, 2030年度, 令和4～6年度, 2030年代.
enum AbsoluteRules {
    static func phrase(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let number = NumberedYear.read(in: text, at: offset) else { return year(at: offset, in: text) }
        return numericDate(at: offset, number, in: text) ?? decade(number, in: text) ?? years(number, in: text)
            ?? year(at: offset, in: text) ?? numericMonth(number, in: text)
    }

    private static func numericDate(at offset: Int, _ number: NumberedYear, in text: TextBytes) -> Phrase? {
        guard
            AbsoluteDate.separator(in: text, at: number.end) != nil || text.end(of: "・", at: number.end) != nil
        else { return nil }
        return AbsoluteDate.readNumeric(in: text, at: offset).map {
            Phrase(period: .day($0.date), end: $0.range.upperBound, rule: .numericDate)
        }
    }

    private static func year(at offset: Int, in text: TextBytes) -> Phrase? {
        guard let reading = YearReading.read(in: text, at: offset) else { return nil }
        return Phrase(
            period: period(reading.year, reading.era, isFiscal: reading.isFiscal), end: reading.end,
            rule: reading.isFiscal
                ? (reading.era == nil ? .fiscalYear : .eraFiscalYear) : reading.era == nil ? .year : .eraYear)
    }

    static func period(_ year: Int, _ era: Era?, isFiscal: Bool) -> Period {
        var period = isFiscal ? Period.fiscalYear(year) : Period.year(year)
        period.era = era
        // 令和元年 starts on 1 May; 令和元年度 is the whole fiscal year all the same.
        if let era, !isFiscal, era.firstYear == year { period.start = max(period.start, era.start) }
        return period
    }

    /// `2030年代`, `昭和30年代`.
    private static func decade(_ number: NumberedYear, in text: TextBytes) -> Phrase? {
        guard let end = text.end(of: "年代", at: text.skippingSpaces(at: number.end)),
            (number.era?.year(ofWestern: number.year) ?? number.year) % 10 == 0
        else { return nil }
        var period = Period.decade(from: number.year)
        period.era = number.era
        return Phrase(period: period, end: end, rule: .decade)
    }

    /// `令和4～6年度`, `2024・25年`: one 年 for both.
    private static func years(_ first: NumberedYear, in text: TextBytes) -> Phrase? {
        guard
            let separator = text.end(
                ofAny: RangeWords.marks + ["から", "・", "･", "、", "，", "及び", "と"], at: text.skippingSpaces(at: first.end)),
            let second = Numerals.read(in: text, at: text.skippingSpaces(at: separator)),
            let nen = text.end(of: "年", at: text.skippingSpaces(at: second.end)),
            let last = following(first, second.value)
        else { return nil }
        let fiscalEnd = text.end(of: "度", at: nen)
        var period = period(first.year, first.era, isFiscal: fiscalEnd != nil)
        period.end = Self.period(last, nil, isFiscal: fiscalEnd != nil).end
        period.unit = .range
        return Phrase(period: period, end: fiscalEnd ?? nen, rule: fiscalEnd == nil ? .years : .fiscalYears)
    }

    /// The year that a bare number means behind a full one: 6 behind 令和4, 25 behind 2024.
    private static func following(_ first: NumberedYear, _ value: Int) -> Int? {
        let candidates = [first.era?.westernYear(of: value), value, first.year / 100 * 100 + value]
        // A span of more than 30 years behind a single 年 is a misreading.
        return candidates.compactMap { $0 }.first { $0 > first.year && $0 - first.year <= 30 }
    }

    /// `2024/6`, `R6.4`, `令和6.4`.
    private static func numericMonth(_ year: NumberedYear, in text: TextBytes) -> Phrase? {
        guard let separator = AbsoluteDate.separator(in: text, at: year.end),
            let month = Numerals.read(in: text, at: separator.end), month.script == .digits, month.width <= 2,
            (1...12).contains(month.value)
        else { return nil }
        // 2024.6 is a version or an amount, 2024-06 a code; M, S and T with one dot are magnitudes and seconds.
        let isTrusted =
            separator.scalar == 0x2F || (separator.scalar == 0x2E && (year.era == .reiwa || year.era == .heisei))
        let next = text.scalar(at: month.end)
        guard isTrusted, AbsoluteDate.separator(in: text, at: month.end) == nil, !ScalarKind.isLetter(next),
            next != 0x25,
            next != 0xFF05
        else { return nil }
        let period = Period.month(year.year, month.value)
        return Phrase(period: period, end: text.end(of: "月", at: month.end) ?? month.end, rule: .numericMonth)
    }
}
