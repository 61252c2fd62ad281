package import BotCore
import Foundation
import GRDB
import MinutesModel
import PluginKit

extension SQLiteStore {
    package func uncomposed() throws -> [UncomposedNotice] {
        try read { db in
            try db.rows(
                """
                SELECT notice.id, run, plugin, json, meeting, document, day, endpoint, "group"
                FROM addressee JOIN notice ON notice.id = notice
                WHERE message IS NULL ORDER BY notice, endpoint
                """
            ).map { row in
                guard let notice: Notice = try JSON.value(row[3] as Data?) else {
                    throw StoreError.corrupt(path: path)
                }
                let document: Int64? = row[5]
                let day = (row[6] as String?).flatMap(CalendarDate.init)
                return UncomposedNotice(
                    id: row[0], run: row[1], plugin: row[2], notice: notice, meeting: try JSON.value(row[4] as String?),
                    subject: document.map(Subject.document) ?? day.map(Subject.day),
                    addressee: Addressee(endpoint: row[7], group: row[8]))
            }
        }
    }

    package func advance(_ step: OutboxStep, now: Instant) throws -> [Claim] {
        let (claims, isLast) = try write(now: now, keepsAhead: true) { db in
            ahead.check(try version(db))
            if !(step.endpoints.isEmpty && step.notices.isEmpty && step.messages.isEmpty) { ahead.forget() }
            for completion in step.completions { try complete(db, completion, now: now) }
            for endpoint in step.endpoints { try save(db, endpoint, now: now) }
            for notice in step.notices { try insert(db, notice, now: now) }
            for message in step.messages { try insert(db, message, now: now) }
            for endpoint in Set(step.messages.map(\.endpoint)) {
                try db.run(
                    "INSERT INTO endpointState (name, fingerprint) VALUES (?, '') ON CONFLICT DO NOTHING", endpoint)
                try giveUpWhatIsGone(db, endpoint, now: now)
            }
            if step.mayGiveUp { try step.fallbacks.forEach { try fallBack(db, from: $0, to: $1, now: now) } }
            let claims =
                try step.claims.map { try claim(db, $0, step.horizon, now: now) } + step.peeks.map { try peek(db, $0) }
            for endpoint in landed(step.completions, claims) { try land(db, endpoint) }
            let isLast = step.endsRun(with: claims)
            if isLast { try end(db) }
            return (claims, isLast)
        }
        for completion in step.completions { flights[completion.attempt] = nil }
        for case .started(let delivery) in claims {
            flights[delivery.attempt] = Flight(endpoint: delivery.endpoint, since: now)
        }
        if isLast {
            hasEnded = true
            lock?.release()
        }
        return claims
    }

    private func version(_ db: Database) throws -> Int64 {
        let version = try HotStatement(db, "PRAGMA data_version")
        return try version.step() ? version.integer(0) : 0
    }

    /// The endpoints of what ended that have nothing under way now.
    private func landed(_ completions: [Completion], _ claims: [Claim]) -> Set<String> {
        var landed = Set(completions.compactMap { flights[$0.attempt]?.endpoint })
        for case .started(let delivery) in claims { landed.remove(delivery.endpoint) }
        return landed
    }

    private func insert(_ db: Database, _ message: ComposedMessage, now: Instant) throws {
        try db.run(
            "INSERT INTO message (endpoint, isOwn, createdAt, threadKey) VALUES (?, ?, ?, ?)", message.endpoint,
            message.isOwn, now.milliseconds, message.threadKey)
        let id = db.lastInsertedRowID
        for notice in message.notices {
            try db.run(
                "UPDATE addressee SET message = ? WHERE notice = ? AND endpoint = ? AND message IS NULL", id, notice,
                message.endpoint)
            // It is part of another message already: two would tell it twice.
            guard db.changesCount == 1 else {
                throw StoreError.failed(path: path, reason: "a notice was put into two messages")
            }
        }
        for (index, part) in message.parts.enumerated() {
            try db.run(
                """
                INSERT INTO delivery (publicID, message, endpoint, part, parts, contentType, notBefore)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, part.publicID, id, message.endpoint, index + 1, message.parts.count, part.contentType,
                now.milliseconds)
            try db.run(
                "INSERT INTO deliveryBody (delivery, bytes) VALUES (?, ?)", db.lastInsertedRowID, Data(part.body))
        }
    }

    private func save(_ db: Database, _ state: EndpointState, now: Instant) throws {
        try db.run(
            """
            UPDATE endpointState
            SET pausedUntil = ?, pausedFor = ?, goneSince = ?, lastSentAt = ?, failuresInRow = ?, failingSince = ?
            WHERE name = ?
            """, state.pausedUntil?.milliseconds, state.pausedFor, state.goneSince?.milliseconds,
            state.lastSentAt?.milliseconds, state.failuresInRow, state.failingSince?.milliseconds, state.name)
        if state.goneSince != nil { try giveUpWhatIsGone(db, state.name, now: now) }
    }

    private func giveUpWhatIsGone(_ db: Database, _ endpoint: String, now: Instant) throws {
        try db.run(
            """
            UPDATE delivery SET state = 'undeliverable', finishedAt = ?2, lastReason = ?3
            WHERE \(Self.openAtEndpoint) AND EXISTS (SELECT 1 FROM endpointState WHERE name = ?1 AND goneSince IS NOT NULL)
            """, endpoint, now.milliseconds, DeliveryState.goneReason)
    }

    /// What was given up in this very step is told to the fallback instead, in a message of its own service's.
    private func fallBack(_ db: Database, from endpoint: String, to fallback: String, now: Instant) throws {
        try db.run(
            """
            INSERT INTO addressee (notice, endpoint, "group")
            SELECT notice, ?2, 'fallback/' || ?1 FROM addressee WHERE message IN (
                SELECT message FROM delivery WHERE endpoint = ?1 AND state = 'undeliverable' AND finishedAt = ?3)
            ON CONFLICT DO NOTHING
            """, endpoint, fallback, now.milliseconds)
    }
}
