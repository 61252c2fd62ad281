/// When something was sent, as far back as its limits look, and when the next may follow: bursts while there is room, and
/// never more than the limits say in any span, wherever it begins.
package struct Pace {
    private let limits: [RateLimit]
    /// How many sendings the limits ask for.
    private let most: Int
    /// Ascending; the last `most` of them.
    private var sent: [Instant] = []

    package init(_ limits: [RateLimit]) {
        self.limits = limits.filter { $0.count > 0 }
        most = self.limits.map { $0.count }.max() ?? 0
    }

    /// How far back it has to remember; `nil` where nothing or the last sending is enough.
    var memory: Duration? { limits.filter { $0.count > 1 }.map { $0.span }.max() }

    package mutating func note(_ sending: Instant) {
        guard most > 0 else { return }
        // A clock may have been set back, and an account hears of its rooms one after the other.
        let place = (sent.lastIndex { $0 <= sending } ?? -1) + 1
        sent.insert(sending, at: place)
        if sent.count > most { sent.removeFirst() }
    }

    /// When the next may be sent: `now`, or as soon as no limit forbids it.
    package func opens(now: Instant) -> Instant {
        limits.reduce(now) { max($0, opens(by: $1, now: now)) }
    }

    private func opens(by limit: RateLimit, now: Instant) -> Instant {
        // What is further ahead than a span was written by a clock that was wrong, or has been set back since.
        let end = (sent.lastIndex { $0 - now <= limit.span } ?? -1) + 1
        guard end >= limit.count else { return now }
        return sent[end - limit.count] + limit.span
    }
}
