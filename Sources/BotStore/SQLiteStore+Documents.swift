package import BotCore
import Foundation
import GRDB
import MinutesModel

extension SQLiteStore {
    package func unread(among found: [FoundDocument]) throws -> [FoundDocument] {
        try read { db in
            try found.filter { file in
                let row = try db.row(
                    """
                    SELECT size, modified, inode, state FROM file JOIN document ON document.id = document
                    WHERE source = ? AND path = ?
                    """, file.source, file.path)
                guard let row else { return true }
                return row[0] != file.size || row[1] != file.modified
                    || row[2] != Int64(bitPattern: file.inode) || row[3] == DocumentState.pending.rawValue
            }
        }
    }

    package func knownDocument(bytesHash: String) throws -> KnownDocument? {
        try read { db in
            guard
                let row = try db.row(
                    "SELECT id, state, tries FROM document WHERE bytesHash = ? ORDER BY state = 'read' DESC", bytesHash),
                let state = DocumentState(rawValue: row[1])
            else { return nil }
            return KnownDocument(id: row[0], state: state, tries: row[2])
        }
    }

    package func record(_ readings: [Reading], now: Instant) throws -> [Work] {
        try write(now: now) { db in
            var work: [Work] = []
            for reading in readings {
                let document = try record(db, reading, &work)
                try db.run(
                    """
                    INSERT INTO file (source, path, size, modified, inode, document) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET size = excluded.size, modified = excluded.modified,
                        inode = excluded.inode, document = excluded.document
                    """, reading.found.source, reading.found.path, reading.found.size, reading.found.modified,
                    Int64(bitPattern: reading.found.inode), document)
                if let page = reading.page { try note(db, page) }
                for notice in reading.notices { try insert(db, notice, now: now) }
            }
            return work
        }
    }

    private func record(_ db: Database, _ reading: Reading, _ work: inout [Work]) throws -> Int64 {
        switch reading.result {
        case .known(let document):
            if let pending = try unreadDocument(db, reading), pending != document {
                try replace(db, pending, by: document)
            }
            return document
        case .refused(let sentence):
            return try fail(db, reading, state: .refused, error: sentence)
        case .crashed(let reason, let quarantined):
            return try fail(db, reading, state: quarantined ? .quarantined : .pending, error: reason)
        case .read(let contentID, let meeting, let json, let plugins):
            let pending = try unreadDocument(db, reading)
            if let row = try db.row("SELECT id FROM document WHERE contentID = ?", contentID) {
                let document: Int64 = row[0]
                if let pending { try replace(db, pending, by: document) }
                return document
            }
            let meetingJSON = try JSON.text(meeting)
            let document: Int64
            if let pending {
                document = pending
                try db.run(
                    """
                    UPDATE document SET bytesHash = ?, contentID = ?, meeting = ?, json = ?, state = 'read' WHERE id = ?
                    """, reading.bytesHash, contentID, meetingJSON, Data(json), document)
            } else {
                try db.run(
                    """
                    INSERT INTO document (bytesHash, contentID, meeting, json, state, arrived)
                    VALUES (?, ?, ?, ?, 'read', ?)
                    """, reading.bytesHash, contentID, meetingJSON, Data(json), reading.arrived.description)
                document = db.lastInsertedRowID
            }
            for plugin in plugins {
                try db.run("INSERT INTO work (document, plugin) VALUES (?, ?)", document, plugin)
                work.append(
                    Work(
                        id: db.lastInsertedRowID, subject: .document(document), plugin: plugin, tries: 0,
                        meeting: meeting))
            }
            return document
        }
    }

    /// What was taken for a document of its own turned out to be one that is known.
    private func replace(_ db: Database, _ pending: Int64, by document: Int64) throws {
        try db.run("UPDATE file SET document = ? WHERE document = ?", document, pending)
        try forget(db, pending)
        try db.run("DELETE FROM document WHERE id = ?", pending)
    }

    private func unreadDocument(_ db: Database, _ reading: Reading) throws -> Int64? {
        if let row = try db.row("SELECT id FROM document WHERE bytesHash = ? AND state != 'read'", reading.bytesHash) {
            return row[0]
        }
        // The page's document by other bytes, unless a file has those, too.
        guard let owed = reading.page?.owed?.id else { return nil }
        let isShared = try db.row("SELECT 1 FROM file WHERE document = ? LIMIT 1 OFFSET 1", owed) != nil
        return isShared
            ? nil : try db.row("SELECT id FROM document WHERE id = ? AND state = 'pending'", owed)?[0]
    }

    private func fail(_ db: Database, _ reading: Reading, state: DocumentState, error: String) throws -> Int64 {
        // Being refused is an answer, not a try that failed.
        let tries = state == .refused ? 0 : 1
        if let document = try unreadDocument(db, reading) {
            try db.run(
                "UPDATE document SET bytesHash = ?, state = ?, tries = tries + ?, lastError = ? WHERE id = ?",
                reading.bytesHash, state.rawValue, tries, error, document)
            return document
        }
        try db.run(
            "INSERT INTO document (bytesHash, state, tries, lastError, arrived) VALUES (?, ?, ?, ?, ?)",
            reading.bytesHash, state.rawValue, tries, error, reading.arrived.description)
        return db.lastInsertedRowID
    }

    package func minutesJSON(of document: Int64) throws -> [UInt8]? {
        try read { db in
            let data: Data? = try db.row("SELECT json FROM document WHERE id = ?", document)?[0]
            return data.map { [UInt8]($0) }
        }
    }
}
