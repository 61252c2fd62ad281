import JapaneseText
import MinutesModel

/// The days on which one commitment is spoken of.
///
/// The moments form a row in time and a day belongs to the latest one that has come. That rule alone gives every
/// property a reader expects: after downtime the one reminder that fits today, never the missed ones in a burst; at
/// most one notice a day; and each moment once, because it has a name that becomes the notice's key. `catchUp` can ask
/// for the missed ones too, or for none that is late.
struct ReminderSchedule {
    struct Moment: Equatable {
        /// `lead-7`, `begins`, `overdue`, `overdue-2`: the last part of the notice's key.
        var name: String
        /// The day it is meant for. The day it is sent can be later, after downtime.
        var day: CalendarDate
        /// The deadline's interval starts on this day.
        var opensPeriod = false
    }

    /// Earliest first, one per day.
    let moments: [Moment]
    private let arrived: CalendarDate?
    private let catchUp: DeadlineReminder.Settings.CatchUp

    /// - Parameter arrived: the day on which the bot first read the commitment; `nil` when nobody knows.
    init(
        deadline: Deadline, kind: Commitment.Kind = .promise, settings: DeadlineReminder.Settings,
        arrived: CalendarDate?
    ) {
        self.arrived = arrived
        catchUp = settings.catchUp
        // Past when the bot first read it: the summary said so, and there is nothing left to do in time.
        if let arrived, deadline.end < arrived {
            moments = []
            return
        }
        var moments = Self.leads(deadline, kind, settings)
        if kind == .promise {
            // A period that ran already when the minutes arrived does not begin any more.
            if deadline.isPeriod, arrived.map({ deadline.start > $0 }) ?? true {
                moments.append(Moment(name: "begins", day: settings.shifted(deadline.start), opensPeriod: true))
            }
            moments += Self.overdue(deadline, settings)
        }
        // A moment that had passed on arrival stays in the row: it keeps its days silent, so that a 7-day reminder
        // does not come with 5 days left on the day after the summary told of it.
        self.moments = Self.onePerDay(moments)
    }

    /// What there is to say on that day: the moments that have come and are not too late to tell.
    /// - Parameters:
    ///   - previous: the last day before it on which the plugin was asked; `nil` on the first.
    ///   - woken: somebody had put the commitment off until that very day.
    func moments(on day: CalendarDate, after previous: CalendarDate?, woken: Bool = false) -> [Moment] {
        guard let latest = moments.last(where: { $0.day <= day }), isKnown(latest) else { return [] }
        switch catchUp {
        case .latest: return [latest]
        case .skip: return latest.day == day || woken ? [latest] : []
        case .all:
            guard let previous else { return [latest] }
            let missed = moments.filter { $0.day > previous && $0.day <= day && isKnown($0) }
            return missed.isEmpty ? [latest] : missed
        }
    }

    private func isKnown(_ moment: Moment) -> Bool { arrived.map { moment.day >= $0 } ?? true }

    private static func leads(
        _ deadline: Deadline, _ kind: Commitment.Kind, _ settings: DeadlineReminder.Settings
    ) -> [Moment] {
        Set(settings.leadDays).compactMap { lead in
            let day = lead.day(before: deadline.end, in: settings.businessDays)
            // A meeting weeks away is no news, and nobody owes anything for it.
            if kind == .nextMeeting, day.days(until: deadline.end) > longestMeetingLead { return nil }
            let shifted = settings.shifted(day)
            // A reminder of what is to come never comes too late for it.
            let last = settings.businessDays.adding(businessDays: -1, to: deadline.end.adding(days: 1))
            return Moment(name: lead.name, day: shifted <= deadline.end ? shifted : min(last, day))
        }
    }

    private static let longestMeetingLead = 14

    /// Weekly from the day after the deadline; then the weekly digest alone carries it.
    private static func overdue(_ deadline: Deadline, _ settings: DeadlineReminder.Settings) -> [Moment] {
        (0..<settings.overdueTimes).map { time in
            let day = deadline.end.adding(days: 1 + 7 * time)
            let isOpen = settings.onHoliday == .asIs || settings.businessDays.isBusinessDay(day)
            // Never moved forward: on the day before it nothing would be overdue.
            return Moment(
                name: time == 0 ? "overdue" : "overdue-\(time + 1)",
                day: isOpen ? day : settings.businessDays.adding(businessDays: 1, to: day))
        }
    }

    /// In the order of their days; of several on one day the nearest to the deadline, which also says that a period
    /// begins.
    private static func onePerDay(_ moments: [Moment]) -> [Moment] {
        var result: [Moment] = []
        for moment in moments.sorted(by: isBefore) {
            guard let last = result.last, last.day == moment.day else {
                result.append(moment)
                continue
            }
            result.removeLast()
            var both = moment
            both.opensPeriod = last.opensPeriod || moment.opensPeriod
            result.append(both)
        }
        return result
    }

    private static func isBefore(_ one: Moment, _ other: Moment) -> Bool {
        (one.day, one.urgency, one.name) < (other.day, other.urgency, other.name)
    }
}

extension ReminderSchedule.Moment {
    /// begins, lead-30, …, lead-0, overdue: a shorter lead is more urgent.
    fileprivate var urgency: Int {
        if name == "begins" { return -100_000 }
        if name.hasPrefix("overdue") { return 1 }
        return -(Int(name.dropFirst("lead-".count).prefix { $0.isNumber }) ?? 0)
    }
}

extension Deadline {
    /// Long enough that its start is news: 28 days, the shortest month.
    var isPeriod: Bool { start.days(until: end) >= 27 }
}
