import Foundation

/// A lock that dies with the process: where it can be had, the lease's holder is dead, however long its lease still
/// lasts. It only shortens the wait after a crash; what keeps two runs apart is the lease and its number.
///
/// A file of its own: locking the store's would disturb SQLite's locks.
final class LockFile {
    private let path: String
    private var descriptor: Int32 = -1

    init(path: String) {
        self.path = path
    }

    deinit { release() }

    /// `false` when another process has it, or the file system knows no locks.
    func take() -> Bool {
        if descriptor >= 0 { return true }
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
        guard file >= 0 else { return false }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            return false
        }
        descriptor = file
        return true
    }

    func release() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
    }
}
