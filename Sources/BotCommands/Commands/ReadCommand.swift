import ArgumentParser
import FoundationEssentials
import MinutesModel
import PluginHost

struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Show a document as the parsed record: who met, what was decided, who said what.",
        discussion: """
            Every line of the document that is not blank is in the record or under a warning with its number. It needs no \
            configuration.

            Example: kairan read minutes.md --format json | jq .decisions
            """)

    @Argument(help: "The document, or - for standard input.", completion: .file())
    var file: String

    @OptionGroup var format: FormatOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let document = try NamedBytes(argument: file)
        let reader = ProcessReader(executable: try Installation().reader(), logger: talk.logger)
        let json = try Rehearsal(clock: SystemClock()).read(document, with: reader)
        switch format.format {
        case .json:
            Terminal.write(json.last == 0x0A ? json : json + [0x0A])
        case .text:
            let minutes = try JSONDecoder().decode(Minutes.self, from: Data(json))
            // https://no-color.org
            let isColored =
                Terminal.showsDataToPerson && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
            let rendering = MinutesRendering(width: Terminal.columns, isColored: isColored)
            Terminal.write(Array((rendering.lines(of: minutes).joined(separator: "\n") + "\n").utf8))
        }
    }
}
