import Logging
import PluginKit

/// The outbox → the transport. One delivery per endpoint is under way; each turn's ends and starts are one commit,
/// and only what that commit started is sent.
final class DispatchingStage {
    private struct Lane {
        let endpoint: Endpoint
        let service: any Service
        var state: EndpointState
        var flight: StartedDelivery?
        var head = Head.ask

        var isFree: Bool { flight == nil && state.goneSince == nil }
    }
    /// What is known of an endpoint's oldest open delivery.
    private enum Head: Equatable {
        case ask
        case waits(until: Instant)
        case nothing
    }
    /// An attempt that ended and is not stored yet.
    private struct Ended {
        var attempt: Int64
        var status: Int?
        var outcome: DeliveryOutcome
    }
    /// When something can be sent again.
    private struct Due {
        var at: Instant
        /// It waits for the service's pace only, not for a retry.
        var isPaced: Bool
    }

    private let run: Run
    private var lanes: [Lane] = []
    private var laneOf: [Int64: Int] = [:]
    private var ended: [Ended] = []
    /// Deliveries that failed in this run and have not arrived since, with the reason.
    private var failed: [(publicID: String, endpoint: String, reason: String)] = []

    init(run: Run, states: [EndpointState]) {
        self.run = run
        let known = Dictionary(states.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for endpoint in run.configuration.endpoints {
            guard let service = run.ports.services[endpoint.service] else { continue }
            lanes.append(
                Lane(
                    endpoint: endpoint, service: service,
                    state: known[endpoint.name] ?? EndpointState(name: endpoint.name)))
        }
    }

    var isInFlight: Bool { !laneOf.isEmpty }
    var hasUnstored: Bool { !ended.isEmpty }

    /// What a run before this one began to send and died of. Whether it arrived nobody knows.
    func recover(_ deliveries: [RecoveredDelivery]) {
        for delivery in deliveries {
            if delivery.held { run.report.held += 1 } else { run.report.unknown += 1 }
            let next = delivery.held ? "it is held for you" : "it is sent again under the same id"
            failed.append(
                (delivery.publicID, delivery.endpoint, "An earlier run died while it was sent; \(next)."))
        }
    }

    func collect(_ answers: [HTTPAnswer], now: Instant) {
        for answer in answers {
            guard let index = laneOf[answer.id] else { continue }
            let outcome = lanes[index].service.classify(answer, now: now)
            ended.append(Ended(attempt: answer.id, status: answer.status, outcome: outcome))
        }
    }

    func mayHaveMore(_ endpoints: Set<String>) {
        for index in lanes.indices where endpoints.contains(lanes[index].endpoint.name) {
            if lanes[index].head == .nothing { lanes[index].head = .ask }
        }
    }

    /// Returns whether the operator was told something.
    func dispatch(now: Instant) throws -> Bool {
        let verdicts = ended.compactMap { verdict(on: $0, now: now) }
        let ending = Set(ended.compactMap { laneOf[$0.attempt] })
        var step = OutboxStep(horizon: run.policy.horizon)
        for (index, verdict) in verdicts {
            step.completions.append(verdict.completion)
            if verdict.endpoint != lanes[index].state { step.endpoints.append(verdict.endpoint) }
            step.notices += verdict.notices.map { run.own($0, except: verdict.endpoint.name) }
        }
        var claiming: [Int] = []
        if !run.isEnding {
            let states = Dictionary(verdicts.map { ($0.0, $0.1.endpoint) }, uniquingKeysWith: { _, last in last })
            claiming = lanes.indices.filter { mayClaim($0, ending.contains($0), states[$0], now) }
        }
        step.claims = claiming.map { lanes[$0].endpoint.name }
        guard !step.completions.isEmpty || !step.claims.isEmpty else { return false }

        let claims = try run.store.advance(step, now: now)

        for (index, verdict) in verdicts { apply(verdict, to: index) }
        ended = []
        // The commit took a moment: the pace counts from the sending, not from the turn's beginning.
        let sending = run.ports.clock.now
        for (index, claim) in zip(claiming, claims) { apply(claim, to: index, now: sending) }
        return !step.notices.isEmpty
    }

    private func verdict(on ended: Ended, now: Instant) -> (Int, Verdict)? {
        guard let index = laneOf[ended.attempt], let delivery = lanes[index].flight else { return nil }
        let lane = lanes[index]
        let situation = Verdict.Situation(
            delivery: delivery, endpoint: lane.state,
            resends: lane.service.deduplicates || lane.endpoint.onUnknown == .resend, policy: run.policy, now: now,
            random: run.ports.random.next())
        return (index, Verdict.on(ended.outcome, status: ended.status, situation))
    }

    private func mayClaim(_ index: Int, _ isEnding: Bool, _ newState: EndpointState?, _ now: Instant) -> Bool {
        let lane = lanes[index]
        let state = newState ?? lane.state
        guard lane.flight == nil || isEnding, state.goneSince == nil else { return false }
        guard opens(lane, state, now) <= now else { return false }
        switch isEnding ? .ask : lane.head {
        case .ask: return true
        case .waits(let until): return until.isDue(at: now, horizon: run.policy.horizon)
        case .nothing: return false
        }
    }

    /// When the endpoint may be called again at all: it is paused, or paced.
    private func opens(_ lane: Lane, _ state: EndpointState, _ now: Instant) -> Instant {
        var opens = now
        if let until = state.pausedUntil, !until.isDue(at: now, horizon: run.policy.horizon) { opens = until }
        return max(opens, paced(lane, state, now))
    }

    private func paced(_ lane: Lane, _ state: EndpointState, _ now: Instant) -> Instant {
        // A last time in the future is a clock that was set back: never wait longer than the pace for it.
        guard let last = state.lastSentAt, last <= now else { return now }
        return max(now, last + lane.service.pace)
    }

    private func apply(_ verdict: Verdict, to index: Int) {
        let completion = verdict.completion
        guard let delivery = lanes[index].flight else { return }
        laneOf[completion.attempt] = nil
        lanes[index].flight = nil
        lanes[index].state = verdict.endpoint
        lanes[index].head = .ask
        note(completion, delivery)
    }

    private func apply(_ claim: Claim, to index: Int, now: Instant) {
        switch claim {
        case .nothing: lanes[index].head = .nothing
        case .waits(_, let until): lanes[index].head = .waits(until: until)
        case .started(let delivery):
            lanes[index].flight = delivery
            lanes[index].state.lastSentAt = now
            laneOf[delivery.attempt] = index
            run.report.attempts += 1
            send(delivery, lanes[index], now)
        }
    }

    private func send(_ delivery: StartedDelivery, _ lane: Lane, _ now: Instant) {
        // The service knows the bytes' measure only while it renders; on the wire it needs the bytes.
        let payload = Payload(
            body: delivery.body, contentType: delivery.contentType, size: delivery.body.count,
            limit: delivery.body.count, unit: "bytes")
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
        switch completion.state {
        case .delivered: run.report.delivered += 1
        case .accepted: run.report.accepted += 1
        case .held: run.report.held += 1
        case .unknown: run.report.unknown += 1
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
        failed.append((delivery.publicID, delivery.endpoint, completion.reason ?? "No reason was given."))
    }

    /// The earliest of what waits, besides what is under way: what is only paced within `budget`, a retry within
    /// `patience`.
    func nextDue(now: Instant, budget: Duration, patience: Duration) -> Instant? {
        lanes.compactMap { due($0, now) }
            .filter { $0.at - now <= ($0.isPaced ? budget : min(budget, patience)) }
            .map { $0.at }.min()
    }

    private func due(_ lane: Lane, _ now: Instant) -> Due? {
        guard lane.isFree, lane.head != .nothing else { return nil }
        let opens = opens(lane, lane.state, now)
        guard case .waits(let until) = lane.head, !until.isDue(at: now, horizon: run.policy.horizon), until > opens
        else { return Due(at: opens, isPaced: opens == paced(lane, lane.state, now)) }
        return Due(at: until, isPaced: false)
    }

    /// Writes what did not arrive into the report.
    func conclude(now: Instant) {
        for failure in failed {
            run.problem(
                .delivery,
                "Endpoint '\(failure.endpoint)' did not take \(failure.publicID): \(failure.reason) See: kairan deliveries why \(failure.publicID)"
            )
        }
        let dues = lanes.compactMap { due($0, now)?.at }
        run.report.endpointsWaiting = dues.count
        run.report.nextDue = dues.min()
    }
}
