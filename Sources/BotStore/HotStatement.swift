import GRDB
import GRDBSQLite

/// A statement that GRDB prepares and keeps, and that is bound and read through SQLite itself: GRDB's rows and argument
/// lists cost several times what the statement costs. It is reset when its holder lets go of it.
struct HotStatement: ~Copyable {
    private let statement: Statement
    private var raw: SQLiteStatement { statement.sqliteStatement }

    init(_ db: Database, _ sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
    }

    deinit { sqlite3_reset(statement.sqliteStatement) }

    // Binding fails for a parameter that does not exist, or without memory: then so does the step.

    func bind(_ index: Int32, _ value: Int64?) {
        if let value { sqlite3_bind_int64(raw, index, value) } else { sqlite3_bind_null(raw, index) }
    }

    func bind(_ index: Int32, _ value: String?) {
        guard var value else {
            sqlite3_bind_null(raw, index)
            return
        }
        // SQLite copies it: this is its SQLITE_TRANSIENT, whose cast Swift does not import.
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                _ = sqlite3_bind_text(raw, index, $0.baseAddress, Int32($0.count), copies)
            }
        }
    }

    /// Whether it came to a row.
    func step() throws -> Bool {
        switch sqlite3_step(raw) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let connection = sqlite3_db_handle(raw)
            throw DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: String(cString: sqlite3_errmsg(connection)))
        }
    }

    /// To its end, where no row is expected.
    func run() throws {
        while try step() {}
    }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(raw, column) }

    func text(_ column: Int32) -> String { optionalText(column) ?? "" }

    /// `nil` for NULL.
    func optionalText(_ column: Int32) -> String? { sqlite3_column_text(raw, column).map { String(cString: $0) } }

    func bytes(_ column: Int32) -> [UInt8] {
        let start = sqlite3_column_blob(raw, column)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, column))))
    }
}
