package import BotCore
import Foundation
import GRDB
package import MinutesModel

extension SQLiteStore {
    package func commitments(_ filter: CommitmentFilter) throws -> [Commitment] {
        let states = filter.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        let condition = states.isEmpty ? "" : "AND state IN (\(states))"
        return try read { db in
            try db.rows(
                """
                SELECT \(Commitment.columns) FROM commitment
                WHERE json IS NOT NULL AND (?1 IS NULL OR deadlineEnd <= ?1) \(condition)
                ORDER BY deadlineEnd IS NULL, deadlineEnd, rowid
                """, filter.until?.description
            ).compactMap { try Commitment.stored($0) }
        }
    }

    package func setCommitment(_ id: String, state: Commitment.State) throws -> Bool {
        try transaction { db in
            try db.run(
                "UPDATE commitment SET state = ? WHERE id = ? AND json IS NOT NULL", state.rawValue, id)
            return db.changesCount == 1
        }
    }

    package func snoozeCommitment(_ id: String, until day: CalendarDate?) throws -> Bool {
        try transaction { db in
            try db.run(
                "UPDATE commitment SET snoozedUntil = ? WHERE id = ? AND state = 'open'", day?.description, id)
            return db.changesCount == 1
        }
    }
}
