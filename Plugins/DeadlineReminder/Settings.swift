import JapaneseText
import MinutesModel

extension DeadlineReminder {
    /// See `plugin.json`, which the host checks and whose defaults it fills in.
    struct Settings: Decodable, Sendable {
        /// What becomes of a reminder that falls on a day on which offices are closed.
        enum OnHoliday: String, Decodable, Sendable {
            case asIs = "as-is"
            case previous = "前営業日"
            case next = "翌営業日"
        }

        /// What is told after days without runs.
        enum CatchUp: String, Decodable, Sendable {
            /// The one reminder that fits today.
            case latest
            /// Every one that was missed.
            case all
            /// Nothing: only what falls on the very day.
            case skip
        }

        enum WeeklyDay: String, Decodable, Sendable, CaseIterable {
            case monday = "月"
            case tuesday = "火"
            case wednesday = "水"
            case thursday = "木"
            case friday = "金"
            case saturday = "土"
            case sunday = "日"
            case never = "なし"

            /// 1 = Monday … 7 = Sunday.
            var weekday: Int? {
                self == .never ? nil : Self.allCases.firstIndex(of: self).map { $0 + 1 }
            }
        }

        var leadDays: [LeadTime] = [30, 7, 3, 1, 0].map { .days($0) }
        var onHoliday = OnHoliday.asIs
        var closedAtYearEnd = true
        var overdueTimes = 4
        var catchUp = CatchUp.latest
        var weekly = WeeklyDay.monday
        var nextMeetings = true
        var announce = false

        var businessDays: BusinessDays { BusinessDays(closedAtYearEnd: closedAtYearEnd) }

        /// The day itself, or what `onHoliday` makes of it.
        func shifted(_ day: CalendarDate) -> CalendarDate {
            guard !businessDays.isBusinessDay(day) else { return day }
            switch onHoliday {
            case .asIs: return day
            case .previous: return businessDays.adding(businessDays: -1, to: day)
            case .next: return businessDays.adding(businessDays: 1, to: day)
            }
        }
    }
}
