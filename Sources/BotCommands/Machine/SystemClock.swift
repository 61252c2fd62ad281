import BotCore
import Glibc

/// The machine's clock, or one that was set to another time and goes on from there.
final class SystemClock: Clock {
    private let shift: Duration
    /// Whether it shows another time than the machine's.
    let isSet: Bool

    /// - Parameter start: what time it is now; `nil` for the machine's own.
    init(startingAt start: Instant? = nil) {
        isSet = start != nil
        shift = start.map { $0 - Self.realTime } ?? .zero
    }

    var now: Instant { Self.realTime + shift }

    var uptime: Duration {
        // The clock of the boxes' own deadlines.
        Self.read(CLOCK_MONOTONIC)
    }

    private static var realTime: Instant {
        Instant(milliseconds: read(CLOCK_REALTIME).milliseconds)
    }

    private static func read(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
