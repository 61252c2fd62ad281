import JapaneseText
import MinutesModel

/// The day and the hours of the meeting, as the head tells them, once or several times. Where two disagree a field (日時)
/// stands before a title or a loose line, else the first one, and a warning tells the other.
struct HeadDates {
    private(set) var date: CalendarDate?
    /// The date stands in a field of its own.
    private var isOfField = false
    private(set) var published: CalendarDate?
    private(set) var start: ClockTime?
    private(set) var end: ClockTime?
    private(set) var warnings: [Warning] = []
    /// `２月17日（金）`: its year stands elsewhere in the head.
    private var yearless: (day: MonthDay, line: Int?, text: String)?
    /// `定例会（9月27日）`: as good as a date when nothing else tells one.
    private var titleDay: (day: MonthDay, line: Int?, text: String)?
    /// A line that begins with a date and says more.
    private var doubtful: (found: AbsoluteDate, line: Int?, text: String)?
    private var impossible: (line: Int?, text: String)?
    /// A line that tells the year: 令和５年第１回定例会.
    private var year: YearReading?

    // MARK: Placing

    /// A line of a date field, or a line that is nothing but a date. True when the date and the time are all it says.
    /// - Parameter isField: 日時 or its like stands before it.
    mutating func place(_ text: String, line: Int?, isField: Bool) -> Bool {
        var rest = Self.withoutLength(text)
        var isFound = false
        if let found = HeadDay.read(rest) {
            note(found, line: line, text: text, isField: isField)
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
        note(found, line: line, text: text, isField: true)
        if let times = ClockTimes.read(Self.cut(found.range, from: text)) { note(times, line: line, text: text) }
        return true
    }

    /// A date inside a title: 2024年6月26日 議会運営委員会.
    mutating func noteTitle(_ text: String, line: Int?) {
        if let found = HeadDay.read(text) {
            note(found, line: line, text: text)
        } else if ImpossibleDate.find(text) != nil {
            impossible = impossible ?? (line, text)
        } else if let day = HeadDay.packed(text) {
            note(day, weekday: nil, line: line, text: text)
        } else if let day = MonthDay.read(text) {
            titleDay = titleDay ?? (day, line, text)
        }
        noteYear(in: text)
    }

    /// `令和5年2月14日（火）　総務委員会`, in a line that found no other place.
    mutating func noteLoose(_ text: String, line: Int?) {
        // 40 characters of three bytes.
        guard doubtful == nil, text.utf8.count <= 120, !text.holds("。"), !text.holds(anyOf: Self.otherDays),
            let found = HeadDay.read(text), Mark.rest(of: text).lowerBound == found.range.lowerBound
        else { return }
        doubtful = (found, line, text)
    }

    /// Days of the record, of a law, of a notice.
    private static let otherDays = [
        "更新", "公開", "掲載", "公表", "作成", "現在", "施行", "告示", "発行", "登録", "改正", "から", "まで", "～", "〜",
    ]

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
        guard let found = HeadDay.read(text) else { return false }
        published = published ?? found.date
        return Self.saysNothing(Self.cut(found.range, from: text))
    }

    mutating func add(_ time: TimeLine) {
        if time.event == .opening { start = start ?? time.time }
        if time.event == .closing { end = end ?? time.time }
    }

    /// `閉会　午後3時20分`, `開会：令和5年2月17日　午前10時`.
    mutating func add(_ field: TimeField, line: Int?) {
        if let found = field.date { note(found, line: line, text: field.text, isField: true) }
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
    ///   - openedOn: the day that the opening words name.
    ///   - fileName: which can hold a date, as good as none other.
    mutating func finish(
        openedAt: TimeLine?, closedAt: ClockTime?, openedOn: AbsoluteDate? = nil, fileName: String? = nil
    ) {
        settleYearless()
        if let openedOn { settle(openedOn) }
        if date == nil, let day = titleDay, let year, let found = day.day.date(in: year) {
            note(found, weekday: day.day.printedWeekday, line: day.line, text: day.text)
        }
        if date == nil, impossible == nil { guess(fileName: fileName) }
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

    /// The day that the chair names: `本日、令和5年2月17日、…を開会いたします。`
    private mutating func settle(_ opening: AbsoluteDate) {
        guard let date else { return note(opening, line: nil, text: "") }
        guard date != opening.date else { return }
        warnings.append(
            Warning(
                code: "twoDates",
                message:
                    "The head says \(date) for the meeting's day, the opening words \(opening.date); the head's was taken."
            ))
    }

    /// A day that only a line without a field's name tells, or the file's name.
    private mutating func guess(fileName: String?) {
        if let doubtful {
            note(doubtful.found, line: doubtful.line, text: doubtful.text)
            warnings.append(
                Warning(
                    line: doubtful.line, code: "doubtfulDate",
                    message:
                        "No field tells the meeting's day; \(doubtful.found.date), which this line begins with, was taken.",
                    text: doubtful.text))
        } else if let fileName, let found = HeadDay.inFileName(fileName) {
            date = found
            warnings.append(
                Warning(
                    code: "doubtfulDate",
                    message: "The text tells no day of the meeting; \(found) was taken from the file's name."))
        }
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

    private mutating func note(_ found: AbsoluteDate, line: Int?, text: String, isField: Bool = false) {
        note(found.date, weekday: found.printedWeekday, line: line, text: text, isField: isField)
    }

    private mutating func note(_ found: CalendarDate, weekday: Int?, line: Int?, text: String, isField: Bool = false) {
        if let weekday, weekday != found.weekday {
            warnings.append(
                Warning(
                    line: line, code: "weekdayMismatch",
                    message: "The weekday is not that of \(found): one of the two is a misprint.", text: text))
        }
        guard let known = date else {
            (date, isOfField) = (found, isField)
            return
        }
        let isBetter = isField && !isOfField
        if known != found {
            let (taken, other) = isBetter ? (found, known) : (known, found)
            warnings.append(
                Warning(
                    line: line, code: "twoDates", message: "\(other) stands beside \(taken), which was taken.",
                    text: text))
        }
        if isBetter { (date, isOfField) = (found, true) }
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
}
