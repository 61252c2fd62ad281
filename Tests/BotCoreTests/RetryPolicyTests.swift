import BotCore
import Testing

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy()
    private let now = Instant(milliseconds: 1_767_225_600_000)

    /// Seconds, without jitter: the schedule of Standard Webhooks.
    @Test(arguments: [
        (1, 5), (2, 300), (3, 1_800), (4, 7_200), (5, 18_000), (6, 36_000), (7, 50_400), (8, 72_000), (9, 86_400),
    ])
    func `each failure waits for the next step, give or take a fifth`(failures: Int, seconds: Int64) throws {
        let shortest = try #require(policy.next(afterFailures: failures, retryAfter: nil, now: now, random: 0))
        let longest = try #require(policy.next(afterFailures: failures, retryAfter: nil, now: now, random: .max))
        let middle = try #require(policy.next(afterFailures: failures, retryAfter: nil, now: now, random: 1 << 63))

        #expect((shortest - now).milliseconds == seconds * 800)
        #expect((seconds * 1_200 - 1...seconds * 1_200).contains((longest - now).milliseconds))
        #expect((middle - now).milliseconds == seconds * 1_000)
    }

    @Test func `after the tenth failure there is no next time`() {
        #expect(policy.attempts == 10)
        #expect(policy.next(afterFailures: 10, retryAfter: nil, now: now, random: 0) == nil)
        #expect(policy.next(afterFailures: 11, retryAfter: .seconds(5), now: now, random: 0) == nil)
    }

    @Test func `the whole schedule lasts 75 hours and 35 minutes`() {
        let whole: Duration = policy.steps.reduce(.zero, +)

        #expect(whole == Duration.seconds(272_105))
    }

    @Test(arguments: [
        // A lower bound: the step is longer.
        (Duration.seconds(1), Duration.seconds(4)),
        (.seconds(60), .seconds(60)),
        (.seconds(86_400), .seconds(86_400)),
        // More than a day is not heard.
        (.seconds(1_000_000), .seconds(86_400)),
        (.seconds(-5), .seconds(4)),
    ])
    func `Retry-After is a lower bound, up to a day`(retryAfter: Duration, wait: Duration) {
        let next = policy.next(afterFailures: 1, retryAfter: retryAfter, now: now, random: 0)

        #expect(next == now + wait)
    }

    @Test func `no wait is longer than the horizon`() throws {
        for failures in 1..<policy.attempts {
            let next = try #require(
                policy.next(afterFailures: failures, retryAfter: .seconds(1_000_000), now: now, random: .max))
            #expect(next - now <= policy.horizon)
        }
    }

    @Test(arguments: [
        (Duration.zero, true), (.milliseconds(-1), true), (.milliseconds(1), false), (.seconds(100), false),
        // A clock that was wrong.
        (.milliseconds(100_001), true),
    ])
    func `something is due when its time has come, or can never have been meant`(ahead: Duration, isDue: Bool) {
        #expect((now + ahead).isDue(at: now, horizon: .seconds(100)) == isDue)
    }
}
