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
    var pace: Pace
    var state: EndpointState
    var flight: StartedDelivery?
    var head: Head

    init(endpoint: Endpoint, service: any Service, account: Int?, state: EndpointState, head: Head) {
        self.endpoint = endpoint
        self.service = service
        self.account = account
        pace = Pace(service.limits)
        if pace.memory == nil, let last = state.lastSentAt { pace.note(last) }
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
        else { return Due(at: opens, isPaced: opens == paced(accounts, now)) }
        return Due(at: until, isPaced: false)
    }

    /// When the endpoint may be called again at all: it is paused, or paced.
    private func opens(_ state: EndpointState, _ accounts: Accounts, horizon: Duration, now: Instant) -> Instant {
        var opens = now
        if let until = state.pausedUntil, !until.isDue(at: now, horizon: horizon) { opens = until }
        return max(opens, paced(accounts, now))
    }

    private func paced(_ accounts: Accounts, _ now: Instant) -> Instant {
        let own = pace.opens(now: now)
        guard let account else { return own }
        return max(own, accounts.opens(account, now: now))
    }
}
