import CBox

/// A program, and the box it is to run in: its environment is what stands here, it reads and executes only what is
/// readable, writes no file, opens no socket, and dies with the thread that spawned it.
package struct BoxProgram: Sendable {
    /// Absolute.
    package var executable: String
    /// Without the program's own name.
    package var arguments: [String]
    package var environment: [String: String]
    /// The working directory.
    package var directory: String
    /// Folders (with all that is in them) and files, besides `systemPaths`. What does not exist is skipped.
    package var readable: [String]
    package var limits: BoxLimits

    package init(
        executable: String, arguments: [String] = [], environment: [String: String] = [:], directory: String = "/",
        readable: [String] = [], limits: BoxLimits = BoxLimits()
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.readable = readable
        self.limits = limits
    }

    /// What every program finds. A Swift program's backtracer wants to start a process and read others' memory: inside
    /// a box it only fails more slowly.
    package static let baseEnvironment = [
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ]

    /// Programs, libraries, interpreters, time zones, and the harmless devices: what any program needs to start.
    static let systemPaths =
        [
            "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/localtime",
            // Runtimes look up their own stack, threads and the number of processors; libdispatch, which is under Swift's
            // concurrency, traps when it cannot read /proc/TID/stat of its own threads. A process in a Landlock domain
            // cannot read the environment, memory or descriptors of one outside, whatever is readable here.
            "/proc", "/sys/devices/system/cpu", "/dev/null", "/dev/zero", "/dev/random", "/dev/urandom",
        ] + [swiftRuntimeFolder].compactMap { $0 }

    /// Where this program's own Swift runtime lies when it is not linked into it: plugins built beside it need it.
    private static var swiftRuntimeFolder: String? {
        // PATH_MAX.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { folder -> String? in
            let metadata = unsafeBitCast(Int.self as Any.Type, to: UnsafeRawPointer.self)
            guard let base = folder.baseAddress, cbox_library_folder(metadata, base, folder.count) else { return nil }
            return String(cString: base)
        }
    }
}

package struct BoxLimits: Sendable, Equatable {
    /// Heap and private anonymous memory, in bytes. 512 MiB runs the runtimes of Java, Node and Python.
    package var memory: UInt64
    /// Over the program's whole life, in seconds.
    package var cpuSeconds: UInt64?
    package var openFiles: UInt64
    /// Whether it may start programs of its own. They live in the same box and die with it.
    package var mayStartProcesses: Bool

    package init(
        memory: UInt64 = 512 << 20, cpuSeconds: UInt64? = nil, openFiles: UInt64 = 64, mayStartProcesses: Bool = false
    ) {
        self.memory = memory
        self.cpuSeconds = cpuSeconds
        self.openFiles = openFiles
        self.mayStartProcesses = mayStartProcesses
    }
}
