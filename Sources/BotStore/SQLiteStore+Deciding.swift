package import BotCore
import Foundation
import GRDB
import MinutesModel
import PluginKit

extension SQLiteStore {
    package func pendingWork() throws -> [Work] {
        try read { db in
            try db.rows(
                """
                SELECT work.id, work.document, day, plugin, work.tries, meeting
                FROM work LEFT JOIN document ON document.id = work.document
                WHERE work.state = 'pending' ORDER BY work.document IS NULL, work.id
                """
            ).map { row in
                Work(
                    id: row[0], subject: try subject(document: row[1], day: row[2]), plugin: row[3], tries: row[4],
                    meeting: try JSON.value(row[5] as String?))
            }
        }
    }

    private func subject(document: Int64?, day: String?) throws -> Subject {
        if let document { return .document(document) }
        guard let day = day.flatMap(CalendarDate.init) else { throw StoreError.corrupt(path: path) }
        return .day(day)
    }

    package func pluginState(_ plugin: String) throws -> [UInt8]? {
        try read { db in
            let data: Data? = try db.row("SELECT json FROM pluginState WHERE plugin = ?", plugin)?[0]
            return data.map { [UInt8]($0) }
        }
    }

    package func settle(_ settlements: [Settlement], now: Instant) throws -> Settled {
        try write(now: now) { db in
            var settled = Settled(newNotices: 0, reopened: [])
            for settlement in settlements { try settle(db, settlement, &settled, now: now) }
            return settled
        }
    }

    private func settle(
        _ db: Database, _ settlement: Settlement, _ settled: inout Settled, now: Instant
    ) throws {
        switch settlement.result {
        case .failed(let reason, let quarantined, let notices):
            if let work = settlement.work {
                try db.run(
                    "UPDATE work SET state = ?, tries = tries + 1, lastError = ? WHERE id = ?",
                    quarantined ? "quarantined" : "pending", reason, work.id)
            }
            for notice in notices { try insert(db, notice, now: now) }
        case .answered(let notices, let commitments, let state):
            for notice in notices where try insert(db, notice, now: now) { settled.newNotices += 1 }
            if let state {
                try db.run(
                    """
                    INSERT INTO pluginState (plugin, json) VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET json = excluded.json
                    """, settlement.plugin, Data(state))
            }
            let isNew = try commitments.map { try insert(db, $0, settlement) }.contains(true)
            guard let work = settlement.work else { return }
            try db.run("UPDATE work SET state = 'done', lastError = NULL WHERE id = ?", work.id)
            // A day whose own answer brought promises would begin for ever.
            if isNew, case .document = work.subject { settled.reopened += try reopen(db, settlement.today) }
        }
    }

    private func reopen(_ db: Database, _ today: CalendarDate) throws -> [Work] {
        try db.rows("SELECT id, plugin FROM work WHERE day = ? AND state = 'done'", today.description).map { row in
            try db.run("UPDATE work SET state = 'pending', tries = 0 WHERE id = ?", row[0] as Int64)
            return Work(id: row[0], subject: .day(today), plugin: row[1], tries: 0, meeting: nil)
        }
    }

    /// Whether it is new. One that is known keeps its state, its snooze and its day of arrival; only its words follow
    /// the corrected minutes.
    private func insert(_ db: Database, _ commitment: Commitment, _ settlement: Settlement) throws -> Bool {
        if let earlier = commitment.repeats {
            try join(db, commitment.id, to: earlier)
            return false
        }
        let json = try JSON.data(commitment)
        let end = commitment.deadline?.end.description
        let document: Int64? =
            if case .document(let id) = settlement.work?.subject { id } else { nil }
        try db.run(
            """
            INSERT INTO commitment (id, plugin, document, json, arrived, deadlineEnd) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """, commitment.id, settlement.plugin, document, json, settlement.today.description, end)
        if db.changesCount == 1 { return true }
        try db.run(
            "UPDATE commitment SET json = ?, deadlineEnd = ?, document = ? WHERE id = ?", json, end, document,
            commitment.id)
        return false
    }

    /// Whether it had not been told before.
    @discardableResult
    func insert(_ db: Database, _ decided: DecidedNotice, now: Instant) throws -> Bool {
        var document: Int64?
        var day: String?
        switch decided.subject {
        case .document(let id): document = id
        case .day(let date): day = date.description
        case nil: break
        }
        try db.run(
            """
            INSERT INTO notice (plugin, key, topic, run, document, day, meeting, json, decidedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """, decided.plugin, decided.notice.key, decided.notice.topic, run, document, day,
            try decided.meeting.map { try JSON.text($0) }, try JSON.data(decided.notice), now.milliseconds)
        guard db.changesCount == 1 else {
            try db.run(
                "UPDATE notice SET repeats = repeats + 1, repeatedAt = ? WHERE plugin = ? AND key = ?",
                now.milliseconds, decided.plugin, decided.notice.key)
            return false
        }
        let notice = db.lastInsertedRowID
        for addressee in decided.addressees {
            try db.run(
                #"INSERT INTO addressee (notice, endpoint, "group") VALUES (?, ?, ?)"#, notice, addressee.endpoint,
                addressee.group)
        }
        return true
    }
}
