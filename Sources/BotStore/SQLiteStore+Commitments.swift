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
            var edit = try edit(db, of: id) ?? CommitmentEdit()
            let before = edit
            body(&edit)
            let rows = try commitmentRows(db, where: "(commitment.id = ?1 OR repeats = ?1)", id)
            edit.settle(since: before, on: CommitmentRow.latest(of: id, in: rows))
            try write(db, edit, of: id)
            return true
        }
    }

    package func separateCommitment(_ id: String) throws -> String? {
        try transaction { db in
            let rows = try commitmentRows(db, where: "(commitment.id = ?1 OR repeats = ?1)", id)
            guard let mention = CommitmentRow.lastJoined(to: id, in: rows) else { return nil }
            var edit = try edit(db, of: id) ?? CommitmentEdit()
            let apart = edit.takingApart(mention, own: try self.edit(db, of: mention))
            try db.run("UPDATE commitment SET repeats = NULL WHERE id = ?", mention)
            try write(db, edit, of: id)
            try write(db, apart, of: mention)
            return mention
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

    /// `id` says `earlier` again. What is not known, would be its own repetition or was taken apart by hand changes
    /// nothing: a plugin is a stranger.
    func join(_ db: Database, _ id: String, to earlier: String) throws {
        let root: String? = try db.row("SELECT coalesce(repeats, id) FROM commitment WHERE id = ?", earlier)?[0]
        let own = try edit(db, of: id)
        guard let root, root != id, own?.isSeparate != true else { return }
        try db.run("UPDATE commitment SET repeats = ?1 WHERE id = ?2 OR repeats = ?2", root, id)
        // Who is in charge stays so, whichever of the two was assigned.
        if let own, try edit(db, of: root) == nil { try write(db, own, of: root) }
    }

    private func edit(_ db: Database, of id: String) throws -> CommitmentEdit? {
        try JSON.value(try db.row("SELECT json FROM commitmentEdit WHERE commitment = ?", id)?[0] as Data?)
    }

    private func write(_ db: Database, _ edit: CommitmentEdit, of id: String) throws {
        guard !edit.isEmpty else { return try db.run("DELETE FROM commitmentEdit WHERE commitment = ?", id) }
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
