import ArgumentParser
import Glibc

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

    /// Becomes `kairan-receiver`: its HTTP server would be loaded with every run of the bot.
    func run() throws {
        let program = try Installation().receiver()
        var words = [program, "--port", "\(port)"]
        if let secret { words += ["--secret", secret] }
        if let log { words += ["--log", log] }
        var arguments = words.map { strdup($0) } + [nil]
        execv(program, &arguments)
        throw CommandFailure("Cannot start \(program): \(String(cString: strerror(errno))).")
    }
}
