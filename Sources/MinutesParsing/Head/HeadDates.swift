import JapaneseText
import MinutesModel

/// The day and the hours of the meeting, as the head tells them, once or several times. Where two disagree the first one
/// stands and a warning tells the other.
struct HeadDates {
    private(set) var date: CalendarDate?
    private(set) var published: CalendarDate?
    private(set) var start: ClockTime?
    private(set) var end: ClockTime?
    private(set) var warnings: [Warning] = []
    /// `２月17日（金）`: its year stands elsewhere in the head.
    private var yearless: (day: MonthDay, line: Int?, text: String)?
    private var impossible: (line: Int?, text: String)?
    /// A line that tells the year: 令和５年第１回定例会.
    private var year: YearReading?

    // MARK: Placing

    /// A line of a date field, or a line that is nothing but a date. True when the date and the time are all it says.
    mutating func place(_ text: String, line: Int?) -> Bool {
        var rest = Self.withoutLength(text)
        var isFound = false
        if let found = AbsoluteDate.read(rest) {
            note(found, line: line, text: text)
            rest = Self.cut(found.range, from: rest)
            isFound = true
        } else if let found = ImpossibleDate.find(rest) {
            impossible = impossible ?? (line, text)
            rest = Self.cut(found, from: rest)
            isFound = true
        } else if let found = MonthDay.read(rest) {
            yearless = yearless ?? (found, line, text)
            rest = Self.cut(found.range, from: rest)
            isFound = true
        }
        // `10時開始 15時46分終了`, `自 午前10時1分～至 午前10時34分`: the end can be a time of its own.
        for _ in 0..<2 {
            guard let times = ClockTimes.read(rest) else { break }
            note(times, line: line, text: text)
            rest = Self.cut(times.range, from: rest)
            isFound = true
        }
        return isFound && Self.saysNothing(rest)
    }

    /// `平成25年10月22日（火曜日）、…教育委員会議を教育委員室において開催した。` True when the line tells so the day of the meeting.
    mutating func takes(sentence text: String, line: Int?) -> Bool {
        guard text.holds("。"), text.holds(anyOf: ["開催した", "招集された", "招集した", "開会した", "開催された"]),
            let found = AbsoluteDate.read(text)
        else { return false }
        note(found, line: line, text: text)
        if let times = ClockTimes.read(Self.cut(found.range, from: text)) { note(times, line: line, text: text) }
        return true
    }

    /// A date inside a title: 2024年6月26日 議会運営委員会.
    mutating func noteTitle(_ text: String, line: Int?) {
        if let found = AbsoluteDate.read(text) {
            note(found, line: line, text: text)
        } else if ImpossibleDate.find(text) != nil {
            impossible = impossible ?? (line, text)
        } else if let day = Self.packedDate(text) {
            note(day, weekday: nil, line: line, text: text)
        }
        noteYear(in: text)
    }

    /// `20070731`, eight digits and no more.
    private static func packedDate(_ text: String) -> CalendarDate? {
        let bytes = text.utf8Span.span
        var (value, digits) = (0, 0)
        for offset in 0...bytes.count {
            if offset < bytes.count, (0x30...0x39).contains(bytes[offset]) {
                (value, digits) = (digits < 9 ? value * 10 + Int(bytes[offset] - 0x30) : value, digits + 1)
            } else {
                // Meetings of the last century have no such titles.
                if digits == 8, (2000...2099).contains(value / 10_000) {
                    return CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
                }
                (value, digits) = (0, 0)
            }
        }
        return nil
    }

    /// The first year that the head names.
    mutating func noteYear(in text: String) {
        guard year == nil else { return }
        let bytes = TextBytes(text)
        var offset = 0
        // A year stands among the first 40 characters of a title.
        while offset < Swift.min(bytes.count, 120), year == nil {
            year = YearReading.read(in: bytes, at: offset)
            offset += text.utf8Span.span.characterLength(at: offset)
        }
    }

    /// 公表日, which is not the meeting's. False when the line holds no date.
    mutating func placePublished(_ text: String) -> Bool {
        guard let found = AbsoluteDate.read(text) else { return false }
        published = published ?? found.date
        return Self.saysNothing(Self.cut(found.range, from: text))
    }

    mutating func add(_ time: TimeLine) {
        if time.event == .opening { start = start ?? time.time }
        if time.event == .closing { end = end ?? time.time }
    }

    /// `閉会　午後3時20分`, `開会：令和5年2月17日　午前10時`.
    mutating func add(_ field: TimeField, line: Int?) {
        if let found = field.date { note(found, line: line, text: field.text) }
        switch field.event {
        case .closing: end = end ?? field.time
        default:
            start = start ?? field.time
            end = end ?? field.until
        }
    }

    // MARK: Finishing

