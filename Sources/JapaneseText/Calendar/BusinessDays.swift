package import MinutesModel

/// Which days offices work (営業日): Monday to Friday, without Japan's national holidays.
package struct BusinessDays: Sendable, Equatable {
    /// Public offices close from 29 December to 3 January (行政機関の休日に関する法律).
    package var closedAtYearEnd: Bool

    package init(closedAtYearEnd: Bool = false) {
        self.closedAtYearEnd = closedAtYearEnd
    }

    /// A national holiday of any kind, substitutes included. Saturdays and Sundays are not holidays by themselves.
    package func isHoliday(_ date: CalendarDate) -> Bool {
        Holidays.contains(date)
    }

    package func isBusinessDay(_ date: CalendarDate) -> Bool {
        guard date.weekday <= 5, !isHoliday(date) else { return false }
        return !closedAtYearEnd || !((date.month == 12 && date.day >= 29) || (date.month == 1 && date.day <= 3))
    }

    /// The day that is so many business days after `date`, which itself does not count; before it when negative.
    /// 0 gives the day itself, or the next business day when it is none.
    package func adding(businessDays: Int, to date: CalendarDate) -> CalendarDate {
        guard businessDays != 0 else { return isBusinessDay(date) ? date : adding(businessDays: 1, to: date) }
        let step = businessDays < 0 ? -1 : 1
        var day = date
        var left = abs(businessDays)
        while left > 0 {
            day = day.adding(days: step)
            if isBusinessDay(day) { left -= 1 }
        }
        return day
    }
}
