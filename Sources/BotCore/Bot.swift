package import Logging
import MinutesModel
import PluginKit

/// The loop's decisions. One pass over everything that is to be done, on the calling thread: found documents are read,
/// plugins are asked, their answers stored, messages composed and sent. Every step is written down before the next
/// one builds on it, so that a run may die anywhere and the next one goes on.
package final class Bot {
    /// How long a run that does not renew its lease keeps others out. It renews at a third of it.
    static let lease = Duration.seconds(60)
    /// How long a lock of somebody else on the store is waited out before a run begins.
    private static let patience = Duration.seconds(10)
    /// Rows of one kind that retention drops at once, and how often in one run: seconds of work at most.
    private static let pruneBatch = 1000
    private static let pruneRounds = 10
    private static let pruneEvery = Duration.seconds(24 * 3600)

    private let configuration: Configuration
    private let ports: Ports
    private let policy: RetryPolicy
    private let holder: String
    private let logger: Logger
    private var mustStop = false

    /// `holder` names this process to others that find the lease taken, for example `host:4711`.
    package init(
        configuration: Configuration, ports: Ports, holder: String, logger: Logger, policy: RetryPolicy = RetryPolicy()
    ) {
        self.configuration = configuration
        self.ports = ports
        self.holder = holder
        self.logger = logger
        self.policy = policy
    }

    /// Ends the run early: nothing new is begun, what is under way is waited for.
    package func stop() { mustStop = true }

    /// One pass: what cron calls. Throws `StoreError` when the store cannot be used, and what `Transport.wait` throws.
    package func run(_ limits: RunLimits = RunLimits()) throws -> RunReport {
        try pass(limits, trigger: nil)
    }

    /// Asks one plugin by hand and sends what it says, and whatever else is due. Reads no sources.
    package func trigger(_ trigger: Trigger, _ limits: RunLimits = RunLimits()) throws -> RunReport {
        try pass(limits, trigger: trigger)
    }

    private func pass(_ limits: RunLimits, trigger: Trigger?) throws -> RunReport {
        defer {
            ports.transport.abandonFetches()
            ports.runner.stop()
            ports.reader.stop()
        }
        switch try begin(limits, isTrigger: trigger != nil) {
        case .held(let by, _):
            var report = RunReport()
            report.leaseHeldBy = by
            logger.debug("Another run is at work, this one leaves", metadata: ["holder": "\(by)"])
            return report
        case .began(let open):
            return try loop(open, limits, trigger)
        }
    }

    private func begin(_ limits: RunLimits, isTrigger: Bool) throws -> RunStart {
        let start = ports.clock.uptime
        while true {
            let answer = try patiently {
                let now = ports.clock.now
                return try ports.store.beginRun(opening(now, isTrigger: isTrigger), now: now)
            }
            guard case .held = answer, ports.clock.uptime - start < limits.waitForLease else { return answer }
            _ = try ports.transport.wait(on: [], atMost: Pass.busyWait)
        }
    }

    /// Where there is no later turn: a busy store is tried again for a while.
    private func patiently<Value>(_ body: () throws -> Value) throws -> Value {
        let start = ports.clock.uptime
        while true {
            do {
                return try body()
            } catch let error as StoreError {
                guard case .busy = error, ports.clock.uptime - start < Self.patience else { throw error }
            }
            _ = try ports.transport.wait(on: [], atMost: Pass.busyWait)
        }
    }

    private func opening(_ now: Instant, isTrigger: Bool) -> RunOpening {
        let (today, time) = ports.zone.local(now)
        let endpoints = configuration.endpoints.map { endpoint in
            let deduplicates = ports.services[endpoint.service]?.deduplicates ?? false
            return EndpointIdentity(
                name: endpoint.name, fingerprint: Fingerprint.endpoint(endpoint),
                holdsUnknown: endpoint.onUnknown == .hold && !deduplicates)
        }
        let hasBegun = !isTrigger && time >= configuration.remindAt
        let hearers = configuration.plugins.map { $0.name }.filter { name in
            ports.runner.plugins.first { $0.name == name }.map { $0.events.contains(.dayBegan) } ?? true
        }
        return RunOpening(
            holder: holder, lease: Self.lease, endpoints: endpoints, day: hasBegun ? today : nil, dayPlugins: hearers)
    }

    private func loop(_ open: OpenRun, _ limits: RunLimits, _ trigger: Trigger?) throws -> RunReport {
        let run = Run(
            ports: ports, configuration: configuration, limits: limits, policy: policy, logger: logger, id: open.run,
            today: ports.zone.local(ports.clock.now).date, start: ports.clock.uptime)
        let prunes = isPruneDue(open)
        let pass = Pass(run: run, open: open, trigger: trigger, prunes: prunes)
        do {
            while try pass.turn(mustStop: mustStop) {}
            if prunes { try prune(run) }
            try patiently { try ports.store.endRun(now: ports.clock.now) }
        } catch let error as StoreError {
            run.problem(.store, "\(error)")
        } catch let error as TransportUnavailable {
            run.problem(.transport, "\(error)")
            try patiently { try ports.store.endRun(now: ports.clock.now) }
        }
        pass.conclude(now: ports.clock.now)
        return run.report
    }

    private func isPruneDue(_ open: OpenRun) -> Bool {
        guard let last = open.lastPruned else { return false }
        let now = ports.clock.now
        return now - last >= Self.pruneEvery || last > now
    }

    /// Retention, once a day.
    private func prune(_ run: Run) throws {
        guard !run.isEnding else { return }
        let now = ports.clock.now
        for _ in 0..<Self.pruneRounds {
            let count = try patiently {
                try ports.store.prune(before: now - configuration.retention, batch: Self.pruneBatch, now: now)
            }
            run.report.pruned += count
            if count < Self.pruneBatch { break }
        }
    }
}
