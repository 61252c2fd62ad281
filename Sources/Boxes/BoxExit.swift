import Glibc

/// How a program ended, and what it used.
package struct BoxExit: Sendable, Equatable {
    package enum Cause: Sendable, Equatable {
        case exited(Int32)
        case signal(Int32)
    }

    package var cause: Cause
    /// User and system time.
    package var cpu: Duration
    /// The most memory it had resident, in bytes; `nil` when it is not known. Linux counts what its parent had at the
    /// moment of the fork as the child's own, so less than that tells nothing.
    package var peakMemory: UInt64?

    /// - Parameter inherited: what the parent had had resident at most when the program began, in bytes.
    init(status: Int32, usage: rusage, inherited: UInt64) {
        // The macros of sys/wait.h, which Swift does not import.
        let signal = status & 0x7F
        cause = signal == 0 ? .exited((status >> 8) & 0xFF) : .signal(signal)
        cpu =
            .seconds(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + .microseconds(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        let peak = UInt64(usage.ru_maxrss) << 10
        peakMemory = peak > inherited ? peak : nil
    }

    /// Behind "the program": `exited with status 5`, `was ended by signal 11 (a bad memory access)`.
    package func sentence(limits: BoxLimits) -> String {
        let memory =
            // A program that dies of its memory limit dies by a trap or an abort of its own. Most of the limit in use
            // is the best sign there is; three quarters, because the last allocation is the one that failed.
            peakMemory.flatMap { peak in
                peak >= limits.memory / 4 * 3
                    ? "; it had used \(peak >> 20) of its \(limits.memory >> 20) MB of memory" : nil
            } ?? ""
        switch cause {
        case .exited(let status): return "exited with status \(status)\(memory)"
        case .signal(let number):
            let name =
                switch number {
                case SIGILL, SIGTRAP: "a trap, such as fatalError or an index out of range"
                case SIGABRT: "it aborted itself"
                case SIGSEGV, SIGBUS: "a bad memory access"
                case SIGXCPU: "its processor time was used up"
                case SIGSYS: "a system call that its box does not allow"
                case SIGXFSZ: "it wrote to a file"
                case SIGKILL: "killed"
                default: String(cString: strsignal(number))
                }
            return "was ended by signal \(number) (\(name))\(memory)"
        }
    }
}
