package import BotCore
import MinutesModel
import PluginKit

/// The Store port over values in memory: one process's handle on a `MemoryDatabase`. It passes the same contract
/// tests as the real one and is a hundred times as fast in a debug build, so that a thousand seeds fit a test run.
package final class MemoryStore: Store {
    let database: MemoryDatabase
    private var run: Int64 = 0
    private var lease: Duration = .zero
    private var hasEnded = false

    package init(_ database: MemoryDatabase) {
        self.database = database
    }

    private func write(_ now: Instant) throws {
        guard database.run == run else { throw StoreError.leaseLost(holder: database.holder ?? "ended since") }
        database.until = now + lease
    }

    // MARK: Runs

    package func beginRun(_ opening: RunOpening, now: Instant) throws -> RunStart {
        let lasts = now < database.until && database.until - now <= opening.lease
        if let holder = database.holder, lasts { return .held(by: holder, until: database.until) }
        let tookOver = database.holder != nil
        database.run += 1
        run = database.run
        lease = opening.lease
        hasEnded = false
        database.holder = opening.holder
        database.until = now + lease
        database.lastPruned = database.lastPruned ?? now
        let recovered = recover(opening, now)
        let states = opening.endpoints.map { forgive($0) }
        if let day = opening.day { begin(day, opening.dayPlugins) }
        return .began(
            OpenRun(
                run: run, endpoints: states, backlogs: backlogs(), recovered: recovered, tookOver: tookOver,
                lastPruned: database.lastPruned))
    }

    private func backlogs() -> [Backlog] {
        database.open.sorted { $0.key < $1.key }.compactMap { endpoint, ids in
            guard let first = ids.first, let row = database.deliveries[first] else { return nil }
            return Backlog(endpoint: endpoint, count: ids.count, notBefore: row.notBefore)
        }
    }

    private func recover(_ opening: RunOpening, _ now: Instant) -> [RecoveredDelivery] {
        let started = database.open.values.joined().filter { database.deliveries[$0]?.state == .started }.sorted()
        return started.compactMap { id in
            guard var row = database.deliveries[id] else { return nil }
            let holds = opening.endpoints.contains { $0.name == row.endpoint && $0.holdsUnknown }
            row.state = holds ? .held : .unknown
            row.notBefore = now
            row.finishedAt = holds ? now : nil
            row.lastReason = "The program died while it was sent; whether it arrived is not known"
            database.deliveries[id] = row
            if holds { database.close(id, of: row.endpoint) }
            if let last = database.attempts[id]?.indices.last {
                database.attempts[id]?[last].outcome = .unknown
                database.attempts[id]?[last].reason = row.lastReason
            }
            return RecoveredDelivery(publicID: row.publicID, endpoint: row.endpoint, held: holds)
        }
    }

    private func forgive(_ identity: EndpointIdentity) -> EndpointState {
        guard let known = database.endpoints[identity.name] else {
            let state = EndpointState(name: identity.name)
            database.endpoints[identity.name] = (identity.fingerprint, state)
            return state
        }
        guard known.fingerprint != identity.fingerprint else { return known.state }
        _ = revive(known.state, fingerprint: identity.fingerprint)
        database.threads = database.threads.filter { $0.key.endpoint != identity.name }
        for (id, row) in database.deliveries where row.endpoint == identity.name {
            database.deliveries[id]?.thread = nil
        }
        return database.endpoints[identity.name]?.state ?? EndpointState(name: identity.name)
    }

    private func revive(_ state: EndpointState, fingerprint: String) -> Int {
        var count = 0
        if let gone = state.goneSince {
            for (id, row) in database.deliveries.sorted(by: { $0.key < $1.key })
            where row.endpoint == state.name && row.state == .undeliverable && row.finishedAt ?? gone >= gone {
                revive(id, now: Instant(milliseconds: 0))
                count += 1
            }
        }
        for id in database.open[state.name] ?? [] {
            database.deliveries[id]?.notBefore = Instant(milliseconds: 0)
        }
        database.endpoints[state.name] = (
            fingerprint, EndpointState(name: state.name, lastSentAt: state.lastSentAt)
        )
        return count
    }

    package func enableEndpoint(_ name: String, now: Instant) throws -> Int? {
        guard let known = database.endpoints[name], known.state.isHeldAgainst else { return nil }
        return revive(known.state, fingerprint: known.fingerprint)
    }

    private func revive(_ id: Int64, now: Instant) {
        guard var row = database.deliveries[id] else { return }
        if !row.state.isOpen { database.reopen(id, of: row.endpoint) }
        row.state = .pending
        row.failures = 0
        row.notBefore = now
        row.finishedAt = nil
        database.deliveries[id] = row
    }

    private func begin(_ day: CalendarDate, _ plugins: [String]) {
        for plugin in plugins
        where !database.work.values.contains(where: { $0.subject == .day(day) && $0.plugin == plugin }) {
            let id = database.nextID()
            database.work[id] = MemoryDatabase.WorkRow(subject: .day(day), plugin: plugin)
            database.pendingWork.insert(id)
        }
        for id in database.pendingWork {
            guard case .day(let other) = database.work[id]?.subject, other < day else { continue }
            database.work[id]?.state = .missed
            database.pendingWork.remove(id)
        }
    }

    package func renewLease(now: Instant) throws { try write(now) }

    package func endRun(now: Instant) throws {
        guard !hasEnded else { return }
        try write(now)
        database.holder = nil
        hasEnded = true
    }

    // MARK: Documents

    package func unread(among found: [FoundDocument]) throws -> [FoundDocument] {
        found.filter { file in
            guard let known = database.files[MemoryDatabase.File(source: file.source, path: file.path)] else {
                return true
            }
            return known.found != file || database.documents[known.document]?.state == .pending
        }
    }

    package func knownDocument(bytesHash: String) throws -> KnownDocument? {
        let known = database.documents.filter { $0.value.bytesHash == bytesHash }
        guard let (id, row) = known.first(where: { $0.value.state == .read }) ?? known.first else { return nil }
        return KnownDocument(id: id, state: row.state, tries: row.tries)
    }

    package func record(_ readings: [Reading], now: Instant) throws -> [Work] {
        try write(now)
        var work: [Work] = []
        for reading in readings {
            let document = record(reading, &work)
            let file = MemoryDatabase.File(source: reading.found.source, path: reading.found.path)
            database.files[file] = (reading.found, document)
            if let page = reading.page { note(page) }
            for notice in reading.notices { insert(notice, now) }
        }
        return work
    }

    private func record(_ reading: Reading, _ work: inout [Work]) -> Int64 {
        let unread = unreadDocument(reading)
        switch reading.result {
        case .known(let document):
            if let unread, unread != document { replace(unread, by: document) }
            return document
        case .refused(let sentence):
            return fail(unread, reading, .refused, sentence, tries: 0)
        case .crashed(let reason, let quarantined):
            return fail(unread, reading, quarantined ? .quarantined : .pending, reason, tries: 1)
        case .read(let contentID, let meeting, let json, let plugins):
            if let known = database.documents.first(where: { $0.value.contentID == contentID })?.key {
                if let unread { replace(unread, by: known) }
                return known
            }
            let id = unread ?? database.nextID()
            let old = database.documents[id]
            database.documents[id] = MemoryDatabase.Document(
                bytesHash: reading.bytesHash, contentID: contentID, meeting: meeting, json: json, state: .read,
                tries: old?.tries ?? 0, lastError: old?.lastError, arrived: old?.arrived ?? reading.arrived)
            for plugin in plugins {
                let item = database.nextID()
                database.work[item] = MemoryDatabase.WorkRow(subject: .document(id), plugin: plugin)
                database.pendingWork.insert(item)
                work.append(Work(id: item, subject: .document(id), plugin: plugin, tries: 0, meeting: meeting))
            }
            return id
        }
    }

    private func unreadDocument(_ reading: Reading) -> Int64? {
        let known = database.documents.first { $0.value.bytesHash == reading.bytesHash && $0.value.state != .read }
        if let known { return known.key }
        guard let owed = reading.page?.owed?.id, database.documents[owed]?.state == .pending else { return nil }
        return database.files.values.count { $0.document == owed } > 1 ? nil : owed
    }

    private func replace(_ unread: Int64, by known: Int64) {
        for (file, value) in database.files where value.document == unread { database.files[file]?.document = known }
        database.documents[unread] = nil
    }

    private func fail(
        _ unread: Int64?, _ reading: Reading, _ state: DocumentState, _ error: String, tries: Int
    ) -> Int64 {
        let id = unread ?? database.nextID()
        var row =
            database.documents[id]
            ?? MemoryDatabase.Document(bytesHash: reading.bytesHash, state: state, arrived: reading.arrived)
        row.bytesHash = reading.bytesHash
        row.state = state
        row.tries += tries
        row.lastError = error
        database.documents[id] = row
        return id
    }

    package func pages() throws -> [PageState] {
        database.pages.map { file, state in
            var state = state
            let known = database.files[file]
            if let known, let row = database.documents[known.document], row.state != .pending { return state }
            state.validators = nil
            state.bytesHash = nil
            if let id = known?.document, let row = database.documents[id] {
                state.owed = KnownDocument(id: id, state: row.state, tries: row.tries)
            }
            return state
        }
    }

    package func note(_ pages: [PageState], _ notices: [DecidedNotice], now: Instant) throws {
        try write(now)
        for page in pages { note(page) }
        for notice in notices { insert(notice, now) }
    }

    private func note(_ page: PageState) {
        var page = page
        page.owed = nil
        database.pages[MemoryDatabase.File(source: page.source, path: page.url)] = page
    }

    package func minutesJSON(of document: Int64) throws -> [UInt8]? { database.documents[document]?.json }

    // MARK: Work

    package func pendingWork() throws -> [Work] {
        let rows = database.pendingWork.sorted().compactMap { id in database.work[id].map { (id, $0) } }
        let work = rows.map { id, row in
            var meeting: Meeting?
            if case .document(let document) = row.subject { meeting = database.documents[document]?.meeting }
            return Work(id: id, subject: row.subject, plugin: row.plugin, tries: row.tries, meeting: meeting)
        }
        return work.filter { $0.isOnDocument } + work.filter { !$0.isOnDocument }
    }

    package func pluginState(_ plugin: String) throws -> [UInt8]? { database.pluginStates[plugin] }

    package func settle(_ settlements: [Settlement], now: Instant) throws -> Settled {
        try write(now)
        var settled = Settled(newNotices: 0, reopened: [])
        for settlement in settlements {
            switch settlement.result {
            case .failed(let reason, let quarantined, let notices):
                if let work = settlement.work {
                    database.work[work.id]?.tries += 1
                    database.work[work.id]?.lastError = reason
                    database.work[work.id]?.state = quarantined ? .quarantined : .pending
                    if quarantined { database.pendingWork.remove(work.id) }
                }
                for notice in notices { insert(notice, now) }
            case .answered(let notices, let commitments, let state):
                for notice in notices where insert(notice, now) { settled.newNotices += 1 }
                if let state { database.pluginStates[settlement.plugin] = state }
                let isNew = commitments.map { insert($0, settlement) }.contains(true)
                guard let work = settlement.work else { continue }
                database.work[work.id]?.state = .done
                database.work[work.id]?.lastError = nil
                database.pendingWork.remove(work.id)
                if isNew, work.isOnDocument { settled.reopened += reopen(settlement.today) }
            }
        }
        return settled
    }

    private func reopen(_ today: CalendarDate) -> [Work] {
        database.work.filter { $0.value.subject == .day(today) && $0.value.state == .done }.keys.sorted().compactMap {
            id in
            guard let row = database.work[id] else { return nil }
            database.work[id]?.state = .pending
            database.work[id]?.tries = 0
            database.pendingWork.insert(id)
            return Work(id: id, subject: row.subject, plugin: row.plugin, tries: 0, meeting: nil)
        }
    }

    private func insert(_ commitment: Commitment, _ settlement: Settlement) -> Bool {
        var document: Int64?
        if case .document(let id) = settlement.work?.subject { document = id }
        if let earlier = commitment.repeats {
            join(commitment.id, to: earlier)
            return false
        }
        if database.commitments[commitment.id] != nil {
            database.commitments[commitment.id]?.commitment = commitment
            database.commitments[commitment.id]?.document = document
            return false
        }
        database.commitments[commitment.id] = MemoryDatabase.CommitmentRow(
            commitment: commitment, document: document, arrived: settlement.today)
        database.commitmentOrder.append(commitment.id)
        return true
    }

    @discardableResult
    private func insert(_ decided: DecidedNotice, _ now: Instant) -> Bool {
        let key = MemoryDatabase.NoticeKey(plugin: decided.plugin, key: decided.notice.key)
        if let known = database.noticeKeys[key] {
            database.notices[known]?.repeats += 1
            database.notices[known]?.repeatedAt = now
            return false
        }
        let id = database.nextID()
        database.noticeKeys[key] = id
        database.notices[id] = MemoryDatabase.NoticeRow(
            plugin: decided.plugin, key: decided.notice.key, topic: decided.notice.topic, run: run,
            notice: decided.notice, meeting: decided.meeting, subject: decided.subject, decidedAt: now)
        for addressee in decided.addressees.sorted(by: { $0.endpoint < $1.endpoint }) {
            database.waiting.append((id, addressee))
        }
        return true
    }

    // MARK: Outbox

    package func uncomposed() throws -> [UncomposedNotice] {
        database.waiting.compactMap { waiting in
            guard let row = database.notices[waiting.notice], let notice = row.notice else { return nil }
            return UncomposedNotice(
                id: waiting.notice, run: row.run, plugin: row.plugin, notice: notice, meeting: row.meeting,
                subject: row.subject, addressee: waiting.addressee)
        }
    }

    private func insert(_ messages: [ComposedMessage], now: Instant) throws {
        for message in messages {
            for notice in message.notices {
                let at = database.waiting.firstIndex {
                    $0.notice == notice && $0.addressee.endpoint == message.endpoint
                }
                guard let at else {
                    throw StoreError.failed(path: "memory", reason: "a notice was put into two messages")
                }
                database.waiting.remove(at: at)
            }
            let id = database.nextID()
            var row = MemoryDatabase.MessageRow(
                endpoint: message.endpoint, notices: message.notices, deliveries: [], isOwn: message.isOwn,
                createdAt: now, threadKey: message.threadKey)
            for (index, part) in message.parts.enumerated() {
                let delivery = database.nextID()
                guard database.deliveryOfID.updateValue(delivery, forKey: part.publicID) == nil else {
                    throw StoreError.failed(path: "memory", reason: "two deliveries have one id")
                }
                database.deliveries[delivery] = MemoryDatabase.DeliveryRow(
                    publicID: part.publicID, message: id, endpoint: message.endpoint, part: index + 1,
                    parts: message.parts.count, body: part.body, contentType: part.contentType, notBefore: now)
                database.open[message.endpoint, default: []].append(delivery)
                row.deliveries.append(delivery)
            }
            database.messages[id] = row
            giveUpWhatIsGone(message.endpoint, now)
        }
    }

    package func advance(_ step: OutboxStep, now: Instant) throws -> [Claim] {
        try write(now)
        for completion in step.completions { complete(completion, now) }
        for state in step.endpoints {
            database.endpoints[state.name]?.state = state
            giveUpWhatIsGone(state.name, now)
        }
        for notice in step.notices { insert(notice, now) }
        try insert(step.messages, now: now)
        if step.mayGiveUp { step.fallbacks.forEach { fallBack(from: $0, to: $1, now) } }
        let claims = step.claims.map { claim($0, step.horizon, now) } + step.peeks.map { peek($0) }
        if step.endsRun(with: claims) {
            database.holder = nil
            hasEnded = true
        }
        return claims
    }

    private func complete(_ completion: Completion, _ now: Instant) {
        if let (delivery, index) = database.attemptOf[completion.attempt] {
            database.attempts[delivery]?[index].endedAt = now
            database.attempts[delivery]?[index].status = completion.status
            database.attempts[delivery]?[index].outcome = completion.outcome
            database.attempts[delivery]?[index].reason = completion.reason
        }
        guard var row = database.deliveries[completion.delivery], row.state == .started else { return }
        row.state = completion.state
        row.failures = completion.failures
        row.notBefore = completion.notBefore
        row.finishedAt = completion.state.isOpen ? nil : now
        row.lastReason = completion.reason
        note(completion.thread, &row, now)
        database.deliveries[completion.delivery] = row
        if !completion.state.isOpen { database.close(completion.delivery, of: row.endpoint) }
    }

    private func note(_ news: ThreadNews?, _ row: inout MemoryDatabase.DeliveryRow, _ now: Instant) {
        guard let key = threadKey(of: row) else { return }
        switch news {
        case .begins(let id): if database.threads[key] == nil { database.threads[key] = (id, now) }
        case .lost:
            if database.threads[key]?.id == row.thread { database.threads[key] = nil }
            row.thread = nil
        case nil: break
        }
    }

    private func threadKey(of row: MemoryDatabase.DeliveryRow) -> MemoryDatabase.ThreadKey? {
        (database.messages[row.message]?.threadKey).map {
            MemoryDatabase.ThreadKey(endpoint: row.endpoint, key: $0)
        }
    }

    private func giveUpWhatIsGone(_ endpoint: String, _ now: Instant) {
        guard database.endpoints[endpoint]?.state.goneSince != nil else { return }
        for id in database.open[endpoint] ?? [] {
            database.deliveries[id]?.state = .undeliverable
            database.deliveries[id]?.finishedAt = now
            database.deliveries[id]?.lastReason = DeliveryState.goneReason
        }
        database.open[endpoint] = []
    }

    private func fallBack(from endpoint: String, to fallback: String, _ now: Instant) {
        let given = database.messages.sorted { $0.key < $1.key }.filter { _, message in
            message.endpoint == endpoint
                && message.deliveries.contains {
                    database.deliveries[$0]?.state == .undeliverable && database.deliveries[$0]?.finishedAt == now
                }
        }
        for notice in given.flatMap({ $0.value.notices }) {
            let isTold =
                database.waiting.contains { $0.notice == notice && $0.addressee.endpoint == fallback }
                || database.messages.values.contains { $0.endpoint == fallback && $0.notices.contains(notice) }
            guard !isTold else { continue }
            database.waiting.append((notice, Addressee(endpoint: fallback, group: "fallback/\(endpoint)")))
        }
    }

    package func attemptStarts(since: Instant) throws -> [AttemptStart] {
        database.attempts.flatMap { delivery, attempts in
            attempts.compactMap { attempt in
                guard let row = database.deliveries[delivery], attempt.startedAt >= since else { return nil }
                return AttemptStart(endpoint: row.endpoint, at: attempt.startedAt)
            }
        }.sorted { $0.at > $1.at }
    }

    private func peek(_ endpoint: String) -> Claim {
        guard let id = database.open[endpoint]?.first, let row = database.deliveries[id] else {
            return .nothing(endpoint: endpoint)
        }
        return .waits(endpoint: endpoint, until: row.notBefore)
    }

    private func claim(_ endpoint: String, _ horizon: Duration, _ now: Instant) -> Claim {
        guard let id = database.open[endpoint]?.first, var row = database.deliveries[id] else {
            return .nothing(endpoint: endpoint)
        }
        guard row.notBefore.isDue(at: now, horizon: horizon) else {
            return .waits(endpoint: endpoint, until: row.notBefore)
        }
        row.state = .started
        if row.attempts == 0 { row.thread = threadKey(of: row).flatMap { database.threads[$0]?.id } }
        row.attempts += 1
        database.deliveries[id] = row
        let attempt = database.nextID()
        let index = database.attempts[id, default: []].count
        database.attempts[id, default: []].append(
            DeliveryStory.Attempt(
                number: row.attempts, startedAt: now, endedAt: nil, status: nil, outcome: nil, reason: nil))
        database.attemptOf[attempt] = (id, index)
        database.endpoints[endpoint]?.state.lastSentAt = now
        return .started(
            StartedDelivery(
                id: id, publicID: row.publicID, attempt: attempt, endpoint: endpoint, body: row.body,
                contentType: row.contentType, failures: row.failures,
                isOwn: database.messages[row.message]?.isOwn ?? false, thread: row.thread))
    }
}

extension Work {
    fileprivate var isOnDocument: Bool {
        if case .document = subject { true } else { false }
    }
}
