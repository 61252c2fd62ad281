/// The accounts that several endpoints share, with when each was last used.
struct Accounts {
    private var all: [(account: Secret, pace: Pace)] = []

    var isEmpty: Bool { all.isEmpty }
    /// How far back their paces have to remember.
    var memory: Duration? { all.compactMap { $0.pace.memory }.max() }

    /// The place of the endpoint's account; `nil` where the endpoint counts alone.
    mutating func join(_ endpoint: Endpoint, _ service: any Service, lastSentAt: Instant?) -> Int? {
        guard !service.accountLimits.isEmpty, let account = service.account(of: endpoint) else { return nil }
        let index = all.firstIndex { $0.account == account } ?? all.count
        if index == all.count { all.append((account, Pace(service.accountLimits))) }
        if all[index].pace.memory == nil, let lastSentAt { note(index, lastSentAt) }
        return index
    }

    mutating func note(_ index: Int, _ sending: Instant) { all[index].pace.note(sending) }

    func opens(_ index: Int, now: Instant) -> Instant { all[index].pace.opens(now: now) }

    func memory(_ index: Int) -> Duration? { all[index].pace.memory }
}
