/// How long a run may take, and what it waits for.
package struct RunLimits: Sendable, Equatable {
    /// After this no work is begun; what is under way ends by its own time-outs. Cron calls again.
    package var budget: Duration = .seconds(60)
    /// A retry that is due sooner is waited for; a later one is the next run's. 10 s takes in the schedule's first
    /// step (5 s ± 20 %), which catches a restarting server; the next step is minutes away.
    package var patience: Duration = .seconds(10)
    /// How long to wait while another run holds the lease.
    package var waitForLease: Duration = .zero

    package init() {}
}
