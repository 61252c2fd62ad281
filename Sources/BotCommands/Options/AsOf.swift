import ArgumentParser
import BotCore
import MinutesModel

/// `2026-09-30` or `2026-09-30T09:00`, in the configured time zone.
struct AsOf: ExpressibleByArgument {
    let date: CalendarDate
    let time: ClockTime?

    init?(argument: String) {
        let parts = argument.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = CalendarDate(String(parts[0])) else { return nil }
        self.date = date
        if parts.count == 2 {
            guard let time = ClockTime(String(parts[1])) else { return nil }
            self.time = time
        } else {
            time = nil
        }
    }

    /// A day without a time means the moment its reminders leave.
    func instant(in zone: any Zone, remindAt: ClockTime) -> Instant {
        zone.instant(of: date, at: time ?? remindAt)
    }
}

struct AsOfOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Act as if it were this day (at `remindAt`) or this minute, for example 2026-09-30T09:00.",
            valueName: "date[Thh:mm]"))
    var asOf: AsOf?
}

/// A day as an argument: `2026-09-30`.
struct DayArgument: ExpressibleByArgument {
    let date: CalendarDate

    init?(argument: String) {
        guard let date = CalendarDate(argument) else { return nil }
        self.date = date
    }
}
