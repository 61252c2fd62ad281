import Glibc

/// A descriptor somebody waits for.
package struct Interest: Sendable, Equatable {
    package var fd: Int32
    package var forWriting: Bool

    package init(fd: Int32, forWriting: Bool = false) {
        self.fd = fd
        self.forWriting = forWriting
    }
}

/// poll(2), for those who do not run the loop.
package enum Poll {
    /// The descriptors that are ready; none when the time is over or a signal came.
    package static func wait(_ interests: [Interest], atMost limit: Duration) -> [Int32] {
        var polled = interests.map { pollfd(fd: $0.fd, events: Int16($0.forWriting ? POLLOUT : POLLIN), revents: 0) }
        let (seconds, attoseconds) = limit.components
        // Rounded up: waking a little early would turn the last millisecond into a busy loop.
        let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        let count = poll(&polled, nfds_t(polled.count), Int32(clamping: max(0, milliseconds)))
        return count > 0 ? polled.filter { $0.revents != 0 }.map(\.fd) : []
    }

    /// Time since the machine started; never jumps.
    package static var uptime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
