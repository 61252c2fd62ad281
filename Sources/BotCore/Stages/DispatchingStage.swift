import Logging
import PluginKit

/// The outbox → the transport. One delivery per endpoint is under way; each turn's ends and starts are one commit,
/// and only what that commit started is sent.
final class DispatchingStage {
    private final class Lane {
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
    }
    /// What is known of an endpoint's oldest open delivery, apart from the one that is under way.
    private enum Head: Equatable {
        case waits(until: Instant)
        case nothing
    }
    /// An attempt that ended and is not stored yet.
    private struct Ended {
        var attempt: Int64
        var status: Int?
        var failure: TransportFailure.Reason?
        var outcome: DeliveryOutcome
        /// How long the service wants to be left alone.
        var rest: Duration?
        var threadID: String?
    }
    /// When something can be sent again.
    private struct Due {
        var at: Instant
        /// It waits for the service's pace only, not for a retry.
        var isPaced: Bool
    }

    private let run: Run
    private let horizon: Duration
    private var lanes: [Lane] = []
    /// When each account was last used.
    private var accounts: [(account: Secret, lastSentAt: Instant?)] = []
    private var laneOf: [Int64: Int] = [:]
    /// Who hears what an endpoint could not be told.
    private let fallbacks: [String: String]
    private var ended: [Ended] = []
    /// Deliveries that failed in this run and have not arrived since, with the reason.
    private var failed: [(publicID: String, endpoint: String, reason: String)] = []

    /// Deliveries of which nobody knows whether they arrived, and that were not sent again since.
    private var unknown: Set<String> = []

