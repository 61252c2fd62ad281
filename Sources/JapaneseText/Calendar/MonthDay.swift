package import MinutesModel

/// A day without a year: `２月２６日（水）`, `三月二十一日金曜日`, `2/26(水)`.
package struct MonthDay: Sendable, Equatable {
    package var month: Int
    package var day: Int
    /// UTF-8 offsets into the text, with the weekday where one follows.
    package var range: Range<Int>
    /// 1 = Monday … 7 = Sunday.
    package var printedWeekday: Int?

    /// The first one in the text, or `nil`.
    package static func read(_ text: String) -> MonthDay? {
        let bytes = TextBytes(text)
        var offset = 0
        while offset < bytes.count {
            if let found = read(in: bytes, at: offset) { return found }
            offset = Numerals.read(in: bytes, at: offset)?.end ?? offset + bytes.length(at: offset)
        }
        return nil
    }

    /// The one that starts at `offset`, or `nil`.
    package static func read(in text: TextBytes, at offset: Int) -> MonthDay? {
        guard let (month, day, end) = words(in: text, at: offset) ?? slashed(in: text, at: offset),
            // 29 February is a day of some years.
            CalendarDate(year: 2024, month: month, day: day) != nil
        else { return nil }
        guard let (weekday, behind) = Weekday.read(in: text, at: end) else {
            return MonthDay(month: month, day: day, range: offset..<end, printedWeekday: nil)
        }
        return MonthDay(month: month, day: day, range: offset..<behind, printedWeekday: weekday)
    }

    private static func words(in text: TextBytes, at offset: Int) -> (month: Int, day: Int, end: Int)? {
        guard Numerals.read(in: text, at: offset) != nil,
            let month = AbsoluteDate.number(before: "月", in: text, at: offset),
            let day = AbsoluteDate.number(before: "日", in: text, at: month.end)
        else { return nil }
        return (month.value, day.value, day.end)
    }

    /// `2/26(水)`: a slash alone is also a fraction, so the weekday must follow.
    private static func slashed(in text: TextBytes, at offset: Int) -> (month: Int, day: Int, end: Int)? {
        guard let month = Numerals.read(in: text, at: offset), month.script == .digits, month.width <= 2,
            let slash = text.end(ofAny: ["/", "／"], at: month.end),
            let day = Numerals.read(in: text, at: slash), day.script == .digits, day.width <= 2,
            Weekday.read(in: text, at: day.end) != nil
        else { return nil }
        return (month.value, day.value, day.end)
    }

    /// The first such day on or after another one; `nil` when no year within eight has it.
    package func next(onOrAfter day: CalendarDate) -> CalendarDate? {
        (0...8).lazy.compactMap { CalendarDate(year: day.year + $0, month: month, day: self.day) }.first { $0 >= day }
    }

    /// The day in a year; in a fiscal one, January to March belong to the next calendar year.
    package func date(in year: YearReading) -> CalendarDate? {
        CalendarDate(year: year.isFiscal && month < 4 ? year.year + 1 : year.year, month: month, day: day)
    }
}

/// What is printed as a date and is none: 平成八年七年十日, 令和5年2月30日.
package enum ImpossibleDate {
    /// The range of the first one in the text.
    package static func find(_ text: String) -> Range<Int>? {
        let bytes = TextBytes(text)
        var offset = 0
        while offset < bytes.count {
            let year = YearReading.read(in: bytes, at: offset)
            if let year, let end = end(in: bytes, behind: year), AbsoluteDate.read(in: bytes, at: offset) == nil {
                return offset..<end
            }
            offset = year?.end ?? Numerals.read(in: bytes, at: offset)?.end ?? offset + bytes.length(at: offset)
        }
        return nil
    }

    private static func end(in text: TextBytes, behind year: YearReading) -> Int? {
        guard let month = Numerals.read(in: text, at: text.skippingSpaces(at: year.end)),
            let unit = text.end(ofAny: ["月", "年", "日"], at: text.skippingSpaces(at: month.end)),
            let day = Numerals.read(in: text, at: text.skippingSpaces(at: unit))
        else { return nil }
        return text.end(of: "日", at: text.skippingSpaces(at: day.end))
    }
}
