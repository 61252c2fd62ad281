package import PluginKit

/// What an attempt's outcome means for its delivery and its endpoint: a pure function.
package struct Verdict: Equatable {
    package var completion: Completion
    package var endpoint: EndpointState
    /// What the operator has to hear, through other endpoints.
    package var notices: [Notice] = []

    /// How many failures in a row make an endpoint's trouble worth telling: with the schedule's steps, two and a
    /// half hours of it.
    package static let failuresToTell = 5

    package struct Situation {
        package var delivery: StartedDelivery
        package var endpoint: EndpointState
        /// Whether an unknown outcome may be sent again.
        package var resends: Bool
        package var policy: RetryPolicy
        package var now: Instant
        package var random: UInt64
        /// Why no answer came.
        package var failure: TransportFailure.Reason?
        /// The thread that the answer names.
        package var threadID: String?

        package init(
            delivery: StartedDelivery, endpoint: EndpointState, resends: Bool, policy: RetryPolicy, now: Instant,
            random: UInt64, failure: TransportFailure.Reason? = nil, threadID: String? = nil
        ) {
            self.delivery = delivery
            self.endpoint = endpoint
            self.resends = resends
            self.policy = policy
            self.now = now
            self.random = random
            self.failure = failure
            self.threadID = threadID
        }
    }

    private let outcome: DeliveryOutcome
    private let failure: TransportFailure.Reason?
    /// The reason in Japanese, for what the operator hears in chat. The ledger keeps the English sentence.
    private var told: String { outcome.japanese(status: completion.status, failure: failure) }

    private init(
        completion: Completion, endpoint: EndpointState, outcome: DeliveryOutcome, failure: TransportFailure.Reason?
    ) {
        self.completion = completion
        self.endpoint = endpoint
        self.outcome = outcome
        self.failure = failure
    }

    package static func on(_ outcome: DeliveryOutcome, status: Int?, _ situation: Situation) -> Verdict {
        let delivery = situation.delivery
        var verdict = Verdict(
            completion: Completion(
                attempt: delivery.attempt, delivery: delivery.id, status: status, outcome: .delivered, reason: nil,
                state: .delivered, failures: delivery.failures, notBefore: situation.now),
            endpoint: situation.endpoint, outcome: outcome, failure: situation.failure)
        if delivery.thread != nil, let reason = outcome.withClause.blamable(status) {
            verdict.leaveThread(reason)
            return verdict
        }
        switch outcome.withClause {
        case .delivered:
            verdict.succeed(.delivered, .delivered, situation)
        case .accepted:
            verdict.succeed(.accepted, .accepted, situation)
        case .payloadRefused(let reason):
            // The service answered as it should: the endpoint is well.
            verdict.succeed(.refused, .refused, situation)
            verdict.completion.reason = reason
            verdict.tellUndeliverable(situation)
        case .retry(let after, let reason):
            if let after = situation.policy.bounded(after) { verdict.endpoint.pausedUntil = situation.now + after }
            verdict.fail(.retry, reason, retryAfter: after, leaving: .pending, situation)
        case .unknown(let reason):
            verdict.fail(
                .unknown, reason, retryAfter: nil, leaving: situation.resends ? .unknown : .held, situation)
        case .endpointPaused(let reason):
            verdict.fail(.paused, reason, retryAfter: situation.policy.pause, leaving: .pending, situation)
            guard verdict.endpoint.goneSince == nil else { break }
            verdict.endpoint.pausedUntil = max(verdict.completion.notBefore, situation.now + situation.policy.pause)
            verdict.tellPaused(reason, situation)
        case .endpointGone(let reason):
            verdict.completion.outcome = .gone
            verdict.completion.reason = reason
            verdict.completion.state = .undeliverable
            verdict.endpoint.failuresInRow += 1
            verdict.endpoint.goneSince = situation.now
            verdict.notices.append(
                KairanNotices.endpointGone(situation.endpoint.name, reason: verdict.told, since: situation.now))
        }
        return verdict
    }

    private mutating func succeed(
        _ outcome: Completion.Outcome, _ state: DeliveryState, _ situation: Situation
    ) {
        completion.outcome = outcome
        completion.state = state
        if state != .refused, situation.delivery.thread == nil {
            completion.thread = situation.threadID.map(ThreadNews.begins)
        }
        if endpoint.pausedFor != nil {
            notices.append(KairanNotices.endpointRecovered(endpoint.name, now: situation.now))
        }
        endpoint.pausedFor = nil
        endpoint.pausedUntil = nil
        endpoint.failuresInRow = 0
        endpoint.failingSince = nil
    }

    private mutating func fail(
        _ outcome: Completion.Outcome, _ reason: String, retryAfter: Duration?, leaving state: DeliveryState,
        _ situation: Situation
    ) {
        completion.outcome = outcome
        completion.reason = reason
        completion.state = state
        completion.failures += 1
        endpoint.failuresInRow += 1
        if endpoint.failingSince == nil { endpoint.failingSince = situation.now }
        if let since = endpoint.failingSince, situation.now - since >= situation.policy.givesUpAfter {
            // What is held waits for a person, whatever becomes of the endpoint: enabling that must not send it again.
            if state.isOpen { completion.state = .undeliverable }
            endpoint.goneSince = situation.now
            notices.append(
                KairanNotices.endpointDisabled(endpoint.name, reason: told, since: since, now: situation.now))
            return
        }
        let next = situation.policy.next(
            afterFailures: completion.failures, retryAfter: retryAfter, now: situation.now, random: situation.random)
        if let next {
            completion.notBefore = next
        } else if state.isOpen {
            completion.state = .undeliverable
            tellUndeliverable(situation)
        }
        if endpoint.failuresInRow == Self.failuresToTell { tellPaused(reason, situation) }
    }

    /// At once, and no failure: without its thread it is another request.
    private mutating func leaveThread(_ reason: String) {
        completion.outcome = .retry
        completion.state = .pending
        completion.reason = "\(reason) Perhaps its thread is gone: it goes out again outside of it."
        completion.thread = .lost
    }

    private mutating func tellPaused(_ reason: String, _ situation: Situation) {
        guard endpoint.pausedFor == nil else { return }
        endpoint.pausedFor = reason
        notices.append(KairanNotices.endpointPaused(endpoint.name, reason: told, since: situation.now))
    }

    private mutating func tellUndeliverable(_ situation: Situation) {
        // A notice about a notice that did not arrive would never end.
        guard !situation.delivery.isOwn else { return }
        notices.append(
            KairanNotices.undeliverable(
                situation.delivery.publicID, endpoint: endpoint.name, reason: told, now: situation.now))
    }
}

extension DeliveryOutcome {
    /// The reason, where the thread that a message joined may be why the service did not take it. Not where the service
    /// wants another key or more time, or says that it is gone: nothing would be better outside the thread.
    fileprivate func blamable(_ status: Int?) -> String? {
        guard let status, (400...499).contains(status), ![401, 407, 408, 425, 429].contains(status) else { return nil }
        return switch self {
        case .payloadRefused(let reason), .endpointPaused(let reason): reason
        case .delivered, .accepted, .retry, .endpointGone, .unknown: nil
        }
    }
}
