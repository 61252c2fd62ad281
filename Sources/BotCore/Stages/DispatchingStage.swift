import Logging
import PluginKit

/// The outbox → the transport. One delivery per endpoint is under way; each turn's ends and starts are one commit,
/// and only what that commit started is sent.
final class DispatchingStage {
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

    private let run: Run
    private let horizon: Duration
    private var lanes: [Lane] = []
    private var accounts = Accounts()
    private var laneOf: [Int64: Int] = [:]
    /// Who hears what an endpoint could not be told.
    private let fallbacks: [String: String]
    private var ended: [Ended] = []
    private var tally = DeliveryTally()
    private var gathering = Gathering()
    /// How far back the paces look, until they were told.
    private var memory: Duration?

    init(run: Run, states: [EndpointState], backlogs: [Backlog]) {
        self.run = run
        horizon = run.policy.horizon
        let endpoints = run.configuration.endpoints
        fallbacks = Dictionary(
            endpoints.compactMap { endpoint in endpoint.fallback.map { (endpoint.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        let waiting = Dictionary(backlogs.map { ($0.endpoint, $0.notBefore) }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(states.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for endpoint in endpoints {
            guard let service = run.ports.services[endpoint.service] else { continue }
            let state = known[endpoint.name] ?? EndpointState(name: endpoint.name)
            let account = accounts.join(endpoint, service, lastSentAt: state.lastSentAt)
            lanes.append(
                Lane(
                    endpoint: endpoint, service: service, account: account, state: state,
                    head: waiting[endpoint.name].map { .waits(until: $0) } ?? .nothing))
        }
        memory = (lanes.compactMap { $0.pace.memory } + [accounts.memory].compactMap { $0 }).max()
    }

    var isInFlight: Bool { !laneOf.isEmpty }
    var hasUnstored: Bool { !ended.isEmpty }

    /// What a run before this one began to send and died of.
    func recover(_ deliveries: [RecoveredDelivery]) {
        for delivery in deliveries { tally.recover(delivery, into: &run.report) }
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

    /// How much longer it pays to wait for other attempts' ends before those that are there are stored.
    func gatheringTime(uptime: Duration) -> Duration {
        gathering.left(ended: ended.count, underWay: laneOf.count - ended.count, uptime: uptime)
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
        try recallPaces(messages, now)
        let (claiming, peeking) = turns(states, messages, now)
        step.claims = claiming.map { lanes[$0].name }
        step.peeks = peeking.map { lanes[$0].name }
        guard !step.isEmpty else { return false }
        let asked = claiming + peeking
        step.isLast =
            isAlone && step.notices.isEmpty && (fallbacks.isEmpty || !step.mayGiveUp)
            && (asked.count == lanes.count || lanes.indices.allSatisfy { asked.contains($0) || lanes[$0].isIdle })

        // Once it is written down that an attempt began, it has to be possible.
        if !step.claims.isEmpty { try run.ports.transport.prepare() }
        let began = run.ports.clock.uptime
        let claims = try run.store.advance(step, now: now)
        gathering.committed(took: run.ports.clock.uptime - began)

        for (index, verdict) in verdicts { apply(verdict, to: index) }
        ended = []
        // The commit took a moment, and so may each sending (a process can be stopped between two): the pace counts from
        // the endpoint's own sending, not from the turn's beginning.
        for (index, claim) in zip(asked, claims) { apply(claim, to: index, now: run.ports.clock.now) }
        return !step.notices.isEmpty || step.completions.contains { $0.state == .undeliverable }
    }

    /// What earlier runs sent, before this one sends anything.
    private func recallPaces(_ messages: [ComposedMessage], _ now: Instant) throws {
        guard let span = memory, !messages.isEmpty || lanes.contains(where: { $0.head != .nothing }) else { return }
        for start in try run.store.attemptStarts(since: now - span) {
            guard let lane = lanes.first(where: { $0.name == start.endpoint }) else { continue }
            if lane.pace.memory != nil { lane.pace.note(start.at) }
            if let account = lane.account, accounts.memory(account) != nil { accounts.note(account, start.at) }
        }
        memory = nil
    }

    /// Which lanes start their next delivery, and which are only asked what is there. `states`: of those whose attempts
    /// ended.
    private func turns(
        _ states: [Int: EndpointState], _ messages: [ComposedMessage], _ now: Instant
    ) -> (claiming: [Int], peeking: [Int]) {
        var turns: (claiming: [Int], peeking: [Int]) = ([], [])
        var used: Set<Int> = []
        for index in inTurn {
            let lane = lanes[index]
            let state = states[index]
            let isNews = state != nil || (lane.isIdle && messages.contains { $0.endpoint == lane.name })
            if !run.isEnding, lane.mayClaim(state, isNews: isNews, accounts, horizon: horizon, now: now),
                lane.account.map({ used.insert($0).inserted }) ?? true
            {
                turns.claiming.append(index)
            } else if isNews {
                // It waits for its pace, say: whether for anything, this very commit tells.
                turns.peeking.append(index)
            }
        }
        return turns
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
            random: ended.outcome.hasArrived ? 0 : run.ports.random.next(), failure: ended.failure,
            threadID: ended.threadID)
        var verdict = Verdict.on(ended.outcome, status: ended.status, situation)
        if let rest = run.policy.bounded(ended.rest), rest > .zero {
            verdict.endpoint.pausedUntil = max(verdict.endpoint.pausedUntil ?? now, now + rest)
        }
        return (index, verdict)
    }

    private func apply(_ verdict: Verdict, to index: Int) {
        guard let delivery = lanes[index].flight else { return }
        laneOf[verdict.completion.attempt] = nil
        lanes[index].flight = nil
        lanes[index].state = verdict.endpoint
        guard tally.note(verdict.completion, delivery, into: &run.report) else { return }
        run.logger.info(
            "Delivered", metadata: ["endpoint": "\(delivery.endpoint)", "delivery": "\(delivery.publicID)"])
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
            lanes[index].pace.note(now)
            if let account = lanes[index].account { accounts.note(account, now) }
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

    /// The earliest of what waits, besides what is under way: what is only paced within `budget`, a retry within
    /// `patience`.
    func nextDue(now: Instant, budget: Duration, patience: Duration) -> Instant? {
        lanes.compactMap { $0.due(accounts, horizon: horizon, now: now) }
            .filter { $0.at - now <= ($0.isPaced ? budget : min(budget, patience)) }
            .map { $0.at }.min()
    }

    /// Writes what did not arrive into the report.
    func conclude(now: Instant) {
        tally.conclude(run)
        let dues = lanes.compactMap { $0.due(accounts, horizon: horizon, now: now)?.at }
        run.report.endpointsWaiting = dues.count
        run.report.nextDue = dues.min()
    }
}
