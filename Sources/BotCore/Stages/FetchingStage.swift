import Logging

/// Pages of the configuration → documents for the reading stage. Nothing here waits: GETs go through the transport of
/// the loop, beside the POSTs.
final class FetchingStage {
    /// So many servers are asked at once; more would only keep more documents in memory.
    private static let window = 4
    /// Fetched documents that wait for the reader. Each may be as large as a document can be.
    private static let backlog = 2
    /// A page that failed so often in a row (35 minutes at least) is told of in chat.
    private static let toldAfter = 4

    private struct Job {
        var source: String
        var page: Page
        var state: PageState
        var fetch: PageFetch
        /// When its first hop began.
        var begun: Duration?
    }

    private let run: Run
    /// In the order in which they are asked.
    private var waiting: [Job] = []
    private var flights: [Int64: Job] = [:]
    private var hosts = HostPace()
    private var fetched: [PageDocument] = []
    private var states: [PageState] = []
    private var notices: [DecidedNotice] = []

    init(run: Run) {
        self.run = run
    }

    var isIdle: Bool { waiting.isEmpty && flights.isEmpty && fetched.isEmpty && !hasUnstored }
    var isInFlight: Bool { !flights.isEmpty }
    var hasUnstored: Bool { !states.isEmpty || !notices.isEmpty }

    /// Looks which pages are due.
    func find(now: Instant) throws {
        let pages = run.configuration.sources.compactMap { source in
            if case .page(let page) = source.place { (source: source.name, page: page) } else { nil }
        }
        guard !pages.isEmpty else { return }
        let known = try run.store.pages()
        var jobs: [Job] = []
        for (source, page) in pages {
            let url = page.address.text
            let state = known.first { $0.source == source && $0.url == url } ?? PageState(source: source, url: url)
            pace(page, state, now)
            guard isDue(page, state, now) else { continue }
            jobs.append(
                Job(source: source, page: page, state: state, fetch: PageFetch(page, validators: state.validators)))
        }
        // Whoever has waited longest comes first, so that a run whose time is over leaves nobody out for ever.
        waiting = jobs.enumerated().sorted { left, right in
            (left.element.state.askedAt ?? .distantPast, left.offset)
                < (right.element.state.askedAt ?? .distantPast, right.offset)
        }.map { $0.element }
    }

    private func pace(_ page: Page, _ state: PageState, _ now: Instant) {
        let host = page.address.host
        if let asked = state.askedAt { hosts.asked(host, ago: now - asked, uptime: run.ports.clock.uptime) }
        guard state.isHostBusy, let until = state.notBefore, !until.isDue(at: now, horizon: run.policy.horizon) else {
            return
        }
        hosts.close(host)
    }

    private func isDue(_ page: Page, _ state: PageState, _ now: Instant) -> Bool {
        if state.failures > 0 { return state.notBefore.map { $0.isDue(at: now, horizon: run.policy.horizon) } ?? true }
        guard state.owed == nil, let every = page.every, let asked = state.askedAt, asked <= now else { return true }
        // Cron is never as punctual as a clock: an hourly run must not find an hourly page a second too young.
        let slack = min(every / 10, .seconds(60))
        return now >= asked + every - slack
    }

    func collect(_ answers: [HTTPAnswer], now: Instant) {
        for answer in answers {
            guard var job = flights.removeValue(forKey: answer.id) else { continue }
            let host = job.fetch.address.host
            job.state.askedAt = now
            job.state.status = answer.status
            switch job.fetch.take(answer, now: now) {
            case .follow where job.fetch.address.host == host && !run.isEnding:
                // The same visit goes on; a server that sends us round the corner does not ask for a pause.
                hosts.begin(host, uptime: run.ports.clock.uptime)
                start(job)
                continue
            case .follow: waiting.insert(job, at: 0)
            case .end(let outcome): end(job, outcome, now)
            }
            hosts.end(host)
        }
    }

    private func end(_ job: Job, _ outcome: PageOutcome, _ now: Instant) {
        var state = job.state
        switch outcome {
        case .failed(let failure):
            fail(job, failure, now)
        case .unchanged:
            state.succeeded()
            states.append(state)
            run.report.documentsFound += 1
        case .fetched(let page):
            state.succeeded()
            run.report.documentsFound += 1
            let hash = Fingerprint.bytes(page.bytes)
            let isKnown = hash == state.bytesHash
            state.validators = page.validators
            state.bytesHash = hash
            // A server that knows no 304: its bytes say that nothing has changed.
            if isKnown {
                states.append(state)
            } else {
                fetched.append(PageDocument(state: state, failures: job.state.failures, page: page, hash: hash))
            }
        }
    }

