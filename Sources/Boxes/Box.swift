import CBox
import Glibc

/// A running program in its box, and the pipes to it. Nothing in here waits, except `end()` for the last moment of a
/// killed program. Use it from one thread: the one that spawned it, which must live as long as the program.
package final class Box {
    package let limits: BoxLimits
    /// What this kernel's box consists of.
    package let protection: Protection
    package let pid: Int32
    private let pidfd: Int32
    private var input: Int32
    private var output: Int32
    private var errors: Int32
    private var outgoing: [UInt8] = []
    private var written = 0
    private var closesInput = false
    /// The system failed to hand over the program's input: whatever it answers, it has not seen all of it.
    package private(set) var inputIsCut = false
    private var lines: LineBuffer
    private var tail = Tail(limit: Box.tailLimit)
    private var exit: BoxExit?
    /// What this process has had resident at most when it spawned the program, in bytes.
    private let inheritedMemory: UInt64

    /// The last words of a crash are its reason; more than this nobody reads.
    private static let tailLimit = 8 * 1024
    /// How often a descriptor is read in a turn: 1 MiB, so that a flood does not starve everything else.
    private static let readsPerTurn = 16

    package struct Protection: Sendable, Equatable {
        /// Landlock's ABI version; 0: the program can read every file that its user can.
        package var landlock: Int
        /// Whether system calls are filtered.
        package var seccomp: Bool
    }

    /// - Parameter lineLimit: the longest line that is taken from the program's standard output, in bytes.
    package static func spawn(_ program: BoxProgram, lineLimit: Int) throws(BoxError) -> Box {
        _ = ignoringBrokenPipes
        var child = cbox_child()
        var failure = cbox_failure()
        let spawned = program.withCProgram { cbox_spawn($0, &child, &failure) }
        guard spawned else {
            throw BoxError(
                executable: program.executable, step: BoxError.Step(rawValue: failure.step), code: failure.error)
        }
        // Behind the fork: what other threads take until then, the child has as well.
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return Box(
            child: child, limits: program.limits, lineLimit: lineLimit, inheritedMemory: UInt64(usage.ru_maxrss) << 10)
    }

    /// Writing to a program that has just died would end the bot by SIGPIPE. Programs in a box get the default back.
    private static let ignoringBrokenPipes: Void = { signal(SIGPIPE, SIG_IGN) }()

    private init(child: cbox_child, limits: BoxLimits, lineLimit: Int, inheritedMemory: UInt64) {
        self.limits = limits
        self.inheritedMemory = inheritedMemory
        protection = Protection(landlock: Int(child.landlock), seccomp: child.seccomp)
        pid = child.pid
        pidfd = child.pidfd
        input = child.input
        output = child.output
        errors = child.error
        lines = LineBuffer(limit: lineLimit)
    }

    deinit {
        _ = end()
    }

    // MARK: - Talking

    /// Queues bytes for the program's standard input and writes what it takes now.
    package func write(_ bytes: [UInt8]) {
        guard input >= 0, !closesInput else { return }
        if isWriting { outgoing += bytes } else { (outgoing, written) = (bytes, 0) }
        flush()
    }

    /// Closes the program's standard input once all is written.
    package func closeInput() {
        closesInput = true
        flush()
    }

    /// Whether bytes still wait for the program to take them.
    package var isWriting: Bool { written < outgoing.count }

    /// Writes and reads what goes without waiting.
    package func advance() {
        flush()
        drainErrors()
        drainOutput()
    }

    /// The next line of standard output, without its line end.
    package func nextLine() -> [UInt8]? { lines.next() }

    /// All of standard output that was not handed out, whatever its lines.
    package func takeOutput() -> [UInt8] { lines.takeAll() }

    /// A line grew over the limit; no more come.
    package var hasOverlongLine: Bool { lines.isOverlong }

    /// Half a line, not ended.
    package var hasPartialLine: Bool { lines.hasPartialLine }

    /// No more will come on standard output.
    package var outputIsClosed: Bool { output < 0 }

    /// The last 8 KiB of standard error.
    package var errorText: String { tail.text }

    /// How many bytes came on standard error.
    package var errorBytes: Int { tail.total }

    /// What came on standard error since the last call, at most its last 8 KiB.
    package func takeErrorText() -> String { tail.takeNew() }

    /// What to wait for.
    package var interests: [Interest] {
        var interests = [output, errors, pidfd].filter { $0 >= 0 }.map { Interest(fd: $0) }
        if input >= 0, isWriting { interests.append(Interest(fd: input, forWriting: true)) }
        return interests
    }

    // MARK: - Ending

    /// Whether the program itself has ended (its children may live). It is not buried before `end()`.
    package var hasEnded: Bool {
        guard exit == nil else { return true }
        var info = siginfo_t()
        // WNOWAIT: a zombie keeps its number from being given to a stranger.
        return waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo == SIGCHLD
    }

    /// Kills the program and all that it started, buries it, and closes the pipes. What it wrote to standard error
    /// until then is kept.
    @discardableResult
    package func end() -> BoxExit {
        if let exit { return exit }
        kill(-pid, SIGKILL)
        var status: Int32 = 0
        var usage = rusage()
        while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
        // A bot that is process 1 of a container inherits its grandchildren.
        while waitpid(-pid, nil, 0) > 0 {}
        drainErrors()
        for fd in [input, output, errors, pidfd] where fd >= 0 { close(fd) }
        (input, output, errors) = (-1, -1, -1)
        let ended = BoxExit(status: status, usage: usage, inherited: inheritedMemory)
        exit = ended
        return ended
    }

    // MARK: - Pipes

    private func flush() {
        while input >= 0, isWriting {
            let outcome = Pipe.outcome {
                outgoing.withUnsafeBytes { bytes in
                    Glibc.write(input, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                }
            }
            switch outcome {
            case .moved(let count): written += count
            case .wouldBlock: return
            // It does not read any more. Whether that is a fault shows in what it answers.
            case .closed: closeInputNow()
            case .failed:
                inputIsCut = true
                closeInputNow()
            }
        }
        if closesInput { closeInputNow() }
    }

    private func closeInputNow() {
        if input >= 0 { close(input) }
        input = -1
        (outgoing, written) = ([], 0)
    }

    private func drainOutput() {
        for _ in 0..<Box.readsPerTurn where output >= 0 && !lines.isOverlong {
            var outcome = Pipe.Outcome.closed
            _ = lines.fill { room in
                outcome = Pipe.outcome { read(output, room.baseAddress, room.count) }
                return if case .moved(let count) = outcome { count } else { 0 }
            }
            switch outcome {
            case .moved: continue
            case .wouldBlock: return
            case .closed, .failed:
                close(output)
                output = -1
            }
        }
    }

    private func drainErrors() {
        withUnsafeTemporaryAllocation(byteCount: Pipe.capacity, alignment: 1) { room in
            for _ in 0..<Box.readsPerTurn where errors >= 0 {
                switch Pipe.outcome(of: { read(errors, room.baseAddress, room.count) }) {
                case .moved(let count): tail.append(UnsafeRawBufferPointer(rebasing: room[..<count]))
                case .wouldBlock: return
                case .closed, .failed:
                    close(errors)
                    errors = -1
                }
            }
        }
    }
}
