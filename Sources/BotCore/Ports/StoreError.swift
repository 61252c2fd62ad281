/// What can go wrong in the store: one sentence each that names the file and the next step, never a value from it.
package enum StoreError: Error, Equatable, CustomStringConvertible {
    /// Another program holds the file's lock for a moment. Nothing happened.
    case busy(path: String)
    /// Another run has taken the lease since.
    case leaseLost(holder: String)
    case newer(path: String)
    case cannotOpen(path: String, reason: String)
    case notWritable(path: String)
    case full(path: String)
    case corrupt(path: String)
    case notADatabase(path: String)
    /// SQLite would not keep what it acknowledges.
    case unsafe(path: String, setting: String)
    case failed(path: String, reason: String)

    package var description: String {
        switch self {
        case .busy(let path): "Another program is using the store '\(path)'; try again in a moment"
        case .leaseLost(let holder): "This run was overtaken by another one (\(holder)) and stops; nothing is lost"
        case .newer(let path):
            "The store '\(path)' was written by a newer kairan; upgrade, or point store.path elsewhere"
        case .cannotOpen(let path, let reason):
            "The store '\(path)' cannot be opened: \(reason); check store.path and who may write there"
        case .notWritable(let path):
            "The store '\(path)' cannot be written; give this user write access to the file and its folder, or point store.path elsewhere"
        case .full(let path):
            "No space is left for the store '\(path)'; free some and run again, nothing is lost"
        case .corrupt(let path):
            "The store '\(path)' is damaged; keep a copy, try `sqlite3 '\(path)' .recover`, or point store.path to a new file (what was told before may be told again)"
        case .notADatabase(let path):
            "'\(path)' is not a kairan store; point store.path elsewhere, or move that file away"
        case .unsafe(let path, let setting):
            "The store '\(path)' would not survive a power cut (\(setting)); move it to a local disk, or report this as a bug"
        case .failed(let path, let reason): "The store '\(path)' failed: \(reason)"
        }
    }
}
