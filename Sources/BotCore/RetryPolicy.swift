/// When a failed delivery is tried again. A pure function of the number of failures, the clock and random bits.
package struct RetryPolicy: Sendable, Equatable {
    /// Before the first attempt, the second, and so on: the schedule of Standard Webhooks 1.0, 75 h 35 min in all.
    package var steps: [Duration] = [
        .zero, .seconds(5), .seconds(5 * 60), .seconds(30 * 60), .seconds(2 * 3600), .seconds(5 * 3600),
        .seconds(10 * 3600), .seconds(14 * 3600), .seconds(20 * 3600), .seconds(24 * 3600),
    ]
    /// Each step is stretched or shortened by up to this share, so that many endpoints that failed together do not
    /// come back together.
    package var jitter = 0.2
    /// A service that asks for more is not heard beyond it.
    package var longestRetryAfter = Duration.seconds(24 * 3600)
    /// The least time between two attempts on an endpoint whose configuration looks wrong: only its operator can
    /// mend it, and hammering a dead webhook gets addresses banned.
    package var pause = Duration.seconds(30 * 60)

    /// An endpoint that has done nothing but fail for so long is not called any more (as Svix does).
    package var givesUpAfter = Duration.seconds(5 * 24 * 3600)

    package init() {}

    package var attempts: Int { steps.count }

    /// No wait is ever longer. A time further away was written by a clock that was wrong, and counts as past.
    package var horizon: Duration { max(steps.max() ?? .zero, longestRetryAfter) * (1 + jitter) }

    /// When to try again after the `failures`th failure, or `nil` when that was the last attempt. `retryAfter` is a
    /// lower bound.
    package func next(afterFailures failures: Int, retryAfter: Duration?, now: Instant, random: UInt64) -> Instant? {
        guard failures < steps.count else { return nil }
        // 53 bits: what a Double holds exactly.
        let share = Double(random >> 11) / Double(1 << 53)
        let delay = steps[max(failures, 0)] * (1 - jitter + 2 * jitter * share)
        return now + max(delay, bounded(retryAfter) ?? .zero)
    }

    package func bounded(_ retryAfter: Duration?) -> Duration? {
        retryAfter.map { min(max($0, .zero), longestRetryAfter) }
    }
}

extension Instant {
    /// Past, or further away than any wait can be.
    package func isDue(at now: Instant, horizon: Duration) -> Bool {
        self <= now || self - now > horizon
    }
}
