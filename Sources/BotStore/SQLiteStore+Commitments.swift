package import BotCore
import Foundation
import GRDB
package import MinutesModel

extension SQLiteStore {
    package func openCommitments() throws -> [Commitment] {
        let rows = try read { db in try commitmentRows(db, where: "state = 'open'") }
        return CommitmentRow.commitments(rows)
    }

    package func commitments(_ filter: CommitmentFilter) throws -> [Commitment] {
        let rows = try read { db in try commitmentRows(db, where: "TRUE") }
        return filter.listed(CommitmentRow.commitments(rows))
    }

    package func addCommitment(_ commitment: Commitment, today: CalendarDate) throws -> Bool {
        try transaction { db in
            try db.run(
                """
                INSERT INTO commitment (id, plugin, json, arrived, deadlineEnd) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, commitment.id, KairanNotices.plugin, try JSON.data(commitment), today.description,
                commitment.deadline?.end.description)
            return db.changesCount == 1
        }
    }

    package func editCommitment(_ id: String, _ body: (inout CommitmentEdit) -> Void) throws -> Bool {
        try transaction { db in
            guard try db.row("SELECT 1 FROM commitment WHERE id = ? AND json IS NOT NULL", id) != nil else {
                return false
            }
            let stored: Data? = try db.row("SELECT json FROM commitmentEdit WHERE commitment = ?", id)?[0]
            var edit: CommitmentEdit = try JSON.value(stored) ?? CommitmentEdit()
            let before = edit
            body(&edit)
            let rows = try commitmentRows(db, where: "(commitment.id = ?1 OR repeats = ?1)", id)
            edit.settle(since: before, on: CommitmentRow.latest(of: id, in: rows))
            if edit.isEmpty {
                try db.run("DELETE FROM commitmentEdit WHERE commitment = ?", id)
            } else {
                try write(db, edit, of: id)
            }
            return true
        }
    }

    package func setCommitment(_ id: String, state: Commitment.State) throws -> Bool {
        try transaction { db in
            try db.run(
                "UPDATE commitment SET state = ?1 WHERE (id = ?2 OR repeats = ?2) AND json IS NOT NULL",
                state.rawValue, id)
            return db.changesCount > 0
        }
    }

    package func snoozeCommitment(_ id: String, until day: CalendarDate?) throws -> Bool {
        try transaction { db in
            try db.run(
                "UPDATE commitment SET snoozedUntil = ? WHERE id = ? AND state = 'open'", day?.description, id)
            return db.changesCount == 1
        }
    }

    /// `id` says `earlier` again. What is not known, or would be its own repetition, changes nothing: a plugin is a
    /// stranger.
    func join(_ db: Database, _ id: String, to earlier: String) throws {
        let root: String? = try db.row("SELECT coalesce(repeats, id) FROM commitment WHERE id = ?", earlier)?[0]
        guard let root, root != id else { return }
        try db.run("UPDATE commitment SET repeats = ?1 WHERE id = ?2 OR repeats = ?2", root, id)
        // Who is in charge stays so, whichever of the two was assigned.
        let isEdited = try db.row("SELECT 1 FROM commitmentEdit WHERE commitment = ?", root) != nil
        guard !isEdited, let data = try db.row("SELECT json FROM commitmentEdit WHERE commitment = ?", id)?[0] as Data?,
            let edit: CommitmentEdit = try JSON.value(data)
        else { return }
        try write(db, edit, of: root)
    }

    private func write(_ db: Database, _ edit: CommitmentEdit, of id: String) throws {
        try db.run(
            """
            INSERT INTO commitmentEdit (commitment, json) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET json = excluded.json
            """, id, try JSON.data(edit))
    }

    private func commitmentRows(
        _ db: Database, where condition: String, _ arguments: (any DatabaseValueConvertible)?...
    ) throws -> [CommitmentRow] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT commitment.json, state, snoozedUntil, arrived, repeats, commitmentEdit.json
                    FROM commitment LEFT JOIN commitmentEdit ON commitmentEdit.commitment = commitment.id
                    WHERE commitment.json IS NOT NULL AND \(condition) ORDER BY commitment.rowid
                    """), arguments: StatementArguments(arguments))
        return try rows.compactMap { row in
            guard let read: Commitment = try JSON.value(row[0] as Data?) else { return nil }
            guard let arrived = CalendarDate(row[3] as String) else { throw StoreError.corrupt(path: path) }
            return CommitmentRow(
                read: read, state: Commitment.State(rawValue: row[1]) ?? .open,
                snoozedUntil: (row[2] as String?).flatMap(CalendarDate.init), arrived: arrived, repeats: row[4],
                edit: try JSON.value(row[5] as Data?))
        }
    }
}
