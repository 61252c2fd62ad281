import BotCore
import MinutesModel

/// The store with a process around it that can die at every call, and with an eye for the judge: what was committed.
final class WatchedStore: Store {
    private let store: any Store
    private let world: World
    private let life: Life

    init(_ store: any Store, _ world: World, _ life: Life) {
        self.store = store
        self.world = world
        self.life = life
    }

    private func call<Value>(_ label: String, _ body: () throws -> Value) throws -> Value {
        try life.call(label) {
            if world.scenario.busyOneIn < .max, world.random.oneIn(world.scenario.busyOneIn) {
                throw StoreError.busy(path: "simulated")
            }
            return try body()
        }
    }

    func beginRun(_ opening: RunOpening, now: Instant) throws -> RunStart {
        try call("beginRun") {
            let start = try store.beginRun(opening, now: now)
            if case .began(let open) = start { world.judge.began(life.name, isTakeOver: open.tookOver) }
            return start
        }
    }
    func renewLease(now: Instant) throws { try call("renewLease") { try store.renewLease(now: now) } }
    func endRun(now: Instant) throws {
        try call("endRun") {
            try store.endRun(now: now)
            world.judge.ended(life.name)
        }
    }

    func unread(among found: [FoundDocument]) throws -> [FoundDocument] {
        try call("unread") { try store.unread(among: found) }
    }
    func knownDocument(bytesHash: String) throws -> KnownDocument? {
        try call("knownDocument") { try store.knownDocument(bytesHash: bytesHash) }
    }
    func record(_ readings: [Reading], now: Instant) throws -> [Work] {
        try call("record") { try store.record(readings, now: now) }
    }

    func pages() throws -> [PageState] { try call("pages") { try store.pages() } }
    func note(_ pages: [PageState], _ notices: [DecidedNotice], now: Instant) throws {
        try call("note") { try store.note(pages, notices, now: now) }
    }

    func pendingWork() throws -> [Work] { try call("pendingWork") { try store.pendingWork() } }
    func minutesJSON(of document: Int64) throws -> [UInt8]? {
        try call("minutesJSON") { try store.minutesJSON(of: document) }
    }
    func openCommitments() throws -> [Commitment] {
        try call("openCommitments") { try store.openCommitments() }
    }
    func pluginState(_ plugin: String) throws -> [UInt8]? {
        try call("pluginState") { try store.pluginState(plugin) }
    }
    func settle(_ settlements: [Settlement], now: Instant) throws -> Settled {
        try call("settle") {
            let settled = try store.settle(settlements, now: now)
            for case .answered(_, let commitments, _) in settlements.map(\.result) {
                world.judge.commitments.formUnion(commitments.map(\.id))
            }
            return settled
        }
    }

    func uncomposed() throws -> [UncomposedNotice] { try call("uncomposed") { try store.uncomposed() } }
    func advance(_ step: OutboxStep, now: Instant) throws -> [Claim] {
        try call("advance") {
            let claims = try store.advance(step, now: now)
            for completion in step.completions {
                life.unrecorded[completion.attempt] = nil
                world.judge.recorded(completion.attempt, at: now)
            }
            if step.endsRun(with: claims) { world.judge.ended(life.name) }
            for case .started(let delivery) in claims { world.judge.started(delivery, at: now) }
            return claims
        }
    }
    func attemptStarts(since: Instant) throws -> [AttemptStart] {
        try call("attemptStarts") { try store.attemptStarts(since: since) }
    }
    func prune(before: Instant, batch: Int, now: Instant) throws -> Int {
        try call("prune") { try store.prune(before: before, batch: batch, now: now) }
    }

    func deliveries(_ filter: DeliveryFilter) throws -> [DeliverySummary] { try store.deliveries(filter) }
    func delivery(_ id: String) throws -> DeliveryStory? { try store.delivery(id) }
    func retryDelivery(_ id: String, now: Instant) throws -> Bool { try store.retryDelivery(id, now: now) }
    func retryDeliveries(_ ids: [String], now: Instant) throws -> Int { try store.retryDeliveries(ids, now: now) }
    func notices(_ filter: NoticeFilter) throws -> [NoticeStory] { try store.notices(filter) }
    func commitments(_ filter: CommitmentFilter) throws -> [Commitment] { try store.commitments(filter) }
    func addCommitment(_ commitment: Commitment, today: CalendarDate) throws -> Bool {
        try store.addCommitment(commitment, today: today)
    }
    func editCommitment(_ id: String, _ body: (inout CommitmentEdit) -> Void) throws -> Bool {
        try store.editCommitment(id, body)
    }
    func separateCommitment(_ id: String) throws -> String? { try store.separateCommitment(id) }
    func setCommitment(_ id: String, state: Commitment.State) throws -> Bool {
        try store.setCommitment(id, state: state)
    }
    func snoozeCommitment(_ id: String, until day: CalendarDate?) throws -> Bool {
        try store.snoozeCommitment(id, until: day)
    }
    func documents(_ filter: DocumentFilter) throws -> [DocumentSummary] { try store.documents(filter) }
    func documents(named word: String) throws -> [Int64] { try store.documents(named: word) }
    func document(_ id: Int64) throws -> DocumentStory? { try store.document(id) }
    func retryDocument(_ id: Int64, now: Instant) throws -> Bool { try store.retryDocument(id, now: now) }
    func enableEndpoint(_ name: String, now: Instant) throws -> Int? { try store.enableEndpoint(name, now: now) }
    func endpointStates() throws -> [EndpointState] { try store.endpointStates() }
}
