package import BotCore
import GRDB
import PluginKit

extension SQLiteStore {
    package func pages() throws -> [PageState] {
        try read { db in
            try db.rows(
                """
                SELECT \(PageState.columns), document.id, document.state, document.tries FROM page
                LEFT JOIN file ON file.source = page.source AND file.path = page.url
                LEFT JOIN document ON document.id = file.document
                """
            ).map { row in
                var state = PageState(row)
                let known = (row[12] as String?).flatMap(DocumentState.init)
                if let known, known != .pending { return state }
                // Nothing of it has been read: whatever the server says of its age, all of it is wanted.
                state.validators = nil
                state.bytesHash = nil
                if known == .pending { state.owed = KnownDocument(id: row[11], state: .pending, tries: row[13]) }
                return state
            }
        }
    }

    package func note(_ pages: [PageState], _ notices: [DecidedNotice], now: Instant) throws {
        try write(now: now) { db in
            for page in pages { try note(db, page) }
            for notice in notices { try insert(db, notice, now: now) }
        }
    }

    func note(_ db: Database, _ page: PageState) throws {
        try db.run(
            """
            INSERT INTO page (source, url, askedAt, validatedURL, etag, lastModified, bytesHash, status, failures,
                notBefore, lastError)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET askedAt = excluded.askedAt, validatedURL = excluded.validatedURL,
                etag = excluded.etag, lastModified = excluded.lastModified, bytesHash = excluded.bytesHash,
                status = excluded.status, failures = excluded.failures, notBefore = excluded.notBefore,
                lastError = excluded.lastError
            """, page.source, page.url, page.askedAt?.milliseconds, page.validators?.url, page.validators?.etag,
            page.validators?.lastModified, page.bytesHash, page.status, page.failures, page.notBefore?.milliseconds,
            page.lastError)
    }
}

extension PageState {
    static let columns = """
        page.source, page.url, askedAt, validatedURL, etag, lastModified, page.bytesHash, status, failures, notBefore,
        page.lastError
        """

    init(_ row: Row) {
        func instant(_ column: Int) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
        let validators = (row[3] as String?).map { PageValidators(url: $0, etag: row[4], lastModified: row[5]) }
        self.init(
            source: row[0], url: row[1], askedAt: instant(2), validators: validators, bytesHash: row[6], status: row[7],
            failures: row[8], notBefore: instant(9), lastError: row[10])
    }
}
