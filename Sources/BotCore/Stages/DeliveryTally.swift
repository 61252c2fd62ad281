/// What the report says of deliveries.
struct DeliveryTally {
    private struct Failure {
        /// In the order in which they failed.
        var number: Int
        var endpoint: String
        var reason: String
    }
    /// By public id: deliveries that failed in this run and have not arrived since.
    private var failed: [String: Failure] = [:]
    private var number = 0
    /// Deliveries of which nobody knows whether they arrived, and that were not sent again since.
    private var unknown: Set<String> = []

    /// What a run before this one began to send and died of. Whether it arrived nobody knows.
    mutating func recover(_ delivery: RecoveredDelivery, into report: inout RunReport) {
        if delivery.held { report.held += 1 } else { unknown.insert(delivery.publicID) }
        let next = delivery.held ? "it is held for you" : "it is sent again under the same id"
        fail(delivery.publicID, delivery.endpoint, "an earlier run died while it was sent; \(next)")
    }

    /// Returns whether it arrived.
    mutating func note(_ completion: Completion, _ delivery: StartedDelivery, into report: inout RunReport) -> Bool {
        if !unknown.isEmpty { unknown.remove(delivery.publicID) }
        if !failed.isEmpty { failed[delivery.publicID] = nil }
        switch completion.state {
        case .delivered: report.delivered += 1
        case .accepted: report.accepted += 1
        case .held: report.held += 1
        case .unknown: unknown.insert(delivery.publicID)
        case .refused: report.refused += 1
        case .undeliverable: report.undeliverable += 1
        case .pending, .started: break
        }
        if completion.state == .delivered || completion.state == .accepted { return true }
        fail(delivery.publicID, delivery.endpoint, completion.reason ?? "no reason was given")
        return false
    }

    private mutating func fail(_ publicID: String, _ endpoint: String, _ reason: String) {
        number += 1
        failed[publicID] = Failure(number: number, endpoint: endpoint, reason: reason)
    }

    /// Writes what did not arrive into the report.
    func conclude(_ run: Run) {
        for (publicID, failure) in failed.sorted(by: { $0.value.number < $1.value.number }) {
            run.problem(
                .delivery,
                "Endpoint '\(failure.endpoint)' did not take \(publicID): \(failure.reason); see `kairan deliveries why \(publicID)`"
            )
        }
        run.report.unknown = unknown.count
    }
}
