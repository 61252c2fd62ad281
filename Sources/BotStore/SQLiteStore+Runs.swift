package import BotCore
import GRDB
import MinutesModel

extension SQLiteStore {
    package func beginRun(_ opening: RunOpening, now: Instant) throws -> RunStart {
        let state = lock?.take(as: opening.holder, now: now) ?? .unavailable
        unwritten = nil
        hasEnded = false
        flights = [:]
        ahead.forget()
        lease = opening.lease
        if case .others(let holder, let since) = state, since <= now, now < since + opening.lease {
            return .held(by: holder, until: since + opening.lease)
        }
        if state == .mine, let open = try read({ try glance($0, opening) }) {
            run = open.run
            unwritten = opening.holder
            return .began(open)
        }
        let start = try transaction { db in try beginRun(db, opening, now: now, locks: state == .mine) }
        switch start {
        case .began(let open):
            run = open.run
            if open.tookOver { try read { try StoreFile.check($0, path: path) } }
        case .held:
            lock?.release()
        }
        return start
    }

    /// The open run where opening it changes nothing but the lease. The lock file keeps others out until the first
    /// write takes the lease with it; a run that finds nothing to do writes nothing at all.
    private func glance(_ db: Database, _ opening: RunOpening) throws -> OpenRun? {
        guard let row = try db.row("SELECT run, holder, lastPruned FROM lease") else { return nil }
        guard row[1] == nil as String?, let lastPruned = row[2] as Int64? else { return nil }
        guard try db.row("SELECT 1 FROM endpointState WHERE underWay IS NOT NULL") == nil else { return nil }
        let states = try opening.endpoints.compactMap { identity in
            try known(db, identity.name).flatMap { $0.fingerprint == identity.fingerprint ? $0.state : nil }
        }
        guard states.count == opening.endpoints.count, try !beginsDay(db, opening) else { return nil }
        let number: Int64 = row[0] + 1
        return OpenRun(
            run: number, endpoints: states, backlogs: try backlogs(db), recovered: [], tookOver: false,
            lastPruned: Instant(milliseconds: lastPruned))
    }

    private func known(_ db: Database, _ endpoint: String) throws -> (fingerprint: String, state: EndpointState)? {
        try db.row("SELECT fingerprint, \(EndpointState.columns) FROM endpointState WHERE name = ?", endpoint)
            .map { ($0[0], EndpointState($0, from: 1)) }
    }

    private func beginsDay(_ db: Database, _ opening: RunOpening) throws -> Bool {
        guard let day = opening.day else { return false }
        let hasMissed = try db.row("SELECT 1 FROM work WHERE state = 'pending' AND day < ?", day.description) != nil
        return try hasMissed
            || opening.dayPlugins.contains { plugin in
                try db.row("SELECT 1 FROM work WHERE day = ? AND plugin = ?", day.description, plugin) == nil
            }
    }

    private func beginRun(_ db: Database, _ opening: RunOpening, now: Instant, locks: Bool) throws -> RunStart {
        guard let row = try db.row("SELECT run, holder, until, locks, lastPruned FROM lease") else {
            throw StoreError.corrupt(path: path)
        }
        let holder: String? = row[1]
        let until = Instant(milliseconds: row[2])
        // A lease that ends later than any can was written by a clock that was wrong.
        let lasts = now < until && until - now <= opening.lease
        // A holder that locks and whose lock we have is dead.
        if let holder, lasts, !(locks && row[3]) { return .held(by: holder, until: until) }
        let number: Int64 = row[0] + 1
        var lastPruned = (row[4] as Int64?).map { Instant(milliseconds: $0) }
        if lastPruned == nil { lastPruned = now }
        try db.run(
            "UPDATE lease SET run = ?, holder = ?, until = ?, locks = ?, lastPruned = ?", number, opening.holder,
            (now + opening.lease).milliseconds, locks, lastPruned?.milliseconds)
        let recovered = try recover(db, opening, now: now)
        let states = try opening.endpoints.map { try forgive(db, $0) }
        try beginDay(db, opening)
        return .began(
            OpenRun(
                run: number, endpoints: states, backlogs: try backlogs(db), recovered: recovered,
                tookOver: holder != nil, lastPruned: lastPruned))
    }

    private func backlogs(_ db: Database) throws -> [Backlog] {
        // Beside a lone `min`, SQLite gives the other columns from the row it was found in.
        try db.rows(
            """
            SELECT name, count(*), notBefore, min(delivery.id)
            FROM endpointState CROSS JOIN delivery ON endpoint = name AND delivery.id >= head
            WHERE state IN ('pending', 'unknown') GROUP BY name ORDER BY name
            """
        ).map { Backlog(endpoint: $0[0], count: $0[1], notBefore: Instant(milliseconds: $0[2])) }
    }

