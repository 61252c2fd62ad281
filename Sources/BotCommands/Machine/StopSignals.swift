import BotCore
import CLinux
import Glibc

/// SIGINT and SIGTERM as a descriptor, so that the loop can end in order. Make it before anything starts a thread:
/// threads take over which signals are blocked.
final class StopSignals {
    let descriptor: Int32

    init() throws {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        descriptor = signalfd(-1, &signals, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        guard descriptor >= 0 else {
            throw CommandFailure("Cannot watch signals: \(String(cString: strerror(errno))).")
        }
    }

    deinit { close(descriptor) }

    /// Whether one came since the last question.
    func came() -> Bool {
        var information = signalfd_siginfo()
        return read(descriptor, &information, MemoryLayout<signalfd_siginfo>.size) > 0
    }
}
