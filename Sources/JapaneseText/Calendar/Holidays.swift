import MinutesModel

/// Japan's national holidays (国民の祝日に関する法律), computed for any year from the law and its changes. Before 20 July 1948
/// there are none.
enum Holidays {
    /// A holiday of any kind: named, substitute (振替休日) or between two others (国民の休日).
    static func contains(_ date: CalendarDate) -> Bool {
        isNamed(date) || isSubstitute(date) || isBetweenHolidays(date)
    }

    /// A holiday that the law names, or that a law of its own made for one year.
    static func isNamed(_ date: CalendarDate) -> Bool {
        let (year, month, day) = (date.year, date.month, date.day)
        guard date >= CalendarDate.clamped(1948, 7, 20) else { return false }
        if let moved = movedForOlympics(year, month, day) { return moved }
        return switch month {
        case 1: day == 1 || (year >= 2000 ? isMonday(date, number: 2) : day == 15)
        case 2: (day == 11 && year >= 1967) || (day == 23 && year >= 2020) || (year, day) == (1989, 24)
        case 3: day == springEquinox(year)
        case 4: day == 29 || (year, day) == (1959, 10)
        case 5: day == 3 || day == 5 || (day == 4 && year >= 2007) || (year, day) == (2019, 1)
        case 6: (year, day) == (1993, 9)
        case 7: year >= 2003 ? isMonday(date, number: 3) : year >= 1996 && day == 20
        case 8: day == 11 && year >= 2016
        case 9: day == autumnEquinox(year) || (year >= 2003 ? isMonday(date, number: 3) : year >= 1966 && day == 15)
        case 10:
            (year, day) == (2019, 22) || (year >= 2000 ? isMonday(date, number: 2) : year >= 1966 && day == 10)
        case 11: day == 3 || day == 23 || (year, day) == (1990, 12)
        default: day == 23 && (1989...2018).contains(year)
        }
    }

    /// The days that the Olympic and Paralympic special measures act moved in 2020 and 2021. `nil` for all others.
    private static func movedForOlympics(_ year: Int, _ month: Int, _ day: Int) -> Bool? {
        switch (year, month) {
        case (2020, 7): day == 23 || day == 24
        case (2020, 8): day == 10
        case (2021, 7): day == 22 || day == 23
        case (2021, 8): day == 8
        case (2020, 10), (2021, 10): false
        default: nil
        }
    }

    /// Since 12 April 1973 a holiday on a Sunday moves to the Monday, since 2007 to the next day that is no holiday.
    private static func isSubstitute(_ date: CalendarDate) -> Bool {
        guard date >= CalendarDate.clamped(1973, 4, 12), !isNamed(date) else { return false }
        if date.year < 2007 { return date.weekday == 1 && isNamed(date.adding(days: -1)) }
        var earlier = date.adding(days: -1)
        while isNamed(earlier) {
            if earlier.weekday == 7 { return true }
            earlier = earlier.adding(days: -1)
        }
        return false
    }

    /// Since 27 December 1985 a day between two holidays is one too.
    private static func isBetweenHolidays(_ date: CalendarDate) -> Bool {
        guard date >= CalendarDate.clamped(1985, 12, 27), date.weekday != 7, !isNamed(date) else { return false }
        return isNamed(date.adding(days: -1)) && isNamed(date.adding(days: 1))
    }

    private static func isMonday(_ date: CalendarDate, number: Int) -> Bool {
        date.weekday == 1 && (date.day - 1) / 7 + 1 == number
    }

    // The equinoxes: the usual formula after the almanac of the Hydrographic Department (海上保安庁水路部), good for 1900–2150. The constants
    // step at 1980 and 2100. The law's own day is announced by the Cabinet each February for the year after.
    static func springEquinox(_ year: Int) -> Int {
        equinox(year, constant: year < 1980 ? 20.8357 : year < 2100 ? 20.8431 : 21.8510)
    }

    static func autumnEquinox(_ year: Int) -> Int {
        equinox(year, constant: year < 1980 ? 23.2588 : year < 2100 ? 23.2488 : 24.2488)
    }

    private static func equinox(_ year: Int, constant: Double) -> Int {
        // Swift's division truncates toward zero, as the formula wants for years before 1980.
        let leapDays = (year - (year < 1980 ? 1983 : 1980)) / 4
        return Int(constant + 0.242194 * Double(year - 1980)) - leapDays
    }
}

extension CalendarDate {
    /// The day, with what does not exist moved to the nearest that does: 2023, 2, 31 → 2023-02-28.
    static func clamped(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        let year = min(max(year, 1), 9999)
        let month = min(max(month, 1), 12)
        let day = min(max(day, 1), CalendarDate.days(inMonth: month, of: year))
        return CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
    }
}
