import GRDB

extension SQLiteStore {
    /// `journal_mode`, `synchronous` and `foreign_keys` as SQLite has them now: for `kairan check`, and for tests.
    package func durability() throws -> [String] {
        try read { db in
            try ["journal_mode", "synchronous", "foreign_keys"].map { name in
                try String.fetchOne(db, sql: "PRAGMA \(name)") ?? ""
            }
        }
    }

    /// Lets the file grow to so many pages: a small disk.
    package func limitPages(to count: Int) throws {
        try read { db in _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(count)") }
    }
}
