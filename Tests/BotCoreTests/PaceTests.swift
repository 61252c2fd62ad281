import BotCore
import TestSupport
import Testing

@Suite struct PaceTests {
    private static let start = Instant(milliseconds: 1_790_000_000_000)
    /// Chatwork's, for a room.
    private static let room = RateLimit(10, per: .seconds(10))
    /// Chatwork's, for a token.
    private static let token = RateLimit(300, per: .seconds(300))

    @Test func `ten leave at once, the eleventh when the first is ten seconds old`() {
        var pace = Pace([Self.room])
        for _ in 0..<10 {
            #expect(pace.opens(now: Self.start) == Self.start)
            pace.note(Self.start)
        }

        #expect(pace.opens(now: Self.start) == Self.start + .seconds(10))
        #expect(pace.opens(now: Self.start + .milliseconds(9_999)) == Self.start + .seconds(10))
        #expect(pace.opens(now: Self.start + .seconds(10)) == Self.start + .seconds(10))
    }

    @Test func `a last time that no clock can have written holds nothing up`() {
        var pace = Pace([.every(.seconds(1)), Self.room])
        for hour in 0..<20 { pace.note(Self.start + .seconds(3600 * Int64(hour + 1))) }

        #expect(pace.opens(now: Self.start) == Self.start)
    }

    @Test func `a clock that was set back by a moment opens nothing early`() {
        var pace = Pace([.every(.seconds(2))])
        pace.note(Self.start)

        #expect(pace.opens(now: Self.start + .seconds(-1)) == Self.start + .seconds(2))
    }

    /// Against the rule itself, by counting: whether one more may be sent now.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `nothing is sent that a window has no room for, and nothing waits that it has room for`(seed: UInt64) {
        var random = SplitMix(state: seed)
        let limits = random.oneIn(2) ? [Self.room, Self.token] : random.limits()
        var pace = Pace(limits)
        var sent: [Instant] = []
        func mayBeSent(_ now: Instant) -> Bool {
            limits.allSatisfy { limit in
                sent.reversed().prefix { now - $0 < limit.span }.count < limit.count
            }
        }
        var now = Self.start
        for _ in 0..<1_000 {
            // Bursts, gaps, and gaps that end just where a window does.
            switch random.below(8) {
            case 0...4: break
            case 5: now = now + .milliseconds(Int64(random.below(400)))
            case 6: now = now + .milliseconds(Int64(random.below(20_000)))
            default: if let old = sent.randomElement(using: &random) { now = max(now, old + limits[0].span) }
            }
            // Another run: it knows what the ledger tells it, in whatever order.
            if random.oneIn(50) {
                pace = Pace(limits)
                for time in sent.shuffled(using: &random) { pace.note(time) }
            }
            let opens = pace.opens(now: now)
            #expect((opens == now) == mayBeSent(now))
            #expect(mayBeSent(opens))
            #expect(opens == now || !mayBeSent(opens - .milliseconds(1)))
            if opens > now, random.oneIn(3) { now = opens }
            if mayBeSent(now) {
                sent.append(now)
                pace.note(now)
            }
        }
        #expect(sent.count > 100)
    }
}

extension SplitMix {
    fileprivate mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    fileprivate mutating func limits() -> [RateLimit] {
        (0...below(3)).map { _ in RateLimit(1 + below(12), per: .milliseconds(Int64(100 + below(8_000)))) }
    }
}