    /// - Parameters:
    ///   - openedAt: what the body says of the opening.
    ///   - closedAt: of the end.
    mutating func finish(openedAt: TimeLine?, closedAt: ClockTime?) {
        settleYearless()
        if date == nil, let impossible {
            warnings.append(
                Warning(
                    line: impossible.line, code: "impossibleDate",
                    message: "There is no such day; the meeting's date is unknown.", text: impossible.text))
        } else if let date, let impossible {
            warnings.append(
                Warning(
                    line: impossible.line, code: "impossibleDate",
                    message: "There is no such day; \(date), which stands elsewhere, was taken.", text: impossible.text)
            )
        }
        start = agreed(start, openedAt?.time, what: "beginning")
        end = agreed(end, closedAt, what: "end")
    }

    private mutating func settleYearless() {
        guard let yearless else { return }
        // 四月十七日 under 令和二年四月十七日 says nothing new.
        if let date, date.month == yearless.day.month, date.day == yearless.day.day { return }
        guard let date = year.flatMap(yearless.day.date) else {
            if self.date != nil { return }
            return warnings.append(
                Warning(
                    line: yearless.line, code: "dateWithoutYear",
                    message: "This date has no year, and no title tells one.", text: yearless.text))
        }
        note(date, weekday: yearless.day.printedWeekday, line: yearless.line, text: yearless.text)
    }

    /// The head's time; the body's where the head has none, and a warning where they differ.
    private mutating func agreed(_ head: ClockTime?, _ body: ClockTime?, what: String) -> ClockTime? {
        guard let head, let body, head != body else { return head ?? body }
        // ３時０１分閉会 can be said for 15:01.
        if body.hour < 12, body.minutes + 12 * 60 == head.minutes { return head }
        warnings.append(
            Warning(
                code: "twoTimes",
                message: "The head says \(head) for the meeting's \(what), the body \(body); the head's was taken."))
        return head
    }

    private mutating func note(_ found: AbsoluteDate, line: Int?, text: String) {
        note(found.date, weekday: found.printedWeekday, line: line, text: text)
    }

    private mutating func note(_ found: CalendarDate, weekday: Int?, line: Int?, text: String) {
        if let weekday, weekday != found.weekday {
            warnings.append(
                Warning(
                    line: line, code: "weekdayMismatch",
                    message: "The weekday is not that of \(found): one of the two is a misprint.", text: text))
        }
        guard let date else {
            date = found
            return
        }
        if date != found {
            warnings.append(
                Warning(
                    line: line, code: "twoDates", message: "\(found) stands beside \(date), which was taken.",
                    text: text)
            )
        }
    }

    private mutating func note(_ found: ClockTimes, line: Int?, text: String) {
        if start == nil {
            (start, end) = (found.start, found.end ?? end)
        } else if end == nil, found.end == nil, let start, found.start > start {
            end = found.start
        } else if start == found.start, found.end == nil || end == nil || end == found.end {
            end = end ?? found.end
        } else {
            warnings.append(
                Warning(
                    line: line, code: "twoTimes", message: "A second time stands here; the first one was taken.",
                    text: text))
        }
    }

    // MARK: Reading

    /// `第3日`, `○第2号`: a day of the session, as a heading.
    static func isDayOfSession(_ text: String) -> Bool {
        let bytes = TextBytes(text.slice(Mark.rest(of: text)).withoutSpaces)
        guard bytes.has("第", at: 0), let number = Numerals.read(in: bytes, at: 3) else { return false }
        return ["日", "号", "日目"].contains { bytes.has($0, at: number.end) && number.end + $0.utf8.count == bytes.count }
    }

    static func isOnlyDate(_ text: String) -> Bool {
        guard text.utf8.count <= 150,
            let found = AbsoluteDate.read(text)?.range ?? ImpossibleDate.find(text) ?? MonthDay.read(text)?.range
        else { return false }
        var rest = withoutLength(cut(found, from: text))
        if let times = ClockTimes.read(rest) { rest = cut(times.range, from: rest) }
        return saysNothing(rest)
    }

    private static func cut(_ range: Range<Int>, from text: String) -> String {
        text.slice(0..<range.lowerBound) + text.slice(range.upperBound..<text.utf8.count)
    }

    /// `(会議時間0時間38分)` is a length, no time of day.
    static func withoutLength(_ text: String) -> String {
        let bytes = text.utf8Span.span
        for offset in 0..<bytes.count {
            guard let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 90),
                text.slice(found.inner).holds(anyOf: ["会議時間", "所要時間", "開催時間", "審議時間"])
            else { continue }
            return cut(offset..<found.end, from: text)
        }
        return text
    }

    /// Nothing but the small words around dates and times.
    static func saysNothing(_ text: String) -> Bool {
        var rest = text.withoutSpaces
        let words = [
            "から", "まで", "開会", "開議", "閉会", "散会", "開催", "開始", "終了", "より", "・", "、", "，", ",", "に", "（", "）", "(", ")",
            "～", "〜",
            "~", "自", "至", "予定", "：", ":", "頃", "ごろ", "於", "。",
        ]
        while !rest.isEmpty {
            guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
            rest.removeFirst(word.count)
        }
        return true
    }
}
