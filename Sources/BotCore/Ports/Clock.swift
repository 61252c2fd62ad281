package import MinutesModel

/// What time it is. Logic never asks: `Bot` asks once a turn and hands the answer down.
package protocol Clock: AnyObject {
    var now: Instant { get }
    /// Time since some fixed point that never jumps: what time-outs are measured with.
    var uptime: Duration { get }
}

/// A time zone's rules.
package protocol Zone: Sendable {
    func local(_ instant: Instant) -> (date: CalendarDate, time: ClockTime)
    /// The first instant at which the zone's clocks show this date and time (or pass it, where they jump over it).
    func instant(of date: CalendarDate, at time: ClockTime) -> Instant
}

/// Random bits: jitter and identifiers. Seeded in the simulator.
package protocol Random: AnyObject {
    func next() -> UInt64
}

/// Something that runs beside the loop and is waited for by its descriptors.
package protocol Watched: AnyObject {
    /// What the loop must wake for.
    var descriptors: [Descriptor] { get }
    /// The next time-out, on `Clock.uptime`.
    var nextDeadline: Duration? { get }
}

package struct Descriptor: Sendable, Equatable {
    package var fd: Int32
    package var forWriting: Bool

    package init(fd: Int32, forWriting: Bool = false) {
        self.fd = fd
        self.forWriting = forWriting
    }
}