    private func fail(_ job: Job, _ failure: PageFailure, _ now: Instant) {
        var state = job.state
        state.failures += 1
        state.lastError = failure.description.asClause
        state.notBefore = run.policy.nextVisit(
            afterFailures: state.failures, retryAfter: failure.retryAfter, now: now, random: run.ports.random.next())
        states.append(state)
        run.problem(.source, "Source '\(job.source)' cannot be fetched: \(failure.description)")
        if failure.isHostBusy {
            let host = job.fetch.address.host
            hosts.close(host)
            waiting.removeAll { $0.fetch.address.host == host }
        }
        guard state.failures == Self.toldAfter else { return }
        notices.append(
            run.own(KairanNotices.pageFailing(job.source, url: state.url, reason: failure.reason, now: now)))
    }

    /// Notes what gave nothing to read. Returns whether the operator was told something.
    func settle(now: Instant) throws -> Bool {
        guard hasUnstored else { return false }
        try run.store.note(states, notices, now: now)
        defer { (states, notices) = ([], []) }
        return !notices.isEmpty
    }

    /// Starts what may start. `unread`: documents that wait for the reader.
    func feed(unread: Int) {
        waiting.removeAll { hosts.isClosed($0.fetch.address.host) }
        guard !run.isEnding, unread + fetched.count < Self.backlog else { return }
        let uptime = run.ports.clock.uptime
        var left: [Job] = []
        for job in waiting {
            let host = job.fetch.address.host
            guard flights.count < Self.window, let opens = hosts.opening(of: host), opens <= uptime else {
                left.append(job)
                continue
            }
            hosts.begin(host, uptime: uptime)
            start(job)
        }
        waiting = left
    }

    /// Somebody asked to stop: the next run asks again for what is under way.
    func abandon() {
        guard !flights.isEmpty else { return }
        run.ports.transport.abandonFetches()
        waiting += flights.sorted { $0.key < $1.key }.map { $0.value }
        flights = [:]
    }

    private func start(_ job: Job) {
        var job = job
        let uptime = run.ports.clock.uptime
        let begun = job.begun ?? uptime
        job.begun = begun
        let id = run.nextCall()
        flights[id] = job
        run.ports.transport.fetch(job.fetch.request(id: id, spent: uptime - begun))
    }

    func takeFetched() -> [PageDocument] {
        defer { fetched = [] }
        return fetched
    }

    /// When the next page may be asked for, by the clock's uptime; `nil` when none waits for time alone.
    var nextOpening: Duration? {
        guard flights.count < Self.window else { return nil }
        return waiting.compactMap { hosts.opening(of: $0.fetch.address.host) }.min()
    }
}

/// A document that was fetched and has yet to be read.
struct PageDocument {
    /// What is remembered of its page, once it is read.
    var state: PageState
    /// How often in a row the page failed before.
    var failures: Int
    var page: FetchedPage
    /// Of the bytes.
    var hash: String

    /// What is remembered when the reader died of it: the page comes again, but ever later. One whose bytes are others
    /// each time would else kill a reader in every run for ever.
    func crashed(_ reason: String, policy: RetryPolicy, now: Instant, random: UInt64) -> PageState {
        var state = state
        state.failures = failures + 1
        state.lastError = reason
        state.notBefore = policy.nextVisit(afterFailures: state.failures, retryAfter: nil, now: now, random: random)
        return state
    }

    func found(now: Instant) -> FoundDocument {
        FoundDocument(
            source: state.source, path: state.url, size: Int64(page.bytes.count),
            modified: now.milliseconds * 1_000_000, inode: 0)
    }
}

extension PageState {
    fileprivate mutating func succeeded() {
        failures = 0
        notBefore = nil
        lastError = nil
    }

    fileprivate var isHostBusy: Bool { failures > 0 && (status == 429 || status == 503) }
}

extension Instant {
    fileprivate static var distantPast: Instant { Instant(milliseconds: .min) }
}

extension RetryPolicy {
    /// As `next`, but never the last: a page is looked after as long as it is configured.
    func nextVisit(afterFailures failures: Int, retryAfter: Duration?, now: Instant, random: UInt64) -> Instant {
        next(afterFailures: min(failures, steps.count - 1), retryAfter: retryAfter, now: now, random: random) ?? now
    }
}
