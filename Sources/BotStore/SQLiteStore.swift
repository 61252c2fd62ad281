import BotCore
import CStore
import Foundation
import GRDB
import GRDBSQLite

/// The store in one SQLite file, through one connection.
///
/// Journal mode PERSIST with `synchronous=FULL`: what a verb has returned survives a power cut. WAL is not used:
/// SQLite before 3.51.3 can lose commits in it when several programs have the file open.
package final class SQLiteStore: Store {
    let path: String
    let queue: DatabaseQueue
    let lock: LockFile?
    /// The run that this store opened: each of its writes checks that it still holds the lease.
    var run: Int64 = 0
    var lease: Duration = .zero
    /// The holder of a run that opened without a commit: its first write takes the lease.
    var unwritten: String?
    /// What this run started and has not ended, by its attempt.
    var flights: [Int64: Flight] = [:]
    var ahead = ReadAhead()
    /// The run ended with its last delivery.
    var hasEnded = false

    /// Opens the file, and makes it (0600) and its folder (0700) where they are missing. Throws `StoreError`.
    /// `busyTimeout` is for commands that have no later turn; the bot's is zero. Opening itself waits a moment for a
    /// program that is just making or upgrading the tables.
    package init(path: String, busyTimeout: Duration = .zero) throws {
        self.path = path
        let isFile = path != ":memory:"
        if isFile { try StoreFile.make(path) }
        var configuration = GRDB.Configuration()
        configuration.label = "kairan"
        configuration.busyMode = .timeout(5)
        do {
            guard cstore_set_up() == SQLITE_OK else {
                throw StoreError.cannotOpen(path: path, reason: "SQLite cannot be set up")
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            let migrations = Schema.migrations
            let migrator = migrations.migrator
            // In one transaction: between two of its looks another program may be making the tables.
            let isCurrent = try queue.read { db in
                if try Schema.isForeign(db) { throw StoreError.notADatabase(path: path) }
                if try migrator.hasBeenSuperseded(db) { throw StoreError.newer(path: path) }
                return try migrator.hasCompletedMigrations(db)
            }
            try queue.writeWithoutTransaction { try StoreFile.secure($0, path: path) }
            if !isCurrent {
                try StoreFile.upgrading(path) { [queue] in
                    if try !migrations.fill(queue) { try migrator.migrate(queue) }
                }
            }
            try queue.writeWithoutTransaction { db in
                _ = try Int.fetchOne(db, sql: "PRAGMA busy_timeout = \(busyTimeout.milliseconds)")
            }
        } catch {
            throw StoreError.from(error, path: path)
        }
        lock = isFile ? LockFile(path: path + ".lock") : nil
    }

    /// What a store's tables are to this program.
    package enum Version: Sendable {
        case missing, older, current
    }

    /// Looks at a store without changing it. Throws `StoreError.newer` and `.notADatabase` as opening it would.
    package static func state(at path: String) throws -> Version {
        guard path != ":memory:", FileManager.default.fileExists(atPath: path) else { return .missing }
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            return try DatabaseQueue(path: path, configuration: configuration).read { db in
                let migrator = Schema.migrations.migrator
                if try Schema.isForeign(db) { throw StoreError.notADatabase(path: path) }
                if try migrator.hasBeenSuperseded(db) { throw StoreError.newer(path: path) }
                return try migrator.hasCompletedMigrations(db) ? .current : .older
            }
        } catch {
            throw StoreError.from(error, path: path)
        }
    }

    /// One transaction of the run: refused when another run has taken the lease. Renews it, or takes it where opening
    /// the run wrote nothing.
    func write<Value>(now: Instant, keepsAhead: Bool = false, _ body: (Database) throws -> Value) throws -> Value {
        let value = try transaction(keepsAhead: keepsAhead) { db in
            let until = (now + lease).milliseconds
            if let unwritten {
                try db.run(
                    "UPDATE lease SET run = ?1, holder = ?2, until = ?3, locks = 1 WHERE run = ?1 - 1 AND holder IS NULL",
                    run, unwritten, until)
            } else {
                try db.run("UPDATE lease SET until = ? WHERE run = ?", until, run)
            }
            guard db.changesCount == 1 else {
                let holder = try String.fetchOne(db, sql: "SELECT holder FROM lease")
                throw StoreError.leaseLost(holder: holder ?? "ended since")
            }
            return try body(db)
        }
        unwritten = nil
        return value
    }

    /// One transaction of anybody. `keepsAhead`: it sees to it itself that what was read ahead stays true.
    func transaction<Value>(keepsAhead: Bool = false, _ body: (Database) throws -> Value) throws -> Value {
        if !keepsAhead { ahead.forget() }
        do {
            return try queue.writeWithoutTransaction { db in
                var result: Value?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                guard let result else { throw StoreError.failed(path: path, reason: "a transaction gave nothing") }
                return result
            }
        } catch {
            ahead.forget()
            throw StoreError.from(error, path: path)
        }
    }

    /// What is under way at an endpoint.
    struct Flight {
        var endpoint: String
        var since: Instant
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try queue.unsafeRead(body)
        } catch {
            throw StoreError.from(error, path: path)
        }
    }
}

extension Database {
    /// Executes a statement that is prepared once per connection.
    func run(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }

    func row(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    func rows(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }
}
