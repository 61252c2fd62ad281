/// One step of a decision about a time expression, by a stable name and with the reason in a sentence.
package enum TimeRuleStep: UInt8, Sendable, CaseIterable {
    case day = 1, days, weekday, time, partOfWeek
    case numericDate, decade, century, years, fiscalYears, year, eraYear, fiscalYear, eraFiscalYear, numericMonth
    case bareFiscalYear, bareFiscalYears, bareYear, month, months, slashDate
    case half, quarter, weekdayOfMonth, weekOfMonth, businessDayOfMonth, lastBusinessDay, lastWeek, lastDay, partOfMonth
    case turnOfYear, startOfYear, startOfNextWeek, week, season, startOfSeason, partOfYear, partOfDecade, within
    case occasion, afterHoliday, council, sameTime
    case relativeYear, relativeFiscalYear, relativeMonth, relativeWeek, relativeDay, relativeSeason, relativeQuarter
    case yearFromText, fiscalYearFromText, monthFromText, weekFromText, dayFromText, businessDayFromText
    case nextWeekday, timeToday
    case until, plusLength
    case withinLength, afterLength, beforeLength, lengthFromDate, lengthFromToday, lengthFromEvent, someTime, length
    case recurring, recurringLength
    case session, meeting, term, afterEvent
    case vague

    /// As in `relative fiscal year > part of year`.
    package var name: String { words.name }

    /// Why, in English.
    package var reason: String { words.reason }

    private var words: (name: String, reason: String) {
        calendarWords ?? relativeWords ?? otherWords
    }

    private var calendarWords: (String, String)? {
        switch self {
        case .day: ("day", "a day of that month; without a month, of the next one that still has it ahead")
        case .days: ("days", "from the first of these days to the last")
        case .weekday: ("weekday", "the weekday stands behind its day or picks one of its week (Monday to Sunday)")
        case .time: ("time", "a time of day belongs to the day before it and does not change it")
        case .partOfWeek: ("part of week", "前半 is Monday to Wednesday, 末 Saturday and Sunday")
        case .numericDate: ("numeric date", "year, month and day in digits")
        case .decade: ("decade", "年代 is ten years from a round one")
        case .century: ("century", "a part of the hundred years from 2001")
        case .years: ("years", "two years share one 年")
        case .fiscalYears: ("fiscal years", "two years share one 年度, which runs from April to March")
        case .year: ("year", "a calendar year")
        case .eraYear: ("era year", "the era's first year is 元年; years past the era's end are counted on")
        case .fiscalYear: ("fiscal year", "年度 runs from 1 April to 31 March")
        case .eraFiscalYear: ("era fiscal year", "年度 of an era year runs from 1 April to 31 March")
        case .numericMonth: ("numeric month", "year and month in digits")
        case .bareFiscalYear: ("bare fiscal year", "a year without an era is of the era nearest to the day")
        case .bareFiscalYears: ("bare fiscal years", "years without an era are of the era nearest to the day")
        case .bareYear: ("bare year", "a year without an era, with a month or season behind it")
        case .month: ("month", "a month without a year is the next one; in a sentence about the past the last")
        case .months: ("months", "from the first of these months to the last")
        case .slashDate: ("slash date", "month and day, with a sign that they are no fraction")
        case .half: ("half", "halves are those of the fiscal year: from April and from October")
        case .quarter: ("quarter", "quarters are those of the fiscal year: the first is April to June")
        case .weekdayOfMonth: ("weekday of month", "counted from the month's first day, or from its last")
        case .weekOfMonth: ("week of month", "seven days counted from the month's first day")
        case .businessDayOfMonth: ("business day of month", "counted from the month's first day that offices work")
        case .lastBusinessDay: ("last business day", "the month's last day that offices work")
        case .lastWeek: ("last week", "the month's last seven days")
        case .lastDay: ("last day", "末 is the last day")
        case .partOfMonth: ("part of month", "上旬 is 1 to 10, 中旬 11 to 20, 下旬 21 to the end")
        case .turnOfYear: ("turn of the year", "29 December to 3 January, when public offices are closed")
        case .startOfYear: ("start of year", "the first days of January, or the month")
        case .startOfNextWeek: ("start of next week", "週明け is the next Monday")
        case .week: ("week", "Monday to Sunday")
        case .season: ("season", "spring is March to May, summer June to August, autumn September to November")
        case .startOfSeason: ("start of season", "先 and 口 are the season's first month")
        case .partOfYear: ("part of year", "前半 and 後半 are six months; 早期 three, 当初 and 明け one, read with care")
        case .partOfDecade: ("part of decade", "前半 and 後半 are five years, 半ば the three in the middle")
        case .within: ("within", "中 and 内 make the whole period the limit; 内 starts today")
        case .occasion: ("occasion", "a time of the year that everybody knows, about")
        case .afterHoliday: ("after the holidays", "the first business day after the next three days off or more")
        case .council: ("council of month", "an assembly is named after the month in which it sits, about")
        case .sameTime: ("same time of year", "今頃 is this month of the other year, about")
        default: nil
        }
    }

    private var relativeWords: (String, String)? {
        switch self {
        case .relativeYear: ("relative year", "counted from the year of the day it was said")
        case .relativeFiscalYear: ("relative fiscal year", "counted from the fiscal year (April to March) of the day")
        case .relativeMonth: ("relative month", "counted from the month of the day it was said")
        case .relativeWeek: ("relative week", "counted from the week (Monday to Sunday) of the day it was said")
        case .relativeDay: ("relative day", "counted from the day it was said")
        case .relativeSeason: ("relative season", "the season of the year counted from the day it was said")
        case .relativeQuarter: ("relative quarter", "counted from the fiscal quarter of the day it was said")
        case .yearFromText: ("year from the text", "counted from the date before it in the text, else from the day")
        case .fiscalYearFromText:
            ("fiscal year from the text", "counted from the date before it in the text, else from the day")
        case .monthFromText: ("month from the text", "counted from the date before it in the text, else from the day")
        case .weekFromText: ("week from the text", "counted from the date before it in the text, else from the day")
        case .dayFromText: ("day from the text", "counted from the date before it in the text")
        case .businessDayFromText: ("business day from the text", "weekends and holidays are skipped")
        case .nextWeekday: ("next weekday", "the next such day")
        case .timeToday: ("time of the day", "a time alone is of the day it was said, about")
        default: nil
        }
    }

    private var otherWords: (String, String) {
        switch self {
        case .until: ("until", "the first of the one to the last of the other")
        case .plusLength: ("length from there", "the length is counted from that date")
        case .withinLength: ("within a length", "from the day it was said to that many days, months or years on")
        case .afterLength: ("after a length", "that long after the day it was said")
        case .beforeLength: ("before a length", "that long before the day it was said")
        case .lengthFromDate: ("length from a date", "counted from the date right before it")
        case .lengthFromToday: ("length from today", "counted from the day it was said, about")
        case .lengthFromEvent: ("length from an event", "counted from something that has no date here")
        case .someTime: ("some time", "nobody says how many")
        case .length: ("length", "a length of time that starts nowhere")
        case .recurring: ("recurring", "comes again and again: no single date")
        case .recurringLength: ("recurring length", "comes again and again: no single date")
        case .session: ("session", "a session of the Diet, by its table or about where the law places it")
        case .meeting: ("next meeting", "hangs on a meeting that has no date here")
        case .term: ("term of office", "hangs on a term that has no date here")
        case .afterEvent: ("after an event", "hangs on something that has no date here")
        default: ("vague", "says that it will be, and not when")
        }
    }
}

