package import MinutesModel

/// A full date that needs nothing else to be understood: `令和3年12月24日（金）`, `令和二年四月十七日`, `2024/6/26`, `R5.4.1`.
package struct AbsoluteDate: Sendable, Equatable {
    package var date: CalendarDate
    package var era: Era?
    /// UTF-8 offsets into the text, with the weekday where one follows.
    package var range: Range<Int>
    /// The weekday that the text prints, 1 = Monday … 7 = Sunday. It can disagree with the date: then one of them is a typo.
    package var printedWeekday: Int?

    package init(date: CalendarDate, era: Era?, range: Range<Int>, printedWeekday: Int? = nil) {
        self.date = date
        self.era = era
        self.range = range
        self.printedWeekday = printedWeekday
    }

    /// The first full date in the text, or `nil`.
    package static func read(_ text: String) -> AbsoluteDate? {
        let bytes = TextBytes(text)
        var offset = 0
        while offset < bytes.count {
            if let found = read(in: bytes, at: offset) { return found }
            offset = skippingNumber(in: bytes, at: offset)
        }
        return nil
    }

    /// The full date that starts at `offset`, or `nil`.
    package static func read(in text: TextBytes, at offset: Int) -> AbsoluteDate? {
        guard var found = readWords(in: text, at: offset) ?? readNumeric(in: text, at: offset) else { return nil }
        if let (weekday, end) = Weekday.read(in: text, at: found.range.upperBound) {
            found.printedWeekday = weekday
            found.range = offset..<end
        }
        return found
    }

    private static func readWords(in text: TextBytes, at offset: Int) -> AbsoluteDate? {
        guard let year = YearReading.read(in: text, at: offset), !year.isFiscal,
            let month = number(before: "月", in: text, at: year.end),
            let day = number(before: "日", in: text, at: month.end),
            let date = CalendarDate(year: year.year, month: month.value, day: day.value)
        else { return nil }
        return AbsoluteDate(date: date, era: year.era, range: offset..<day.end)
    }

    /// `2024/6/26`, `2024-06-26`, `2024.6.26`, `R5.4.1`, `令和5.4.1`, `2023・4・1`.
    static func readNumeric(in text: TextBytes, at offset: Int) -> AbsoluteDate? {
        if let dotted = readDotted(in: text, at: offset) { return dotted }
        guard let year = NumberedYear.read(in: text, at: offset), let first = separator(in: text, at: year.end),
            let month = Numerals.read(in: text, at: first.end), month.width <= 2,
            let second = separator(in: text, at: month.end), second.scalar == first.scalar,
            let day = Numerals.read(in: text, at: second.end), day.width <= 2,
            let date = CalendarDate(year: year.year, month: month.value, day: day.value)
        else { return nil }
        let next = text.scalar(at: day.end)
        // A longer chain of numbers is a code: 2024-06-28-3. 2024/4/1-2025/3/31 is a range.
        guard
            separator(in: text, at: day.end).map({
                Numerals.read(in: text, at: $0.end) == nil || ($0.scalar == 0x2D && first.scalar != 0x2D)
            }) ?? true,
            !ScalarKind.isLetter(next) || next == 0x54  // 2024-06-28T10:00
        else { return nil }
        return AbsoluteDate(date: date, era: year.era, range: offset..<day.end)
    }

    /// `2023・4・1`, as newspapers and vertical texts write it. Only behind a western year: 令和5・6・7年度 are three years.
    private static func readDotted(in text: TextBytes, at offset: Int) -> AbsoluteDate? {
        guard let year = NumberedYear.read(in: text, at: offset), year.era == nil,
            let first = text.end(of: "・", at: year.end), let month = Numerals.read(in: text, at: first),
            month.script == .digits, month.width <= 2,
            let second = text.end(of: "・", at: month.end), let day = Numerals.read(in: text, at: second),
            day.script == .digits, day.width <= 2,
            let date = CalendarDate(year: year.year, month: month.value, day: day.value),
            !text.starts(withAny: ["・", "年", "月", "日", "回", "号", "か", "カ", "ヵ", "ヶ", "つ"], at: day.end)
        else { return nil }
        return AbsoluteDate(date: date, era: nil, range: offset..<day.end)
    }

    /// `/`, `-` or `.` of either width, folded to ASCII.
    static func separator(in text: TextBytes, at offset: Int) -> (scalar: UInt32, end: Int)? {
        switch text.scalar(at: offset) {
        case 0x2F, 0xFF0F: (0x2F, offset + text.length(at: offset))
        case 0x2D, 0xFF0D, 0x2010, 0x2212: (0x2D, offset + text.length(at: offset))
        case 0x2E, 0xFF0E: (0x2E, offset + text.length(at: offset))
        default: nil
        }
    }

    /// A number of at most two digits and the word behind it, with spaces allowed around the number.
    static func number(before word: StaticString, in text: TextBytes, at offset: Int) -> (value: Int, end: Int)? {
        guard let number = Numerals.read(in: text, at: text.skippingSpaces(at: offset)), number.value < 100,
            let end = text.end(of: word, at: text.skippingSpaces(at: number.end))
        else { return nil }
        return (number.value, end)
    }

    /// The next place where a date can start: behind the number, so that 2024 is never read out of 12024.
    private static func skippingNumber(in text: TextBytes, at offset: Int) -> Int {
        Numerals.read(in: text, at: offset)?.end ?? offset + text.length(at: offset)
    }
}
