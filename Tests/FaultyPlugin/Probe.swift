import Glibc

/// Ways to try the walls of the box. The finding is the answer's title: an error's name, or `done`.
enum Probe: String, CaseIterable {
    case opensSocket = "opens-socket"
    case readsPasswords = "reads-passwords"
    case readsHome = "reads-home"
    case readsParentsEnvironment = "reads-parents-environment"
    case writesTemporaryFile = "writes-temporary-file"
    case truncatesItself = "truncates-itself"
    case changesMode = "changes-mode"
    case startsProcess = "starts-process"
    case leavesGroup = "leaves-group"
    case leavesSession = "leaves-session"
    case killsParent = "kills-parent"
    case tracesParent = "traces-parent"
    case outlivesParent = "outlives-parent"
    case makesNamespace = "makes-namespace"
    case sharedMemory = "shared-memory"
    case ioUring = "io-uring"
    case writesMemoryFile = "writes-memory-file"
    // Not walls: what it must find.
    case listsDescriptors = "lists-descriptors"
    case listsEnvironment = "lists-environment"
    case startsThread = "starts-thread"
    case readsItself = "reads-itself"
    case writesNull = "writes-null"

    func findings() -> String {
        switch self {
        case .opensSocket: name(of: socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        case .readsPasswords: name(of: open("/etc/passwd", O_RDONLY))
        case .readsHome: name(of: open("/root", O_RDONLY))
        case .readsParentsEnvironment: name(of: open("/proc/\(getppid())/environ", O_RDONLY))
        case .writesTemporaryFile: name(of: open("/tmp/kairan-faulty-plugin", O_WRONLY | O_CREAT, 0o600))
        case .truncatesItself: name(of: truncate(CommandLine.arguments[0], 0))
        case .changesMode: name(of: chmod(CommandLine.arguments[0], 0o777))
        case .startsProcess: startsProcessFindings()
        case .leavesGroup: name(of: setpgid(0, 0))
        case .leavesSession: name(of: setsid())
        case .killsParent: name(of: kill(getppid(), SIGKILL))
        case .tracesParent: name(of: Call.system(Call.ptrace, Call.attach, Int(getppid())))
        case .outlivesParent: name(of: Call.system(Call.prctl, 1, 0))
        case .makesNamespace: name(of: Call.system(Call.unshare, 0x1000_0000))
        case .sharedMemory: name(of: shmget(IPC_PRIVATE, 4096, 0o600))
        case .ioUring: name(of: Call.system(Call.ioUringSetup, 1))
        case .writesMemoryFile: memoryFileFindings()
        case .listsDescriptors:
            (0..<256).filter { fcntl(Int32($0), F_GETFD) >= 0 }.map { "\($0)" }.joined(separator: " ")
        case .listsEnvironment: environmentNames()
        case .startsThread: threadFindings()
        case .readsItself: name(of: open(CommandLine.arguments[0], O_RDONLY))
        case .writesNull: name(of: open("/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600))
        }
    }

    private func name(of result: Int32) -> String {
        guard result < 0 else { return "done" }
        switch errno {
        case EACCES: return "EACCES"
        case EPERM: return "EPERM"
        case ENOSYS: return "ENOSYS"
        case ENOENT: return "ENOENT"
        default: return "errno \(errno)"
        }
    }

    private func startsProcessFindings() -> String {
        let pid = Call.fork()
        if pid == 0 { _exit(0) }
        let finding = name(of: pid)
        if pid > 0 { waitpid(pid, nil, 0) }
        return finding
    }

    private func memoryFileFindings() -> String {
        // RLIMIT_FSIZE's signal, ignored: the error is what we want to see.
        signal(SIGXFSZ, SIG_IGN)
        let file = "faulty".withCString { Call.system(Call.memfdCreate, Int(bitPattern: $0)) }
        return file < 0 ? name(of: file) : name(of: ftruncate(file, 1 << 20))
    }

    private func environmentNames() -> String {
        var names: [String] = []
        var next = environ
        while let entry = next.pointee {
            names.append(String(String(cString: entry).prefix { $0 != "=" }))
            next += 1
        }
        return names.sorted().joined(separator: " ")
    }

    private func threadFindings() -> String {
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, { _ in nil }, nil)
        if code == 0 { pthread_join(thread, nil) }
        return code == 0 ? "done" : "errno \(code)"
    }
}
