package import BotCore
import GRDB

/// What each attempt costs the store: how the last one ended, and which is the next. Ten thousand a second pass here,
/// so its statements are `HotStatement`s, and few.
extension SQLiteStore {
    /// The open deliveries of the endpoint ?1.
    static let openAtEndpoint = """
        delivery.endpoint = ?1 AND delivery.id >= (SELECT head FROM endpointState WHERE name = ?1)
            AND state IN ('pending', 'unknown')
        """

    func complete(_ db: Database, _ completion: Completion, now: Instant) throws {
        guard let flight = flights[completion.attempt] else { return }
        // It is the next one again, or those behind it join another thread.
        if completion.state.isOpen || completion.thread != nil { ahead.forget(flight.endpoint) }
        let number = AttemptNumber(completion.attempt).number
        let hasArrived = completion.state == .delivered || completion.state == .accepted
        let delivery = try HotStatement(
            db,
            """
            UPDATE delivery
            SET state = ?1, attempts = ?2, failures = ?3, notBefore = ?4, finishedAt = ?5, lastReason = ?6,
                startedAt = ?7, status = ?8
            WHERE id = ?9 AND state IN ('pending', 'unknown')
            """)
        delivery.bind(1, completion.state.rawValue)
        delivery.bind(2, number)
        delivery.bind(3, Int64(completion.failures))
        delivery.bind(4, completion.notBefore.milliseconds)
        delivery.bind(5, completion.state.isOpen ? nil : now.milliseconds)
        delivery.bind(6, completion.reason)
        delivery.bind(7, hasArrived ? flight.since.milliseconds : nil)
        delivery.bind(8, hasArrived ? completion.status.map { Int64($0) } : nil)
        delivery.bind(9, completion.delivery)
        try delivery.run()
        if !hasArrived {
            try db.run(
                """
                INSERT INTO failedAttempt (delivery, number, startedAt, endedAt, status, outcome, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, completion.delivery, number, flight.since.milliseconds, now.milliseconds, completion.status,
                completion.outcome.rawValue, completion.reason)
        }
        if let news = completion.thread { try note(db, news, of: completion.delivery, now: now) }
    }

    package func attemptStarts(since: Instant) throws -> [AttemptStart] {
        try read { db in
            // What is under way, what arrived, and what failed: each by an index.
            try db.rows(
                """
                SELECT name, startedAt FROM endpointState WHERE startedAt >= ?1
                UNION ALL SELECT endpoint, startedAt FROM delivery WHERE startedAt >= ?1
                UNION ALL SELECT endpoint, failedAttempt.startedAt
                FROM failedAttempt CROSS JOIN delivery ON delivery.id = failedAttempt.delivery
                WHERE failedAttempt.startedAt >= ?1
                ORDER BY 2 DESC
                """, since.milliseconds
            ).map { AttemptStart(endpoint: $0[0], at: Instant(milliseconds: $0[1])) }
        }
    }

    /// The endpoint has nothing under way, and starts nothing in this commit.
    func land(_ db: Database, _ endpoint: String) throws {
        let state = try HotStatement(db, "UPDATE endpointState SET underWay = NULL, startedAt = NULL WHERE name = ?1")
        state.bind(1, endpoint)
        try state.run()
    }

    func peek(_ db: Database, _ endpoint: String) throws -> Claim {
        let head = try HotStatement(
            db, "SELECT notBefore FROM delivery WHERE \(Self.openAtEndpoint) ORDER BY delivery.id LIMIT 1")
        head.bind(1, endpoint)
        guard try head.step() else { return .nothing(endpoint: endpoint) }
        return .waits(endpoint: endpoint, until: Instant(milliseconds: head.integer(0)))
    }

    func claim(_ db: Database, _ endpoint: String, _ horizon: Duration, now: Instant) throws -> Claim {
        guard var next = try next(db, endpoint) else { return .nothing(endpoint: endpoint) }
        guard next.notBefore.isDue(at: now, horizon: horizon) else {
            ahead.forget(endpoint)
            return .waits(endpoint: endpoint, until: next.notBefore)
        }
        try start(db, next, now: now)
        next.delivery.body = try body(db, next.delivery.id)
        return .started(next.delivery)
    }

    /// What the endpoint is to be sent next.
    private func next(_ db: Database, _ endpoint: String) throws -> ReadAhead.Entry? {
        if let entry = ahead.take(endpoint) { return entry }
        let head = try HotStatement(
            db,
            """
            SELECT delivery.id, notBefore, attempts, failures, isOwn, publicID, contentType, delivery.thread,
                \(Self.thread)
            FROM delivery JOIN message ON message.id = message
            WHERE \(Self.openAtEndpoint) ORDER BY delivery.id LIMIT \(ReadAhead.limit)
            """)
        head.bind(1, endpoint)
        var entries: [ReadAhead.Entry] = []
        while try head.step() {
            let id = head.integer(0)
            let delivery = StartedDelivery(
                id: id, publicID: head.text(5),
                attempt: AttemptNumber(delivery: id, number: head.integer(2) + 1).value, endpoint: endpoint, body: [],
                contentType: head.text(6), failures: Int(head.integer(3)), isOwn: head.integer(4) != 0,
                thread: head.optionalText(8))
            entries.append(
                ReadAhead.Entry(
                    delivery: delivery, notBefore: Instant(milliseconds: head.integer(1)),
                    joinsNewly: head.optionalText(7) != delivery.thread))
        }
        return ahead.keep(entries, of: endpoint)
    }

    private func body(_ db: Database, _ delivery: Int64) throws -> [UInt8] {
        let body = try HotStatement(db, "SELECT bytes FROM deliveryBody WHERE delivery = ?1")
        body.bind(1, delivery)
        guard try body.step() else { throw StoreError.corrupt(path: path) }
        return body.bytes(0)
    }

    private func start(_ db: Database, _ next: ReadAhead.Entry, now: Instant) throws {
        if next.joinsNewly {
            try db.run("UPDATE delivery SET thread = ? WHERE id = ?", next.delivery.thread, next.delivery.id)
        }
        // It is the oldest that is open: the queue begins here.
        let state = try HotStatement(
            db,
            "UPDATE endpointState SET underWay = ?1, startedAt = ?2, lastSentAt = ?2, head = ?1 WHERE name = ?3")
        state.bind(1, next.delivery.id)
        state.bind(2, now.milliseconds)
        state.bind(3, next.delivery.endpoint)
        try state.run()
    }
}