    private func recover(_ db: Database, _ opening: RunOpening, now: Instant) throws -> [RecoveredDelivery] {
        let rows = try db.rows(
            """
            SELECT id, publicID, name, endpointState.startedAt
            FROM endpointState JOIN delivery ON id = underWay ORDER BY id
            """)
        let reason = "The program died while it was sent; whether it arrived is not known"
        return try rows.map { row in
            let endpoint: String = row[2]
            let holds = opening.endpoints.contains { $0.name == endpoint && $0.holdsUnknown }
            try db.run(
                """
                UPDATE delivery
                SET state = ?, attempts = attempts + 1, notBefore = ?, finishedAt = ?, lastReason = ? WHERE id = ?
                """,
                holds ? "held" : "unknown", now.milliseconds, holds ? now.milliseconds : nil, reason, row[0] as Int64)
            try db.run(
                """
                INSERT INTO failedAttempt (delivery, number, startedAt, outcome, reason)
                SELECT id, attempts, ?, 'unknown', ? FROM delivery WHERE id = ?
                """, row[3] as Int64, reason, row[0] as Int64)
            try db.run("UPDATE endpointState SET underWay = NULL, startedAt = NULL WHERE name = ?", endpoint)
            return RecoveredDelivery(publicID: row[1], endpoint: endpoint, held: holds)
        }
    }

    /// The endpoint's state; a changed configuration wipes it, and what the old one could not take goes out again.
    private func forgive(_ db: Database, _ identity: EndpointIdentity) throws -> EndpointState {
        guard let (fingerprint, state) = try known(db, identity.name) else {
            try db.run(
                "INSERT INTO endpointState (name, fingerprint) VALUES (?, ?)", identity.name, identity.fingerprint)
            return EndpointState(name: identity.name)
        }
        guard fingerprint != identity.fingerprint else { return state }
        try db.run("UPDATE endpointState SET fingerprint = ? WHERE name = ?", identity.fingerprint, identity.name)
        _ = try revive(db, state)
        try forgetThreads(db, of: identity.name)
        return EndpointState(name: identity.name, lastSentAt: state.lastSentAt)
    }

    /// Nothing is held against the endpoint any more. Returns how many deliveries come back that were given up since it
    /// was gone.
    func revive(_ db: Database, _ state: EndpointState) throws -> Int {
        var count = 0
        if let gone = state.goneSince {
            try db.run(
                """
                UPDATE delivery SET state = 'pending', failures = 0, notBefore = 0, finishedAt = NULL
                WHERE endpoint = ? AND state = 'undeliverable' AND finishedAt >= ?
                """, state.name, gone.milliseconds)
            count = db.changesCount
            if count > 0 { try db.run("UPDATE endpointState SET head = 0 WHERE name = ?", state.name) }
        }
        try db.run(
            """
            UPDATE endpointState
            SET pausedUntil = NULL, pausedFor = NULL, goneSince = NULL, failuresInRow = 0, failingSince = NULL
            WHERE name = ?
            """, state.name)
        try db.run("UPDATE delivery SET notBefore = 0 WHERE \(Self.openAtEndpoint)", state.name)
        return count
    }

    /// Only today is told of: what earlier days would have said is part of it.
    private func beginDay(_ db: Database, _ opening: RunOpening) throws {
        guard let day = opening.day else { return }
        for plugin in opening.dayPlugins {
            try db.run(
                "INSERT INTO work (day, plugin) VALUES (?, ?) ON CONFLICT DO NOTHING", day.description, plugin)
        }
        try db.run("UPDATE work SET state = 'missed' WHERE state = 'pending' AND day < ?", day.description)
    }

    package func renewLease(now: Instant) throws {
        try write(now: now) { _ in }
    }

    package func endRun(now: Instant) throws {
        if unwritten == nil, !hasEnded { try write(now: now) { db in try end(db) } }
        unwritten = nil
        hasEnded = true
        lock?.release()
    }

    func end(_ db: Database) throws {
        try db.run("UPDATE lease SET holder = NULL WHERE run = ?", run)
    }
}

extension EndpointState {
    static let columns = "name, pausedUntil, pausedFor, goneSince, lastSentAt, failuresInRow, failingSince"

    init(_ row: Row, from first: Int = 0) {
        func instant(_ column: Int) -> Instant? { (row[first + column] as Int64?).map(Instant.init(milliseconds:)) }
        self.init(
            name: row[first], pausedUntil: instant(1), pausedFor: row[first + 2], goneSince: instant(3),
            lastSentAt: instant(4), failuresInRow: row[first + 5], failingSince: instant(6))
    }
}
