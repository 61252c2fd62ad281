import ArgumentParser
import Receiver

struct ReceiverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receiver",
        abstract: "A stand-in for Slack, Teams and the other services on this machine, to try things out.",
        discussion: """
            Listens on 127.0.0.1, checks each service's documented limits, answers as the service would, and prints what \
            a person there would see. /slack/…, /google-chat/… and so on, by the names of `service:`, take POSTs. Ends \
            with Ctrl-C.

            Example: kairan receiver --port 8080
            """)

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port: UInt16 = 8080

    @Option(help: ArgumentHelp("The key that /generic posts must be signed with.", valueName: "whsec_…"))
    var secret: String?

    @Option(
        help: ArgumentHelp("Append one line of JSON per arrival to this file.", valueName: "file"), completion: .file())
    var log: String?

    func run() throws {
        let signals = try StopSignals()
        let server = try LocalReceiver(port: port, secret: secret, logFile: log) { arrival in
            for line in ArrivalText.lines(arrival) { Terminal.print(line) }
        }
        Terminal.talk(
            "Listening on http://127.0.0.1:\(server.port) (/slack/…, /teams/…, and so on). Ctrl-C ends it.")
        signals.wait()
        server.stop()
    }
}
