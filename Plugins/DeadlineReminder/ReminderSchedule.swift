import MinutesModel

/// The days on which one commitment is spoken of.
///
/// The moments form a row in time and a day belongs to the latest one that has come. That rule alone gives every
/// property a reader expects: after downtime the one reminder that fits today, never the missed ones in a burst; at
/// most one notice a day; and each moment once, because it has a name that becomes the notice's key.
struct ReminderSchedule {
    struct Moment: Equatable {
        /// `lead-7`, `begins`, `overdue`: the last part of the notice's key.
        var name: String
        /// The day it is meant for. The day it is sent can be later, after downtime.
        var day: CalendarDate
        /// The deadline's interval starts on this day.
        var opensPeriod = false
    }

    /// Earliest first, one per day.
    let moments: [Moment]
    private let arrived: CalendarDate?

    /// - Parameter arrived: the day on which the bot first read the commitment; `nil` when nobody knows.
    init(deadline: Deadline, leadDays: [Int], arrived: CalendarDate?) {
        self.arrived = arrived
        // Past when the bot first read it: the summary said so, and there is nothing left to do in time.
        if let arrived, deadline.end < arrived {
            moments = []
            return
        }
        var moments = Set(leadDays).sorted(by: >).map { lead in
            Moment(name: "lead-\(lead)", day: deadline.end.adding(days: -lead))
        }
        // A period that ran already when the minutes arrived does not begin any more.
        if deadline.isPeriod, arrived.map({ deadline.start > $0 }) ?? true {
            if let same = moments.firstIndex(where: { $0.day == deadline.start }) {
                moments[same].opensPeriod = true
            } else {
                moments.append(Moment(name: "begins", day: deadline.start, opensPeriod: true))
            }
        }
        moments.append(Moment(name: "overdue", day: deadline.end.adding(days: 1)))
        // A moment that had passed on arrival stays in the row: it keeps its days silent, so that a 7-day reminder
        // does not come with 5 days left on the day after the summary told of it.
        self.moments = moments.sorted { $0.day < $1.day }
    }

    /// What there is to say on that day, or `nil`.
    func moment(on day: CalendarDate) -> Moment? {
        guard let latest = moments.last(where: { $0.day <= day }) else { return nil }
        if let arrived, latest.day < arrived { return nil }
        return latest
    }
}

extension Deadline {
    /// Long enough that its start is news: 28 days, the shortest month.
    var isPeriod: Bool { start.days(until: end) >= 27 }
}
