import ArgumentParser
import BotConfig
import BotCore
import Glibc

/// From the command line to an exit code. Whatever fails is told in sentences on standard error.
package enum Launch {
    package static func run() -> Never {
        holdStandardStreams()
        do {
            var command = try command()
            try command.run()
            exit(ExitStatus.good.rawValue)
        } catch let failure as CommandFailure {
            leave(failure.message, failure.status)
        } catch let errors as ConfigErrors {
            leave(errors.talk, .configuration)
        } catch let error as TransportUnavailable {
            leave("\(error)", .failed)
        } catch let error as StoreError {
            leave("\(error)", .failed)
        } catch {
            // ArgumentParser's own: help, a usage error (64), or an exit code that was thrown.
            KairanCommand.exit(withError: error)
        }
    }

    /// What cron types is understood without looking at the other commands, which cost a fifth of a run with nothing to
    /// do. What is wrong with it is told by the parser that knows them all.
    private static func command() throws -> any ParsableCommand {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == RunCommand.configuration.commandName,
            let run = try? RunCommand.parseAsRoot(Array(arguments.dropFirst())) as? RunCommand
        {
            return run
        }
        return try KairanCommand.parseAsRoot()
    }

    /// A standard stream that is closed would be taken by the next file that is opened, and what is meant for people
    /// written into it. Opened for reading only, so that a write to it fails and is told.
    private static func holdStandardStreams() {
        for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
    }

    private static func leave(_ message: String, _ status: ExitStatus) -> Never {
        Terminal.talk("kairan: \(message)")
        exit(status.rawValue)
    }
}

/// The exit codes, as the documentation promises them. 64, a usage error, is ArgumentParser's.
enum ExitStatus: Int32 {
    /// Nothing went wrong; held, paced and not-yet-due notices are normal.
    case good = 0
    /// Something failed, is unknown, or a plugin's answer is missing.
    case failed = 1
    case configuration = 2

    /// An exit code to throw, when everything has been said already.
    static func code(_ code: Int32) -> ExitCode { ExitCode(code) }
}

/// Why a command ends: one or two sentences that name the place and the next command to type.
struct CommandFailure: Error {
    let message: String
    let status: ExitStatus

    init(_ message: String, status: ExitStatus = .failed) {
        self.message = message
        self.status = status
    }
}

extension ConfigErrors {
    var talk: String {
        let count = problems.count { $0.severity == .error }
        let lines = problems.map { $0.line(in: file) }.joined(separator: "\n")
        return problems.count == 1
            ? lines
            : "\(count) \(count == 1 ? "error" : "errors") in the configuration; nothing was read or sent.\n\(lines)"
    }
}
