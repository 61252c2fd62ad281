package import BotCore
import Foundation
import GRDB
import MinutesModel

extension SQLiteStore {
    private static let documentColumns = "id, state, tries, lastError, meeting, bytesHash, arrived"

    package func documents(_ filter: DocumentFilter) throws -> [DocumentSummary] {
        let states = filter.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        let condition = states.isEmpty ? "" : "AND state IN (\(states))"
        return try read { db in
            try db.rows(
                """
                SELECT \(Self.documentColumns) FROM document
                WHERE (NOT ? OR EXISTS (SELECT 1 FROM work
                    WHERE work.document = document.id AND work.state IN ('pending', 'quarantined'))) \(condition)
                ORDER BY id DESC LIMIT ?
                """, filter.onlyUnanswered, filter.limit
            ).map { try summary(db, $0) }
        }
    }

    package func documents(named word: String) throws -> [Int64] {
        let hash = word.hasPrefix("sha256:") ? word : "sha256:" + word
        // Shorter beginnings of a hash are numbers or names by chance.
        let isHash = hash.utf8.count >= "sha256:".utf8.count + 6
        return try read { db in
            try db.rows(
                """
                SELECT id FROM document
                WHERE id = ?1 OR (?3 AND (substr(bytesHash, 1, length(?2)) = ?2 OR substr(contentID, 1, length(?2)) = ?2))
                    OR id IN (SELECT document FROM file
                        WHERE path = ?4 OR substr(path, -length(?4) - 1) = '/' || ?4)
                ORDER BY id DESC
                """, Int64(word), hash, isHash, word
            ).map { $0[0] }
        }
    }

    package func document(_ id: Int64) throws -> DocumentStory? {
        try read { db in
            guard let row = try db.row("SELECT \(Self.documentColumns), contentID, json FROM document WHERE id = ?", id)
            else { return nil }
            let places = try db.rows("SELECT source, path FROM file WHERE document = ? ORDER BY source, path", id)
                .map { place in
                    let page = try db.row(
                        "SELECT \(PageState.columns) FROM page WHERE source = ? AND url = ?", place[0] as String,
                        place[1] as String)
                    return DocumentStory.Place(source: place[0], path: place[1], page: page.map { PageState($0) })
                }
            return DocumentStory(
                summary: try summary(db, row), contentID: row[7], places: places,
                json: (row[8] as Data?).map { [UInt8]($0) })
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
            if isReadAgain {
                // Its page is asked for at once.
                try db.run(
                    """
                    UPDATE page SET failures = 0, notBefore = NULL
                    WHERE EXISTS (SELECT 1 FROM file WHERE source = page.source AND path = url AND document = ?)
                    """, id)
            }
            try db.run(
                "UPDATE work SET state = 'pending', tries = 0 WHERE document = ? AND state = 'quarantined'", id)
            return db.changesCount > 0 || isReadAgain
        }
    }
}
