import ArgumentParser
import FoundationEssentials
import Logging

/// How much is said on standard error.
struct TalkOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Say more about what is done.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Say only what went wrong.")
    var quiet = false

    func validate() throws {
        if verbose && quiet { throw ValidationError("Choose --verbose or --quiet.") }
    }

    var level: Logger.Level {
        if verbose { return .debug }
        if quiet { return .error }
        let wish = ProcessInfo.processInfo.environment["KAIRAN_LOG"]
        return wish.flatMap { Logger.Level(rawValue: $0) } ?? .info
    }

    var logger: Logger { StandardErrorLog.logger(level) }
}
