package import BotCore
import Foundation
import GRDB
import MinutesModel

extension SQLiteStore {
    package func documents(_ filter: DocumentFilter) throws -> [DocumentSummary] {
        let states = filter.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        let condition = states.isEmpty ? "" : "AND state IN (\(states))"
        return try read { db in
            try db.rows(
                """
                SELECT id, state, tries, lastError, meeting, bytesHash, arrived FROM document
                WHERE (NOT ? OR EXISTS (SELECT 1 FROM work
                    WHERE work.document = document.id AND work.state IN ('pending', 'quarantined'))) \(condition)
                ORDER BY id DESC LIMIT ?
                """, filter.onlyUnanswered, filter.limit
            ).map { try summary(db, $0) }
        }
    }

    private func summary(_ db: Database, _ row: Row) throws -> DocumentSummary {
        guard let state = DocumentState(rawValue: row[1]), let arrived = CalendarDate(row[6] as String) else {
            throw StoreError.corrupt(path: path)
        }
        let id: Int64 = row[0]
        let paths = try db.rows("SELECT path FROM file WHERE document = ? ORDER BY path", id).map { $0[0] as String }
        let answers = try db.rows(
            "SELECT plugin, state, tries, lastError FROM work WHERE document = ? ORDER BY id", id
        ).map { row in
            DocumentSummary.Answer(
                plugin: row[0], state: WorkState(rawValue: row[1]) ?? .pending, tries: row[2], lastError: row[3])
        }
        return DocumentSummary(
            id: id, state: state, tries: row[2], lastError: row[3], meeting: try JSON.value(row[4] as String?),
            bytesHash: row[5], arrived: arrived, paths: paths, answers: answers)
    }

    package func retryDocument(_ id: Int64, now: Instant) throws -> Bool {
        try transaction { db in
            try db.run(
                "UPDATE document SET state = 'pending', tries = 0 WHERE id = ? AND state IN ('refused', 'quarantined')",
                id)
            let isReadAgain = db.changesCount == 1
            try db.run(
                "UPDATE work SET state = 'pending', tries = 0 WHERE document = ? AND state = 'quarantined'", id)
            return isReadAgain || db.changesCount > 0
        }
    }
}
