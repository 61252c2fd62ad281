import BotCore
import Foundation
import GRDB

/// The file's place, its access rights, and the settings that make it durable.
enum StoreFile {
    /// Makes the folder and the file with access for this user only, whatever the umask.
    static func make(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            if !FileManager.default.fileExists(atPath: folder) {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                // The attribute is subject to the umask where the folder is new.
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
            }
        } catch {
            throw StoreError.cannotOpen(path: path, reason: "its folder cannot be made")
        }
        // An existing file keeps the rights an operator gave it. It is not opened here either: closing any descriptor
        // of a file drops the locks that SQLite holds on it in this process.
        guard !FileManager.default.fileExists(atPath: path) else { return }
        // SQLite would make it readable to all; its journal takes over the file's mode.
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0o600)
        if descriptor >= 0 {
            close(descriptor)
        } else if errno != EEXIST {
            throw errno == EACCES || errno == EROFS
                ? StoreError.notWritable(path: path)
                : StoreError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Makes or upgrades the tables while no other program does: each migration is a transaction, but which of them are due
    /// is asked before it. The lock is the folder's, so that it leaves no file behind.
    static func upgrading(_ path: String, _ body: () throws -> Void) throws {
        guard path != ":memory:" else { return try body() }
        let folder = open(
            URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if folder >= 0 { close(folder) } }
        for _ in 0..<patience where flock(folder, LOCK_EX | LOCK_NB) != 0 {
            // A file system without locks: SQLite's own have to do.
            guard errno == EWOULDBLOCK else { break }
            usleep(10_000)
        }
        try body()
    }

    /// Times 10 ms: the five seconds that opening waits for a lock of SQLite's, too.
    private static let patience = 500

    /// Bytes. A wave of deliveries takes a tenth of it; what a large document or an upgrade takes goes back to the disk.
    private static let keptJournal = 1 << 20

    /// Sets what durability needs and reads it back, because a library may change it on the way.
    static func secure(_ db: Database, path: String) throws {
        // The journal keeps its place on the disk: a file that grows and shrinks costs a write of its inode with each sync.
        try db.execute(sql: "PRAGMA journal_mode = PERSIST")
        try db.execute(sql: "PRAGMA journal_size_limit = \(keptJournal)")
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // What takes a single statement back, should it fail, is nothing that a power cut needs.
        try db.execute(sql: "PRAGMA temp_store = MEMORY")
        let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
        let foreignKeys = try Bool.fetchOne(db, sql: "PRAGMA foreign_keys") ?? false
        guard journal == "persist" || (path == ":memory:" && journal == "memory") else {
            throw StoreError.unsafe(path: path, setting: "journal_mode=\(journal)")
        }
        // 2 is FULL.
        guard synchronous == 2 else { throw StoreError.unsafe(path: path, setting: "synchronous=\(synchronous)") }
        guard foreignKeys else { throw StoreError.unsafe(path: path, setting: "foreign_keys=off") }
    }

    /// After a run that did not end: cheap, and better told now than found later. Bigger files take too long for a
    /// start (about 1 s per 400 MB when cached); SQLite reports damage where it meets it.
    static func check(_ db: Database, path: String) throws {
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        guard pages * pageSize <= 64 << 20 else { return }
        guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
            throw StoreError.corrupt(path: path)
        }
    }
}

extension StoreError {
    /// Never the statement nor its arguments.
    static func from(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: StoreError.busy(path: path)
        case .SQLITE_FULL: StoreError.full(path: path)
        case .SQLITE_CORRUPT: StoreError.corrupt(path: path)
        case .SQLITE_NOTADB: StoreError.notADatabase(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: StoreError.notWritable(path: path)
        case .SQLITE_CANTOPEN: StoreError.cannotOpen(path: path, reason: error.message ?? "unknown reason")
        default:
            StoreError.failed(
                path: path, reason: "\(error.message ?? "unknown reason") (SQLite \(error.extendedResultCode.rawValue))"
            )
        }
    }
}
