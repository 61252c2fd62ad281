import FoundationEssentials
import Glibc

/// `kairan-receiver` as a child that cannot outlive this program: it ends when its standard input does, and only this
/// program holds the other end.
final class ReceiverProcess {
    /// What the receiver's log tells of a POST; the rest of a line is for others.
    struct Arrival: Decodable {
        var number: Int
        var service: String
        var accepted: Bool
        /// Each documented rule of the service that it breaks.
        var problems: [String]
        /// For people, line by line.
        var shown: [String]
    }

    let port: UInt16
    private let process: pid_t
    private let input: Int32
    private let log: String

    /// Returns when it listens.
    /// - Parameters:
    ///   - secret: what `/generic` posts must be signed with.
    ///   - log: where the receiver writes what arrives, before it answers.
    init(secret: String, log: String) throws {
        let program = try Installation().receiver()
        let (toChild, fromChild) = (try Pipe(), try Pipe())
        process = try Self.spawn(
            [program, "--port", "0", "--secret", secret, "--log", log, "--serve-parent"], input: toChild.reading,
            output: fromChild.writing)
        close(toChild.reading)
        close(fromChild.writing)
        input = toChild.writing
        self.log = log
        let line = Self.firstLine(of: fromChild.reading)
        close(fromChild.reading)
        guard let port = UInt16(line) else {
            close(input)
            waitpid(process, nil, 0)
            throw CommandFailure("\(program) did not begin to listen.")
        }
        self.port = port
    }

    /// What came until now, in order.
    var arrivals: [Arrival] {
        get throws {
            guard let lines = FileManager.default.contents(atPath: log) else { return [] }
            return try lines.split(separator: UInt8(ascii: "\n")).map { line in
                try JSONDecoder().decode(Arrival.self, from: line)
            }
        }
    }

    func stop() {
        close(input)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }

    private static func spawn(_ words: [String], input: Int32, output: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C is for the bot, which ends in order and still needs the receiver for that.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process = pid_t()
        let failure = posix_spawn(&process, words[0], &actions, &attributes, &arguments, environ)
        guard failure == 0 else {
            throw CommandFailure("Cannot start \(words[0]): \(String(cString: strerror(failure))).")
        }
        return process
    }

    private static func firstLine(of descriptor: Int32) -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count > 0, byte != UInt8(ascii: "\n") else { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
    }

    /// Both ends close themselves in every other program that is started.
    private struct Pipe {
        let reading: Int32
        let writing: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else {
                throw CommandFailure("Cannot make a pipe: \(String(cString: strerror(errno))).")
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }
    }
}
