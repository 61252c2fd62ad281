import BotConfig
package import BotCore
import Glibc
package import MinutesModel

/// A time zone by glibc's rules: Foundation's `Calendar` takes 16 ms to wake up. glibc has one zone per process; a
/// program has one configuration, so that is enough. Make it before anything else asks for local time.
package struct SystemZone: Zone {
    /// `nil` for a name the machine does not know.
    package init?(name: String) {
        guard TimeZoneName.exists(name) else { return nil }
        // glibc makes UTC of a zone whose file is missing, as on a machine without tzdata. Japan has had no summer time
        // since 1951, so its rule fits into a word.
        let rule =
            switch name {
            case "Asia/Tokyo": "JST-9"
            case "UTC": "UTC0"
            default: ":" + name
            }
        setenv("TZ", rule, 1)
        tzset()
    }

    package func local(_ instant: Instant) -> (date: CalendarDate, time: ClockTime) {
        let wall = wallMinutes(instant)
        let (day, minute) = wall.dividedDown(by: 1440)
        guard let time = ClockTime(hour: minute / 60, minute: minute % 60) else {
            preconditionFailure("a remainder of 1440 minutes is a time of day")
        }
        return (CalendarDate(dayNumber: day), time)
    }

    package func instant(of date: CalendarDate, at time: ClockTime) -> Instant {
        let wanted = date.dayNumber * 1440 + time.minutes
        // The zone's rules of the day before and of the day after: one of them holds at the moment, and where clocks
        // were set the earlier fit is the first moment at which they show the time.
        let candidates = [-1440, 1440].map { around in
            wanted - offset(at: (wanted + around) * 60)
        }
        let exact = candidates.filter { wallMinutes(utcMinute: $0) == wanted }
        if let first = exact.min() { return Instant(utcMinute: first) }
        // Clocks jumped over it: the jump lies between the two readings.
        var (before, after) = (candidates.min() ?? wanted, candidates.max() ?? wanted)
        while after - before > 1 {
            let middle = (before + after) / 2
            if wallMinutes(utcMinute: middle) < wanted { before = middle } else { after = middle }
        }
        return Instant(utcMinute: after)
    }

    private func wallMinutes(_ instant: Instant) -> Int {
        let seconds = Int(instant.milliseconds.dividedDown(by: 1000).0)
        let (minutes, _) = (seconds + offset(at: seconds) * 60).dividedDown(by: 60)
        return minutes
    }

    private func wallMinutes(utcMinute: Int) -> Int { utcMinute + offset(at: utcMinute * 60) }

    /// Minutes east of Greenwich. Offsets with seconds ended before minutes of today were written.
    private func offset(at seconds: Int) -> Int {
        var time = time_t(seconds)
        var local = tm()
        localtime_r(&time, &local)
        return local.tm_gmtoff / 60
    }
}

extension Instant {
    fileprivate init(utcMinute: Int) {
        self.init(milliseconds: Int64(utcMinute) * 60_000)
    }
}

extension BinaryInteger {
    /// Rounds the quotient towards minus infinity, so that the remainder is never negative.
    fileprivate func dividedDown(by divisor: Self) -> (Self, Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
