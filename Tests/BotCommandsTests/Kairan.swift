import Foundation
import TestSupport

/// The built command in an installation of its own: a real child process in a folder of the test's.
struct Kairan: Sendable {
    struct Result: Sendable {
        var code: Int32
        var output: String
        var talk: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// `PREFIX/bin/kairan` and what belongs to it, as `scripts/install` lays them out: hard links to what was built.
    static let prefix: String = {
        let prefix = (Products.folder as NSString).resolvingSymlinksInPath + "/test-prefix"
        let library = prefix + "/lib/kairan"
        link("kairan", to: prefix + "/bin/kairan")
        for part in ["kairan-reader", "kairan-receiver"] { link(part, to: library + "/" + part) }
        for (target, name) in [
            ("Summary", "summary"), ("DeadlineReminder", "deadline-reminder"), ("KeywordAlert", "keyword-alert"),
        ] {
            let plugin = library + "/plugins/" + name
            link(name, to: plugin + "/bin/" + name)
            let manifest = repository + "/Plugins/\(target)/plugin.json"
            try? FileManager.default.removeItem(atPath: plugin + "/plugin.json")
            try? FileManager.default.copyItem(atPath: manifest, toPath: plugin + "/plugin.json")
        }
        return prefix
    }()

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static func link(_ product: String, to path: String) {
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: path)
        try? FileManager.default.linkItem(atPath: Products.path(product), toPath: path)
    }

    /// Runs `kairan ARGUMENTS` in the test's folder to its end.
    func run(_ arguments: String..., environment: [String: String] = [:], input: [UInt8] = []) async throws -> Result {
        let child = try Child(arguments, in: folder, environment: environment, input: input)
        return try await child.end()
    }
}

/// A run of the command. Its streams are files: nobody has to read along, and nothing can block.
struct Child: Sendable {
    private let process: pid_t
    private let folder: TemporaryFolder
    private let name = UUID().uuidString

    init(
        _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], input: [UInt8] = []
    ) throws {
        self.folder = folder
        let given = environment.merging([
            "PATH": "/usr/bin:/bin", "HOME": folder.path, "TMPDIR": folder.path, "SWIFT_BACKTRACE": "enable=no",
        ]) { given, _ in given }
        try folder.write(input, to: ".input-\(name)")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, folder.path(".input-\(name)"), O_RDONLY, 0)
        for (stream, file) in [(Int32(1), "output"), (2, "talk")] {
            let path = folder.path(".\(file)-\(name)")
            posix_spawn_file_actions_addopen(&actions, stream, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        // The shell only changes the folder: posix_spawn's own way to do that is hidden from Swift.
        let line = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder.path, Kairan.prefix + "/bin/kairan"] + arguments
        var argv = line.map { strdup($0) } + [nil]
        var envp = given.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var child = pid_t()
        let failure = posix_spawn(&child, "/bin/sh", &actions, nil, &argv, &envp)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        process = child
    }

    /// Waits until a receiver says where it listens; `nil` when it ended before. Blocks: call it on a thread of its own.
    func listeningPort() throws -> UInt16? {
        let said = "http://127.0.0.1:"
        var ended = siginfo_t()
        while waitid(P_PID, id_t(process), &ended, WEXITED | WNOHANG | WNOWAIT) == 0, ended.si_signo == 0 {
            let talk = try text("talk")
            if let place = talk.range(of: said), talk.hasSuffix("\n") {
                return UInt16(talk[place.upperBound...].prefix { $0.isNumber })
            }
            usleep(5000)
        }
        return nil
    }

    func signal(_ number: Int32) { kill(process, number) }

    /// Waits on a thread of its own: a wait on the test pool's threads would starve the servers that the child talks to.
    func end() async throws -> Kairan.Result {
        try await onOwnThread {
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0 && errno == EINTR {}
            let ended = status & 0x7f
            return Kairan.Result(
                code: ended == 0 ? (status >> 8) & 0xff : -ended, output: try text("output"), talk: try text("talk"))
        }
    }

    private func text(_ stream: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(".\(stream)-\(name)"))), as: UTF8.self)
    }
}
