import ArgumentParser
import FoundationEssentials
import MinutesModel
import PluginHost

struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Show a document as the parsed record: who met, what was decided, who said what.",
        discussion: """
            Every line of the document that is not blank is in the record or under a warning with its number. The text \
            form also names what the document was taken for: its format, its encoding, and the way its speakers are \
            marked. It needs no configuration.

            Example: kairan read minutes.md --format json | jq .decisions
            """)

    @Argument(help: "The document: a file, an http(s) URL, or - for standard input.", completion: .file())
    var file: String

    @Flag(help: "Exit with 1 when the record has warnings; it is shown all the same.")
    var strict = false

    @Flag(help: "In the text form, the number of the document's line before each paragraph: what summaries refer to.")
    var lines = false

    @OptionGroup var format: FormatOptions
    @OptionGroup var fetching: FetchOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let clock = SystemClock()
        let document = try NamedBytes(argument: file, fetching, loader: PageLoader(clock: clock))
        let reader = ProcessReader(executable: try Installation().reader(), logger: talk.logger)
        let json = try Rehearsal(clock: clock).read(document, with: reader)
        switch format.format {
        case .json:
            Terminal.write(json.last == 0x0A ? json : json + [0x0A])
        case .text:
            let minutes = try minutes(json)
            // https://no-color.org
            let isColored =
                Terminal.showsDataToPerson && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
            let rendering = MinutesRendering(
                width: Terminal.columns, isColored: isColored, numbersLines: lines)
            Terminal.write(Array((rendering.lines(of: minutes).joined(separator: "\n") + "\n").utf8))
        }
        guard strict else { return }
        let count = try minutes(json).warnings.count
        guard count == 0 else {
            throw CommandFailure("The record has \(count) \(count == 1 ? "warning" : "warnings") (--strict).")
        }
    }

    private func minutes(_ json: [UInt8]) throws -> Minutes {
        try JSONDecoder().decode(Minutes.self, from: Data(json))
    }
}
