import BotCore
import Foundation

/// A lock that dies with the process: where it can be had, the lease's holder is dead, however long its lease still
/// lasts. It shortens the wait after a crash, and lets a run look around before it writes its lease down; what keeps
/// two runs apart in the end is the lease and its number.
///
/// A file of its own: locking the store's would disturb SQLite's locks.
final class LockFile {
    enum State: Equatable {
        case mine
        /// Another process has it: who, and since when.
        case others(holder: String, since: Instant)
        /// The file system knows no locks, or the file cannot be made.
        case unavailable
    }

    private let path: String
    private var descriptor: Int32 = -1

    init(path: String) {
        self.path = path
    }

    deinit { release() }

    /// Leaves word of the holder in the file. It is not synced: who reads it lives on the same machine.
    func take(as holder: String, now: Instant) -> State {
        if descriptor < 0 {
            let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
            guard file >= 0 else { return .unavailable }
            guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
                defer { close(file) }
                return errno == EWOULDBLOCK ? word(in: file, now) : .unavailable
            }
            descriptor = file
        }
        let word = Array("\(now.milliseconds) \(holder)".utf8)
        // On a full disk the lock stays without a word, and keeps others out all the same.
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, word, word.count, 0) }
        return .mine
    }

    private func word(in file: Int32, _ now: Instant) -> State {
        // Longer than any host name (255 bytes) with its process and time.
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = pread(file, &buffer, buffer.count, 0)
        let word = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self).split(separator: " ", maxSplits: 1)
        guard word.count == 2, let since = Int64(word[0]) else { return .others(holder: "another run", since: now) }
        return .others(holder: String(word[1]), since: Instant(milliseconds: since))
    }

    func release() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
    }
}
