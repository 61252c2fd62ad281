import ArgumentParser
import FlyingSocks
import Glibc
import Receiver

/// The chat products' stand-in as a program of its own: what `kairan receiver` becomes and `kairan demo` starts. Its HTTP
/// server brings URLSession along, and with it thirty libraries that no run of the bot should have to load.
@main
struct ReceiverProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kairan-receiver", abstract: "Part of Kairan. See: kairan receiver --help")

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port: UInt16 = 8080

    @Option(help: "The key that /generic posts must be signed with.")
    var secret: String?

    @Option(help: "Append one line of JSON per arrival to this file.")
    var log: String?

    @Flag(help: "Print the port and nothing else, and end when standard input ends.")
    var serveParent = false

    func run() throws {
        // A client that closes early must not end the server.
        signal(SIGPIPE, SIG_IGN)
        // Before the first task: threads take over which signals are blocked.
        let stop = StopSignal()
        let receiver = try Receiver(port: port, genericSecret: secret, logFile: log)
        Task { [port] in
            do {
                try await receiver.run()
            } catch SocketError.failed(_, _, let message) {
                Self.leave("Cannot serve on port \(port): \(message).")
            } catch {
                Self.leave("Cannot serve on port \(port): \(error)")
            }
        }
        Task { [serveParent] in
            do { Self.announce(try await receiver.port(), serveParent) } catch { Self.leave("\(error)") }
        }
        Task { [serveParent] in
            for await arrival in receiver.stream where !serveParent {
                for line in arrival.shown { Output.print(line) }
            }
        }
        if serveParent { Output.waitForEndOfInput() } else { stop.wait() }
        Self.exit()
    }

    private static func announce(_ port: UInt16, _ serveParent: Bool) {
        if serveParent {
            Output.print("\(port)")
        } else {
            Output.talk("Listening on http://127.0.0.1:\(port) (/slack/…, /teams/…, and so on). Ctrl-C ends it.")
        }
    }

    private static func leave(_ sentence: String) -> Never {
        Output.talk("kairan: \(sentence)")
        Glibc.exit(EXIT_FAILURE)
    }
}
