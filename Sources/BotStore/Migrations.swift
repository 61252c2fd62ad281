import GRDB

/// The steps from no tables to today's. A store that has some takes those it lacks, each in a transaction of its own; a
/// new one takes all of them in one: a transaction costs four syncs, which are milliseconds each on a plain disk.
struct Migrations {
    typealias Step = @Sendable (Database) throws -> Void

    private(set) var migrator = DatabaseMigrator()
    private var steps: [(name: String, step: Step)] = []

    mutating func registerMigration(_ name: String, _ step: @escaping Step) {
        migrator.registerMigration(name, migrate: step)
        steps.append((name, step))
    }

    /// Makes the tables of a store that has none. Returns whether it had none.
    func fill(_ queue: DatabaseQueue) throws -> Bool {
        var wasEmpty = false
        try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                wasEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
                guard wasEmpty else { return .rollback }
                // As DatabaseMigrator keeps its books.
                try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
                for (name, step) in steps {
                    try step(db)
                    try db.run("INSERT INTO grdb_migrations (identifier) VALUES (?)", name)
                }
                return .commit
            }
        }
        return wasEmpty
    }
}
