import BotCore
import Glibc
import MinutesModel

/// Ports for a run that only delivers: nothing is read and no plugin asked.
enum IdlePorts {
    static func make(store: any Store, transport: any Transport, service: any Service) throws -> Ports {
        Ports(
            clock: RealClock(), random: RealRandom(), zone: Noon(noon: try time(12)), store: store,
            transport: transport,
            runner: NoPlugins(), reader: NoReader(), intakes: [], services: [service.kind: service])
    }

    static func time(_ hour: Int) throws -> ClockTime {
        guard let time = ClockTime(hour: hour, minute: 0) else { throw BenchmarkError("no day has an hour \(hour)") }
        return time
    }

    private final class RealClock: Clock {
        var now: Instant { Instant(milliseconds: Self.read(CLOCK_REALTIME).milliseconds) }
        var uptime: Duration { Self.read(CLOCK_MONOTONIC) }

        private static func read(_ clock: clockid_t) -> Duration {
            var time = timespec()
            clock_gettime(clock, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
    }

    private final class RealRandom: Random {
        private var generator = SystemRandomNumberGenerator()
        func next() -> UInt64 { generator.next() }
    }

    /// It is always noon: no day begins for reminders.
    private struct Noon: Zone {
        let noon: ClockTime

        func local(_ instant: Instant) -> (date: CalendarDate, time: ClockTime) {
            (CalendarDate(dayNumber: Int(instant.milliseconds / 86_400_000)), noon)
        }

        func instant(of date: CalendarDate, at time: ClockTime) -> Instant {
            Instant(milliseconds: Int64(date.dayNumber) * 86_400_000)
        }
    }

    private final class NoPlugins: PluginRunner {
        let plugins: [PluginDescription] = []
        let descriptors: [Descriptor] = []
        let nextDeadline: Duration? = nil
        func call(_ call: PluginCall) {}
        func advance(ready: [Int32], uptime: Duration) -> [PluginOutcome] { [] }
        func stop() {}
    }

    private final class NoReader: Reader {
        let descriptors: [Descriptor] = []
        let nextDeadline: Duration? = nil
        func read(_ request: ReadRequest) {}
        func advance(ready: [Int32], uptime: Duration) -> [ReadOutcome] { [] }
        func stop() {}
    }
}