    init(run: Run, states: [EndpointState], backlogs: [Backlog]) {
        self.run = run
        horizon = run.policy.horizon
        let endpoints = run.configuration.endpoints
        fallbacks = Dictionary(
            endpoints.compactMap { endpoint in endpoint.fallback.map { (endpoint.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        let waiting = Dictionary(backlogs.map { ($0.endpoint, $0.notBefore) }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(states.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for endpoint in run.configuration.endpoints {
            guard let service = run.ports.services[endpoint.service] else { continue }
            let state = known[endpoint.name] ?? EndpointState(name: endpoint.name)
            lanes.append(
                Lane(
                    endpoint: endpoint, service: service, account: account(of: endpoint, service, state), state: state,
                    head: waiting[endpoint.name].map { .waits(until: $0) } ?? .nothing))
        }
    }

    private func account(of endpoint: Endpoint, _ service: any Service, _ state: EndpointState) -> Int? {
        guard service.accountPace > .zero, let account = service.account(of: endpoint) else { return nil }
        guard let index = accounts.firstIndex(where: { $0.account == account }) else {
            accounts.append((account, state.lastSentAt))
            return accounts.count - 1
        }
        accounts[index].lastSentAt = [accounts[index].lastSentAt, state.lastSentAt].compactMap { $0 }.max()
        return index
    }

    var isInFlight: Bool { !laneOf.isEmpty }
    var hasUnstored: Bool { !ended.isEmpty }

    /// What a run before this one began to send and died of. Whether it arrived nobody knows.
    func recover(_ deliveries: [RecoveredDelivery]) {
        for delivery in deliveries {
            if delivery.held { run.report.held += 1 } else { unknown.insert(delivery.publicID) }
            let next = delivery.held ? "it is held for you" : "it is sent again under the same id"
            failed.append(
                (delivery.publicID, delivery.endpoint, "an earlier run died while it was sent; \(next)"))
        }
    }

    /// Nobody sends what waits for an endpoint that was taken out of the configuration.
    func warnOfStranded(_ backlogs: [Backlog]) {
        let names = Set(run.configuration.endpoints.map { $0.name })
        run.report.stranded = backlogs.filter { !names.contains($0.endpoint) }
        for backlog in run.report.stranded {
            let waits = backlog.count == 1 ? "1 delivery waits" : "\(backlog.count) deliveries wait"
            run.logger.warning(
                "\(waits) for the endpoint '\(backlog.endpoint)', which is no longer in the configuration; put it back, or see: kairan deliveries list --endpoint '\(backlog.endpoint)'"
            )
        }
    }

    func collect(_ answers: [HTTPAnswer], now: Instant) {
        for answer in answers {
            guard let index = laneOf[answer.id] else { continue }
            let service = lanes[index].service
            ended.append(
                Ended(
                    attempt: answer.id, status: answer.status, failure: answer.failure?.reason,
                    outcome: service.classify(answer, now: now), rest: service.rest(after: answer, now: now),
                    threadID: service.threadID(in: answer)))
        }
    }

    /// Stores what ended and the new messages, and starts what may start. `isAlone`: no other stage has anything to do.
    /// Returns whether the operator was told something.
    func dispatch(_ messages: [ComposedMessage], isAlone: Bool, now: Instant) throws -> Bool {
        let verdicts = ended.compactMap { verdict(on: $0, now: now) }
        var step = OutboxStep(messages: messages, horizon: horizon)
        var states: [Int: EndpointState] = [:]
        for (index, verdict) in verdicts {
            states[index] = verdict.endpoint
            step.completions.append(verdict.completion)
            if verdict.endpoint != lanes[index].state { step.endpoints.append(verdict.endpoint) }
            step.notices += verdict.notices.map { run.own($0, except: verdict.endpoint.name) }
        }
        step.fallbacks = fallbacks
        var claiming: [Int] = []
        var peeking: [Int] = []
        var used: Set<Int> = []
        for index in inTurn {
            let lane = lanes[index]
            let state = states[index]
            let isNews = state != nil || (lane.isIdle && messages.contains { $0.endpoint == lane.name })
            if mayClaim(lane, isNews, state, now), lane.account.map({ used.insert($0).inserted }) ?? true {
                claiming.append(index)
            } else if isNews {
                // It waits for its pace, say: whether for anything, this very commit tells.
                peeking.append(index)
            }
        }
        step.claims = claiming.map { lanes[$0].name }
        step.peeks = peeking.map { lanes[$0].name }
        guard !step.isEmpty else { return false }
        let asked = claiming + peeking
        step.isLast =
            isAlone && step.notices.isEmpty && (fallbacks.isEmpty || !step.mayGiveUp)
            && lanes.indices.allSatisfy { asked.contains($0) || lanes[$0].isIdle }

        let claims = try run.store.advance(step, now: now)

        for (index, verdict) in verdicts { apply(verdict, to: index) }
        ended = []
        // The commit took a moment: the pace counts from the sending, not from the turn's beginning.
        let sending = run.ports.clock.now
        for (index, claim) in zip(asked, claims) { apply(claim, to: index, now: sending) }
        return !step.notices.isEmpty || step.completions.contains { $0.state == .undeliverable }
    }

    /// Endpoints of one account take turns: who waited longest goes first.
    private var inTurn: [Int] {
        guard !accounts.isEmpty else { return Array(lanes.indices) }
        let never = Instant(milliseconds: .min)
        return lanes.indices.sorted {
            (lanes[$0].state.lastSentAt ?? never, $0) < (lanes[$1].state.lastSentAt ?? never, $1)
        }
    }

    private func verdict(on ended: Ended, now: Instant) -> (Int, Verdict)? {
        guard let index = laneOf[ended.attempt], let delivery = lanes[index].flight else { return nil }
        let lane = lanes[index]
        let situation = Verdict.Situation(
            delivery: delivery, endpoint: lane.state,
            resends: lane.service.deduplicates || lane.endpoint.onUnknown == .resend, policy: run.policy, now: now,
            random: run.ports.random.next(), failure: ended.failure, threadID: ended.threadID)
        var verdict = Verdict.on(ended.outcome, status: ended.status, situation)
        if let rest = run.policy.bounded(ended.rest), rest > .zero {
            verdict.endpoint.pausedUntil = max(verdict.endpoint.pausedUntil ?? now, now + rest)
        }
        return (index, verdict)
    }

    /// `newState` comes with an attempt's end; `isNews` says that this commit changes what is there.
    private func mayClaim(_ lane: Lane, _ isNews: Bool, _ newState: EndpointState?, _ now: Instant) -> Bool {
        let state = newState ?? lane.state
        guard !run.isEnding, lane.flight == nil || newState != nil, state.goneSince == nil else { return false }
        guard isNews || lane.head != .nothing, opens(lane, state, now) <= now else { return false }
        guard !isNews, case .waits(let until) = lane.head else { return isNews }
        return until.isDue(at: now, horizon: horizon)
    }

    /// When the endpoint may be called again at all: it is paused, or paced.
    private func opens(_ lane: Lane, _ state: EndpointState, _ now: Instant) -> Instant {
        var opens = now
        if let until = state.pausedUntil, !until.isDue(at: now, horizon: horizon) { opens = until }
        return max(opens, paced(lane, state, now))
    }

    private func paced(_ lane: Lane, _ state: EndpointState, _ now: Instant) -> Instant {
        let own = paced(after: state.lastSentAt, by: lane.service.pace, now)
        guard let account = lane.account else { return own }
        return max(own, paced(after: accounts[account].lastSentAt, by: lane.service.accountPace, now))
    }

    private func paced(after last: Instant?, by pace: Duration, _ now: Instant) -> Instant {
        // A last time in the future is a clock that was set back: never wait longer than the pace for it.
        guard let last, last <= now else { return now }
        return max(now, last + pace)
    }

    private func apply(_ verdict: Verdict, to index: Int) {
        let completion = verdict.completion
        guard let delivery = lanes[index].flight else { return }
        laneOf[completion.attempt] = nil
        lanes[index].flight = nil
        lanes[index].state = verdict.endpoint
        note(completion, delivery)
    }

    private func apply(_ claim: Claim, to index: Int, now: Instant) {
        switch claim {
        case .nothing: lanes[index].head = .nothing
        case .waits(_, let until): lanes[index].head = .waits(until: until)
        case .started(let delivery):
            lanes[index].flight = delivery
            // What is behind it, the commit of its end tells.
            lanes[index].head = .nothing
            lanes[index].state.lastSentAt = now
            if let account = lanes[index].account { accounts[account].lastSentAt = now }
            laneOf[delivery.attempt] = index
            run.report.attempts += 1
            send(delivery, lanes[index], now)
        }
    }

    private func send(_ delivery: StartedDelivery, _ lane: Lane, _ now: Instant) {
        // The service knows the bytes' measure only while it renders; on the wire it needs the bytes.
        var payload = Payload(
            body: delivery.body, contentType: delivery.contentType, size: delivery.body.count,
            limit: delivery.body.count, unit: "bytes")
        payload.thread = delivery.thread
        do {
            let request = try lane.service.request(
                payload, attempt: delivery.attempt, deliveryID: delivery.publicID, endpoint: lane.endpoint, now: now)
            run.ports.transport.send(request)
        } catch {
            // Nothing was sent: the endpoint's configuration cannot make a request.
            ended.append(
                Ended(attempt: delivery.attempt, status: nil, outcome: .endpointPaused(reason: "\(error)")))
        }
    }

    private func note(_ completion: Completion, _ delivery: StartedDelivery) {
        unknown.remove(delivery.publicID)
        switch completion.state {
        case .delivered: run.report.delivered += 1
        case .accepted: run.report.accepted += 1
        case .held: run.report.held += 1
        case .unknown: unknown.insert(delivery.publicID)
        case .refused: run.report.refused += 1
        case .undeliverable: run.report.undeliverable += 1
        case .pending, .started: break
        }
        failed.removeAll { $0.publicID == delivery.publicID }
        guard completion.state != .delivered, completion.state != .accepted else {
            run.logger.info(
                "Delivered", metadata: ["endpoint": "\(delivery.endpoint)", "delivery": "\(delivery.publicID)"])
            return
        }
        failed.append((delivery.publicID, delivery.endpoint, completion.reason ?? "no reason was given"))
    }

    /// The earliest of what waits, besides what is under way: what is only paced within `budget`, a retry within
    /// `patience`.
    func nextDue(now: Instant, budget: Duration, patience: Duration) -> Instant? {
        lanes.compactMap { due($0, now) }
            .filter { $0.at - now <= ($0.isPaced ? budget : min(budget, patience)) }
            .map { $0.at }.min()
    }

    private func due(_ lane: Lane, _ now: Instant) -> Due? {
        guard lane.isFree, case .waits(let until) = lane.head else { return nil }
        let opens = opens(lane, lane.state, now)
        guard !until.isDue(at: now, horizon: horizon), until > opens
        else { return Due(at: opens, isPaced: opens == paced(lane, lane.state, now)) }
        return Due(at: until, isPaced: false)
    }

    /// Writes what did not arrive into the report.
    func conclude(now: Instant) {
        for failure in failed {
            run.problem(
                .delivery,
                "Endpoint '\(failure.endpoint)' did not take \(failure.publicID): \(failure.reason); see `kairan deliveries why \(failure.publicID)`"
            )
        }
        run.report.unknown = unknown.count
        let dues = lanes.compactMap { due($0, now)?.at }
        run.report.endpointsWaiting = dues.count
        run.report.nextDue = dues.min()
    }
}
