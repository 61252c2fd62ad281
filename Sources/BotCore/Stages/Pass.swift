import Logging
import MinutesModel

/// One pass's turns. In each turn: take in what ended, write it down, begin what can begin, wait.
final class Pass {
    /// When the store is busy, how long until it is tried again.
    static let busyWait = Duration.milliseconds(20)
    /// No wait is longer, so that the lease is renewed in time.
    private static let longestWait = Duration.seconds(15)
    /// What is under way when the time is over gets its own time-out and this much more; a GET only this.
    private static let grace = Duration.seconds(10)
    /// The day's reminders wait this long for pages, so that they see every promise of the documents that came with the
    /// day, and no longer, so that no server far away holds them up. What comes later begins the day again.
    private static let dayPatience = Duration.seconds(20)

    private let run: Run
    private let isTrigger: Bool
    /// Whether retention follows: the run does not end with its last delivery.
    private let prunes: Bool
    private let fetching: FetchingStage
    private let reading: ReadingStage
    private let deciding: DecidingStage
    private let composing: ComposingStage
    private let dispatching: DispatchingStage
    private var ready: [Int32] = []
    private var renewedAt: Duration
    private var hasFound = false

    init(run: Run, open: OpenRun, trigger: Trigger?, prunes: Bool) {
        self.run = run
        self.prunes = prunes
        isTrigger = trigger != nil
        fetching = FetchingStage(run: run)
        reading = ReadingStage(run: run)
        deciding = DecidingStage(run: run, trigger: trigger)
        composing = ComposingStage(run: run)
        dispatching = DispatchingStage(run: run, states: open.endpoints, backlogs: open.backlogs)
        renewedAt = run.start
        if open.tookOver { run.logger.warning("The run before did not end; going on where it stopped") }
        dispatching.recover(open.recovered)
        dispatching.warnOfStranded(open.backlogs)
    }

    /// Returns whether another turn is needed.
    func turn(mustStop: Bool) throws -> Bool {
        let now = run.ports.clock.now
        let uptime = run.ports.clock.uptime
        if !run.isEnding, mustStop || uptime - run.start >= run.limits.budget {
            run.isEnding = true
            composing.need()
        }
        if mustStop { fetching.abandon() }
        reading.collect(ready: ready, uptime: uptime)
        deciding.collect(ready: ready, uptime: uptime)
        var isBusy = false
        do {
            try step(now, uptime)
        } catch StoreError.busy {
            isBusy = true
        }
        guard let wait = wait(isBusy: isBusy) else { return false }
        try sleep(atMost: wait)
        return true
    }

    /// Waits for what comes next. Attempts that end come together when they can: their ends share a commit.
    private func sleep(atMost limit: Duration) throws {
        let descriptors = run.ports.reader.descriptors + run.ports.runner.descriptors
        var limit = limit
        repeat {
            let wake = try run.ports.transport.wait(on: descriptors, atMost: limit)
            dispatching.collect(wake.answers, now: run.ports.clock.now)
            fetching.collect(wake.pages, now: run.ports.clock.now)
            ready = wake.ready
            limit = dispatching.gatheringTime(uptime: run.ports.clock.uptime)
        } while ready.isEmpty && limit > .zero
    }

    private func step(_ now: Instant, _ uptime: Duration) throws {
        if uptime - renewedAt >= Bot.lease / 3 {
            try run.store.renewLease(now: now)
            renewedAt = uptime
        }
        if !hasFound, !isTrigger {
            let pending = try run.store.pendingWork()
            try fetching.find(now: now)
            try reading.find(now: now)
            deciding.add(pending)
        }
        hasFound = true
        if try fetching.settle(now: now) { composing.need() }
        reading.add(fetching.takeFetched(), now: now)
        if reading.hasUnstored { composing.need() }
        deciding.add(try reading.settle(now: now))
        try reading.feed()
        fetching.feed(unread: reading.waitingPages)
        if try deciding.settle(now: now) { composing.need() }
        let hasFetched = fetching.isIdle || uptime - run.start >= Self.dayPatience
        try deciding.feed(readingIsIdle: reading.isIdle && hasFetched)
        let messages = try composing.compose(isUnsettled: isUnsettled)
        let isAlone = !prunes && messages.isEmpty && fetching.isIdle && reading.isIdle && deciding.isIdle
        let hasTold = try dispatching.dispatch(messages, isAlone: isAlone, now: now)
        composing.stored(messages)
        if hasTold { composing.need() }
    }

    /// A document's notices wait for its other plugins, unless those are not asked in this run any more.
    private func isUnsettled(_ subject: Subject?) -> Bool {
        if run.isEnding, !deciding.isInFlight, !deciding.hasUnstored { return false }
        return deciding.isUnsettled(subject)
    }

    /// How long to wait for what comes next; `nil` when nothing does.
    private func wait(isBusy: Bool) -> Duration? {
        let now = run.ports.clock.now
        let uptime = run.ports.clock.uptime
        let spent = uptime - run.start
        let timeout = run.configuration.endpoints.map { $0.timeout }.max() ?? .zero
        if spent > run.limits.budget + timeout + Self.grace {
            run.problem(.store, "The run did not come to its end in time and leaves; the next one goes on from here")
            return nil
        }
        if isBusy { return Self.busyWait }
        if composing.isNeeded || fetching.hasUnstored || reading.hasUnstored || deciding.hasUnstored
            || dispatching.hasUnstored
        {
            return .zero
        }
        var waits: [Duration] = []
        if dispatching.isInFlight { waits.append(Self.longestWait) }
        if reading.isInFlight { waits.append(remaining(of: run.ports.reader, uptime)) }
        if deciding.isInFlight { waits.append(remaining(of: run.ports.runner, uptime)) }
        if fetching.isInFlight {
            // When the time is over, the next run asks again.
            let left = run.limits.budget + Self.grace - spent
            if !run.isEnding { waits.append(Self.longestWait) } else if left > .zero { waits.append(left) }
            // The day may begin without the pages.
            if deciding.hasMore, Self.dayPatience > spent { waits.append(Self.dayPatience - spent) }
        }
        if !run.isEnding {
            if let opening = fetching.nextOpening, reading.waitingPages == 0 { waits.append(opening - uptime) }
            let due = dispatching.nextDue(
                now: now, budget: run.limits.budget - spent, patience: run.limits.patience)
            if let due { waits.append(due - now) }
        }
        return waits.min().map { min(max($0, .zero), Self.longestWait) }
    }

    private func remaining(of watched: any Watched, _ uptime: Duration) -> Duration {
        watched.nextDeadline.map { $0 - uptime } ?? Self.longestWait
    }

    func conclude(now: Instant) {
        run.report.outOfTime = run.isEnding && (deciding.hasMore || !reading.isIdle || !fetching.isIdle)
        dispatching.conclude(now: now)
    }
}
