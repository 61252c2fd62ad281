/// The accounts that several endpoints share, with when each was last used.
struct Accounts {
    private var all: [(account: Secret, lastSentAt: Instant?)] = []

    var isEmpty: Bool { all.isEmpty }

    /// The place of the endpoint's account; `nil` where the endpoint counts alone.
    mutating func join(_ endpoint: Endpoint, _ service: any Service, lastSentAt: Instant?) -> Int? {
        guard service.accountPace > .zero, let account = service.account(of: endpoint) else { return nil }
        guard let index = all.firstIndex(where: { $0.account == account }) else {
            all.append((account, lastSentAt))
            return all.count - 1
        }
        all[index].lastSentAt = [all[index].lastSentAt, lastSentAt].compactMap { $0 }.max()
        return index
    }

    func lastSentAt(_ index: Int) -> Instant? { all[index].lastSentAt }

    mutating func send(_ index: Int, at now: Instant) { all[index].lastSentAt = now }
}
