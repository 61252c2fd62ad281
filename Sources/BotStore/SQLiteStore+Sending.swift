package import BotCore
import GRDB

/// What each attempt costs the store: how the last one ended, and which is the next. Ten thousand a second pass here,
/// so its statements are `HotStatement`s.
extension SQLiteStore {
    /// The open deliveries of the endpoint ?1.
    static let openAtEndpoint = """
        delivery.endpoint = ?1 AND delivery.id >= (SELECT head FROM endpointState WHERE name = ?1)
            AND state IN ('pending', 'started', 'unknown')
        """

    func complete(_ db: Database, _ completion: Completion, now: Instant) throws {
        let attempt = try HotStatement(
            db, "UPDATE attempt SET endedAt = ?1, status = ?2, outcome = ?3, reason = ?4 WHERE id = ?5")
        attempt.bind(1, now.milliseconds)
        attempt.bind(2, completion.status.map { Int64($0) })
        attempt.bind(3, completion.outcome.rawValue)
        attempt.bind(4, completion.reason)
        attempt.bind(5, completion.attempt)
        try attempt.run()
        let delivery = try HotStatement(
            db,
            """
            UPDATE delivery SET state = ?1, failures = ?2, notBefore = ?3, finishedAt = ?4, lastReason = ?5
            WHERE id = ?6 AND state = 'started'
            """)
        delivery.bind(1, completion.state.rawValue)
        delivery.bind(2, Int64(completion.failures))
        delivery.bind(3, completion.notBefore.milliseconds)
        delivery.bind(4, completion.state.isOpen ? nil : now.milliseconds)
        delivery.bind(5, completion.reason)
        delivery.bind(6, completion.delivery)
        try delivery.run()
        if let news = completion.thread { try note(db, news, of: completion.delivery, now: now) }
    }

    package func attemptStarts(since: Instant) throws -> [AttemptStart] {
        try read { db in
            // Attempts are numbered as they began: from the newest back, and no index is needed.
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT endpoint, startedAt FROM attempt CROSS JOIN delivery ON delivery.id = attempt.delivery
                        ORDER BY attempt.id DESC
                        """))
            var starts: [AttemptStart] = []
            while let row = try rows.next() {
                let at = Instant(milliseconds: row[1])
                guard at >= since else { break }
                starts.append(AttemptStart(endpoint: row[0], at: at))
            }
            return starts
        }
    }

    func peek(_ db: Database, _ endpoint: String) throws -> Claim {
        let head = try HotStatement(
            db, "SELECT notBefore FROM delivery WHERE \(Self.openAtEndpoint) ORDER BY delivery.id LIMIT 1")
        head.bind(1, endpoint)
        guard try head.step() else { return .nothing(endpoint: endpoint) }
        return .waits(endpoint: endpoint, until: Instant(milliseconds: head.integer(0)))
    }

    func claim(_ db: Database, _ endpoint: String, _ horizon: Duration, now: Instant) throws -> Claim {
        guard let oldest = try oldest(db, endpoint) else { return .nothing(endpoint: endpoint) }
        guard oldest.notBefore.isDue(at: now, horizon: horizon) else {
            return .waits(endpoint: endpoint, until: oldest.notBefore)
        }
        var delivery = oldest.delivery
        delivery.attempt = try start(db, delivery, number: oldest.attempts + 1, now: now)
        return .started(delivery)
    }

    /// What the endpoint is to be sent next, its attempt not begun; when it is due, and how often it was tried.
    private func oldest(
        _ db: Database, _ endpoint: String
    ) throws -> (delivery: StartedDelivery, notBefore: Instant, attempts: Int64)? {
        let head = try HotStatement(
            db,
            """
            SELECT delivery.id, notBefore, attempts, failures, isOwn, publicID, contentType, bytes,
                \(Self.thread)
            FROM delivery JOIN message ON message.id = message JOIN deliveryBody ON delivery = delivery.id
            WHERE \(Self.openAtEndpoint) ORDER BY delivery.id LIMIT 1
            """)
        head.bind(1, endpoint)
        guard try head.step() else { return nil }
        let delivery = StartedDelivery(
            id: head.integer(0), publicID: head.text(5), attempt: 0, endpoint: endpoint, body: head.bytes(7),
            contentType: head.text(6), failures: Int(head.integer(3)), isOwn: head.integer(4) != 0,
            thread: head.optionalText(8))
        return (delivery, Instant(milliseconds: head.integer(1)), head.integer(2))
    }

    /// Returns the attempt's number in the ledger.
    private func start(_ db: Database, _ delivery: StartedDelivery, number: Int64, now: Instant) throws -> Int64 {
        let row = try HotStatement(
            db, "UPDATE delivery SET state = 'started', attempts = attempts + 1, thread = ?1 WHERE id = ?2")
        row.bind(1, delivery.thread)
        row.bind(2, delivery.id)
        try row.run()
        // It is the oldest that is open: the queue begins here.
        let state = try HotStatement(db, "UPDATE endpointState SET lastSentAt = ?1, head = ?2 WHERE name = ?3")
        state.bind(1, now.milliseconds)
        state.bind(2, delivery.id)
        state.bind(3, delivery.endpoint)
        try state.run()
        let attempt = try HotStatement(
            db, "INSERT INTO attempt (delivery, number, startedAt) VALUES (?1, ?2, ?3)")
        attempt.bind(1, delivery.id)
        attempt.bind(2, number)
        attempt.bind(3, now.milliseconds)
        try attempt.run()
        return db.lastInsertedRowID
    }
}