/// The steps of one decision, in order. Sixteen at most, in one integer: it costs a reader of expressions nothing.
package struct TimeRulePath: Sendable, Equatable {
    private var code: UInt128

    init(_ step: TimeRuleStep) { code = UInt128(step.rawValue) }

    /// The longest path of the rules has thirteen steps (two full dates with times and what joins them).
    mutating func append(_ step: TimeRuleStep) {
        guard code >> 120 == 0 else { return }
        code = code << 8 | UInt128(step.rawValue)
    }

    func appending(_ step: TimeRuleStep) -> TimeRulePath {
        var path = self
        path.append(step)
        return path
    }

    func appending(_ other: TimeRulePath) -> TimeRulePath {
        other.steps.reduce(self) { $0.appending($1) }
    }

    var last: TimeRuleStep? { TimeRuleStep(rawValue: UInt8(truncatingIfNeeded: code)) }

    package var steps: [TimeRuleStep] {
        (0..<16).reversed().compactMap { TimeRuleStep(rawValue: UInt8(truncatingIfNeeded: code >> (8 * $0))) }
    }

    /// `month > day until month > day`
    package var name: String {
        var name = ""
        for step in steps {
            let isJoint = step == .until || name.hasSuffix(TimeRuleStep.until.name)
            name += name.isEmpty ? step.name : (isJoint ? " " : " > ") + step.name
        }
        return name
    }

    package var reason: String {
        var said: [TimeRuleStep] = []
        for step in steps where !said.contains(step) { said.append(step) }
        return said.map { $0.reason }.joined(separator: "; ")
    }
}
