import PluginKit

/// The way to one endpoint: what is under way on it, and what is known of what waits behind.
final class Lane {
    /// What is known of an endpoint's oldest open delivery, apart from the one that is under way.
    enum Head: Equatable {
        case waits(until: Instant)
        case nothing
    }
    /// When something can be sent again.
    struct Due {
        var at: Instant
        /// It waits for the service's pace only, not for a retry.
        var isPaced: Bool
    }

    let endpoint: Endpoint
    let service: any Service
    /// Those that share an account, by its place among the accounts.
    let account: Int?
    var state: EndpointState
    var flight: StartedDelivery?
    var head: Head

    init(endpoint: Endpoint, service: any Service, account: Int?, state: EndpointState, head: Head) {
        self.endpoint = endpoint
        self.service = service
        self.account = account
        self.state = state
        self.head = head
    }

    var name: String { endpoint.name }
    var isIdle: Bool { flight == nil && head == .nothing }
    var isFree: Bool { flight == nil && state.goneSince == nil }

    /// Whether its next delivery may start in a commit that leaves it in `newState` (which comes with an attempt's end).
    /// `isNews` says that this commit changes what is there.
    func mayClaim(
        _ newState: EndpointState?, isNews: Bool, _ accounts: Accounts, horizon: Duration, now: Instant
    ) -> Bool {
        let state = newState ?? state
        guard flight == nil || newState != nil, state.goneSince == nil else { return false }
        guard isNews || head != .nothing, opens(state, accounts, horizon: horizon, now: now) <= now else {
            return false
        }
        guard !isNews, case .waits(let until) = head else { return isNews }
        return until.isDue(at: now, horizon: horizon)
    }

    /// When what waits on it can be sent; `nil` when nothing waits, or something is under way.
    func due(_ accounts: Accounts, horizon: Duration, now: Instant) -> Due? {
        guard isFree, case .waits(let until) = head else { return nil }
        let opens = opens(state, accounts, horizon: horizon, now: now)
        guard !until.isDue(at: now, horizon: horizon), until > opens
        else { return Due(at: opens, isPaced: opens == paced(state, accounts, now)) }
        return Due(at: until, isPaced: false)
    }

    /// When the endpoint may be called again at all: it is paused, or paced.
    private func opens(_ state: EndpointState, _ accounts: Accounts, horizon: Duration, now: Instant) -> Instant {
        var opens = now
        if let until = state.pausedUntil, !until.isDue(at: now, horizon: horizon) { opens = until }
        return max(opens, paced(state, accounts, now))
    }

    private func paced(_ state: EndpointState, _ accounts: Accounts, _ now: Instant) -> Instant {
        let own = Pace.opens(after: state.lastSentAt, by: service.pace, now: now)
        guard let account else { return own }
        return max(own, Pace.opens(after: accounts.lastSentAt(account), by: service.accountPace, now: now))
    }
}

enum Pace {
    /// When the next POST may follow the last one.
    static func opens(after last: Instant?, by pace: Duration, now: Instant) -> Instant {
        // A last time in the future is a clock that was set back: never wait longer than the pace for it.
        guard let last, last <= now else { return now }
        return max(now, last + pace)
    }
}
