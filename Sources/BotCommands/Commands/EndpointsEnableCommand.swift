import ArgumentParser
import BotCore

struct EndpointsEnableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Send to an endpoint again that is paused, gone or given up.",
        discussion: """
            Forgives the endpoint its failures. What was given up since it has been gone goes out with the next run, under \
            the same ids. A changed url in the configuration does the same by itself.

            Example: kairan endpoints enable team && kairan run
            """)

    @Argument(help: "An endpoint of the configuration.")
    var name: String

    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let names = assembly.configuration.endpoints.map(\.name)
        guard names.contains(name) else {
            throw CommandFailure(
                "There is no endpoint '\(name)' in the configuration; there are: \(names.joined(separator: ", "))")
        }
        guard let count = try assembly.ledger().enableEndpoint(name, now: assembly.now) else {
            Terminal.talk("Nothing is held against '\(name)': the next run sends to it as it is.")
            return
        }
        let waiting = count == 0 ? "" : ", and \(count == 1 ? "1 delivery goes" : "\(count) deliveries go") out again"
        Terminal.talk("'\(name)' is tried again by the next run\(waiting): kairan run\(config.repeated)")
    }
}
