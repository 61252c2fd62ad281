package import MinutesModel

/// What opens a run.
package struct RunOpening: Sendable, Equatable {
    /// Who asks, for the one who finds the lease taken: host and process.
    package var holder: String
    /// How long the lease lasts without being renewed.
    package var lease: Duration
    package var endpoints: [EndpointIdentity]
    /// The day that has begun (`remindAt` is past), and who hears of it.
    package var day: CalendarDate?
    package var dayPlugins: [String]

    package init(
        holder: String, lease: Duration, endpoints: [EndpointIdentity], day: CalendarDate?, dayPlugins: [String]
    ) {
        self.holder = holder
        self.lease = lease
        self.endpoints = endpoints
        self.day = day
        self.dayPlugins = dayPlugins
    }
}

/// An endpoint as the configuration has it now.
package struct EndpointIdentity: Sendable, Equatable {
    package var name: String
    /// Changes with the URL and the service, and tells neither.
    package var fingerprint: String
    /// An unknown outcome is held for the operator instead of being sent again.
    package var holdsUnknown: Bool

    package init(name: String, fingerprint: String, holdsUnknown: Bool) {
        self.name = name
        self.fingerprint = fingerprint
        self.holdsUnknown = holdsUnknown
    }
}

package enum RunStart: Sendable, Equatable {
    case began(OpenRun)
    case held(by: String, until: Instant)
}

package struct OpenRun: Sendable, Equatable {
    /// The fencing number, larger than any before; also what groups notices that were decided together.
    package var run: Int64
    package var endpoints: [EndpointState]
    /// For each endpoint with deliveries that are not done, configured or not: how many, and when the oldest is due.
    package var backlogs: [Backlog]
    /// Deliveries whose sending an earlier run began and never finished.
    package var recovered: [RecoveredDelivery]
    /// Whether the run before ended without saying so.
    package var tookOver: Bool
    package var lastPruned: Instant?

    package init(
        run: Int64, endpoints: [EndpointState], backlogs: [Backlog], recovered: [RecoveredDelivery], tookOver: Bool,
        lastPruned: Instant?
    ) {
        self.run = run
        self.endpoints = endpoints
        self.backlogs = backlogs
        self.recovered = recovered
        self.tookOver = tookOver
        self.lastPruned = lastPruned
    }
}

/// What waits for one endpoint.
package struct Backlog: Sendable, Equatable {
    package var endpoint: String
    package var count: Int
    /// When its oldest delivery is due.
    package var notBefore: Instant

    package init(endpoint: String, count: Int, notBefore: Instant) {
        self.endpoint = endpoint
        self.count = count
        self.notBefore = notBefore
    }
}

package struct RecoveredDelivery: Sendable, Equatable {
    package var publicID: String
    package var endpoint: String
    package var held: Bool

    package init(publicID: String, endpoint: String, held: Bool) {
        self.publicID = publicID
        self.endpoint = endpoint
        self.held = held
    }
}

/// What is remembered of an endpoint from run to run.
package struct EndpointState: Sendable, Equatable {
    package var name: String
    /// No attempt before this: the service asked for it, or the endpoint is paused.
    package var pausedUntil: Instant?
    /// Why it is paused, once the operator has been told of it; `nil` while it is well.
    package var pausedFor: String?
    /// 410, or days of nothing but failures: not called again until its configuration changes or somebody enables it.
    package var goneSince: Instant?
    package var lastSentAt: Instant?
    package var failuresInRow: Int
    /// When the first of these failures was.
    package var failingSince: Instant?

    package init(
        name: String, pausedUntil: Instant? = nil, pausedFor: String? = nil, goneSince: Instant? = nil,
        lastSentAt: Instant? = nil, failuresInRow: Int = 0, failingSince: Instant? = nil
    ) {
        self.name = name
        self.pausedUntil = pausedUntil
        self.pausedFor = pausedFor
        self.goneSince = goneSince
        self.lastSentAt = lastSentAt
        self.failuresInRow = failuresInRow
        self.failingSince = failingSince
    }

    /// Whether there is anything to forgive.
    package var isHeldAgainst: Bool {
        pausedUntil != nil || pausedFor != nil || goneSince != nil || failuresInRow > 0
    }
}
