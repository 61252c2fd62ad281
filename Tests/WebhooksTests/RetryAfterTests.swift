import BotCore
import Testing

@testable import Webhooks

@Suite struct RetryAfterTests {
    /// 1994-11-06T08:49:07Z, half a minute before the dates of RFC 9110.
    private let now = Instant(milliseconds: 784_111_747_000)

    @Test(arguments: [
        ("0", 0), ("3", 3000), ("120", 120_000), ("1.5", 1500), ("0.064", 64), (" 7 ", 7000), ("5, 10", 5000),
        ("99999999", 86_400_000), ("999999999999999999999999", 86_400_000),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 30_000), ("Sunday, 06-Nov-94 08:49:37 GMT", 86_400_000),
        ("Sun Nov  6 08:49:37 1994", 30_000), ("Sun, 06 Nov 1994 08:49:00 GMT", 0),
        ("Wed, 09 Nov 1994 08:49:37 GMT", 86_400_000),
    ])
    func `seconds, decimals and dates are read, and a day is the most`(header: String, milliseconds: Int) {
        #expect(RetryAfter.delay(header, now: now) == .milliseconds(milliseconds))
    }

    @Test func `two digits of a year mean this century`() {
        // 2026-11-06T08:49:07Z
        let now = Instant(milliseconds: 1_793_954_947_000)
        #expect(RetryAfter.delay("Friday, 06-Nov-26 08:49:37 GMT", now: now) == .seconds(30))
    }

    @Test(arguments: [
        "", "soon", "-5", "1e9", "inf", "nan", "1.2.3", "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:00:00 GMT",
        "Sun, 06 Brumaire 1994 08:49:37 GMT", "３",
    ])
    func `what cannot be read is no wait`(header: String) {
        #expect(RetryAfter.delay(header, now: now) == nil)
        #expect(RetryAfter.delay(nil, now: now) == nil)
    }
}
