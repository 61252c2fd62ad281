package import BotCore
import Foundation
import GRDB
import PluginKit

extension SQLiteStore {
    /// Since when it is under way; NULL when it is not.
    private static let underWaySince = """
        (SELECT startedAt FROM endpointState WHERE name = delivery.endpoint AND underWay = delivery.id)
        """
    private static let shownState = "iif(\(underWaySince) IS NULL, state, 'started')"
    static let summaryColumns = """
        delivery.id, publicID, delivery.endpoint, part, parts, \(shownState),
        attempts + (\(underWaySince) IS NOT NULL), createdAt, notBefore, finishedAt, lastReason, message
        """

    package func deliveries(_ filter: DeliveryFilter) throws -> [DeliverySummary] {
        // The states are our own words, never input.
        let states = filter.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        let condition = states.isEmpty ? "" : "AND \(Self.shownState) IN (\(states))"
        return try read { db in
            try db.rows(
                """
                SELECT \(Self.summaryColumns) FROM delivery JOIN message ON message.id = message
                WHERE (?1 IS NULL OR delivery.endpoint = ?1) AND createdAt >= ?2 \(condition)
                ORDER BY delivery.id DESC LIMIT ?3
                """, filter.endpoint, filter.since?.milliseconds ?? .min, filter.limit
            ).map { try summary(db, $0) }
        }
    }

    func summary(_ db: Database, _ row: Row) throws -> DeliverySummary {
        guard let state = DeliveryState(rawValue: row[5]) else { throw StoreError.corrupt(path: path) }
        let first = try db.row(
            """
            SELECT json FROM addressee JOIN notice ON notice.id = notice WHERE message = ? ORDER BY notice LIMIT 1
            """, row[11] as Int64)
        let notice: Notice? = try JSON.value(first?[0] as Data?)
        return DeliverySummary(
            id: row[1], endpoint: row[2], part: row[3], parts: row[4], state: state, attempts: row[6],
            createdAt: Instant(milliseconds: row[7]), notBefore: Instant(milliseconds: row[8]),
            finishedAt: (row[9] as Int64?).map(Instant.init(milliseconds:)), lastReason: row[10],
            title: notice?.title)
    }

    package func delivery(_ id: String) throws -> DeliveryStory? {
        try read { db in
            guard let row = try find(db, id) else { return nil }
            let summary = try summary(db, row)
            let delivery: Int64 = row[0]
            let content = try db.row(
                "SELECT bytes, contentType FROM delivery JOIN deliveryBody ON delivery = id WHERE id = ?", delivery)
            let endpoint = try db.row(
                "SELECT \(EndpointState.columns) FROM endpointState WHERE name = ?", summary.endpoint)
            let ahead = try db.row(
                """
                SELECT publicID FROM delivery WHERE \(Self.openAtEndpoint) AND id < ?2 ORDER BY id LIMIT 1
                """, summary.endpoint, delivery)
            return DeliveryStory(
                summary: summary, notices: try notices(db, message: row[11]), attempts: try attempts(db, delivery),
                body: (content?[0] as Data?).map { [UInt8]($0) } ?? [], contentType: content?[1] ?? "",
                endpoint: endpoint.map { EndpointState($0) }, waitsFor: summary.state.isOpen ? ahead?[0] : nil)
        }
    }

    private func find(_ db: Database, _ id: String) throws -> Row? {
        // A range, not LIKE: an id may hold no pattern, and the index answers it.
        let rows = try db.rows(
            """
            SELECT \(Self.summaryColumns) FROM delivery JOIN message ON message.id = message
            WHERE publicID >= ?1 AND publicID < ?1 || '~' ORDER BY publicID LIMIT 2
            """, id)
        guard let first = rows.first, rows.count == 1 || first[1] == id else { return nil }
        return first
    }

    private func notices(_ db: Database, message: Int64) throws -> [ToldNotice] {
        try db.rows(
            """
            SELECT plugin, key, topic, decidedAt, json FROM addressee JOIN notice ON notice.id = notice
            WHERE message = ? ORDER BY notice
            """, message
        ).map { row in
            ToldNotice(
                plugin: row[0], key: row[1], topic: row[2], decidedAt: Instant(milliseconds: row[3]),
                notice: try JSON.value(row[4] as Data?))
        }
    }

    private func attempts(_ db: Database, _ delivery: Int64) throws -> [DeliveryStory.Attempt] {
        try db.rows(
            """
            SELECT number, startedAt, endedAt, status, outcome, reason FROM failedAttempt WHERE delivery = ?1
            UNION ALL SELECT attempts, startedAt, finishedAt, status, state, NULL
                FROM delivery WHERE id = ?1 AND startedAt IS NOT NULL
            UNION ALL SELECT attempts + 1, endpointState.startedAt, NULL, NULL, NULL, NULL
                FROM delivery JOIN endpointState ON underWay = id WHERE id = ?1
            ORDER BY 1
            """, delivery
        ).map { row in
            DeliveryStory.Attempt(
                number: row[0], startedAt: Instant(milliseconds: row[1]),
                endedAt: (row[2] as Int64?).map(Instant.init(milliseconds:)), status: row[3],
                outcome: (row[4] as String?).flatMap(Completion.Outcome.init), reason: row[5])
        }
    }

    package func retryDelivery(_ id: String, now: Instant) throws -> Bool {
        try transaction { db in try retry(db, id, now: now) }
    }

    package func retryDeliveries(_ ids: [String], now: Instant) throws -> Int {
        try transaction { db in try ids.filter { try retry(db, $0, now: now) }.count }
    }

    private func retry(_ db: Database, _ id: String, now: Instant) throws -> Bool {
        guard let row = try find(db, id) else { return false }
        try db.run(
            """
            UPDATE delivery SET state = 'pending', failures = 0, notBefore = ?1, finishedAt = NULL
            WHERE id = ?2 AND (state IN ('held', 'refused', 'undeliverable')
                OR (state IN ('pending', 'unknown') AND notBefore > ?1 AND \(Self.underWaySince) IS NULL))
            """, now.milliseconds, row[0] as Int64)
        guard db.changesCount == 1 else { return false }
        try db.run(
            "UPDATE endpointState SET pausedUntil = NULL, head = min(head, ?) WHERE name = ?", row[0] as Int64,
            row[2] as String)
        return true
    }

    package func enableEndpoint(_ name: String, now: Instant) throws -> Int? {
        try transaction { db in
            guard let row = try db.row("SELECT \(EndpointState.columns) FROM endpointState WHERE name = ?", name) else {
                return nil
            }
            let state = EndpointState(row)
            guard state.isHeldAgainst else { return nil }
            return try revive(db, state)
        }
    }

    package func endpointStates() throws -> [EndpointState] {
        try read { db in
            try db.rows("SELECT \(EndpointState.columns) FROM endpointState ORDER BY name").map { EndpointState($0) }
        }
    }
}
