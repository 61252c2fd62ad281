import ArgumentParser
import BotCore
import FoundationEssentials
import MinutesModel
import PluginKit

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "The exact bytes each endpoint would get for a document; nothing is sent, nothing is stored.",
        discussion: """
            Reads the document, asks the plugins as if it had just arrived, and renders what the routes would send. \
            Before each body stands its size against the service's limit, in the service's own unit. It needs no secrets.

            Example: kairan preview minutes.md --endpoint team
            """)

    @Argument(help: "The document: a file, an http(s) URL, or - for standard input.", completion: .file())
    var file: String

    @Option(help: ArgumentHelp("Only what this endpoint would get.", valueName: "name"))
    var endpoint: String?

    @OptionGroup var format: FormatOptions
    @OptionGroup var fetching: FetchOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var plugins: PluginFolderOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false, pluginFolders: plugins.pluginDir)
        if let endpoint { try assembly.configuration.checkEndpoint(endpoint) }
        let rehearsal = Rehearsal(clock: assembly.clock)
        let selected = try assembly.plugins()
        let json = try rehearsal.read(assembly.document(file, fetching), with: assembly.reader())
        let meeting = try JSONDecoder().decode(Minutes.self, from: Data(json)).meeting
        let outcomes = try rehearsal.ask(EncodedEvent(minutesJSON: json), runner: assembly.runner(selected))
        let shown = try Preview(configuration: assembly.configuration, meeting: meeting).bodies(of: outcomes)
            .filter { endpoint == nil || $0.endpoint == endpoint }
        switch format.format {
        case .text: show(shown)
        case .json: Terminal.write(Self.json(shown))
        }
        if shown.isEmpty {
            Terminal.talk("Nothing would be sent: no plugin has something to say, or no route takes it.")
        }
        let failures = outcomes.compactMap { outcome in
            if case .failure(let failure) = outcome.result { (outcome.plugin, failure) } else { nil }
        }
        for (plugin, failure) in failures { Terminal.talk("kairan: Plugin '\(plugin)': \(failure.reason)") }
        if !failures.isEmpty { throw ExitStatus.code(ExitStatus.failed.rawValue) }
    }

    private func show(_ bodies: [Preview.Body]) {
        for body in bodies {
            let payload = body.payload
            let size =
                payload.limit == .max
                ? "\(payload.size) \(payload.unit) (no limit)" : "\(payload.size) of \(payload.limit) \(payload.unit)"
            Terminal.print(
                "== \(body.endpoint) (\(body.service.rawValue)), part \(body.part) of \(body.parts): "
                    + "\(size), \(payload.contentType)")
            Terminal.write(payload.body)
            Terminal.print(payload.body.last == 0x0A ? "" : "\n")
        }
    }

    private static func json(_ bodies: [Preview.Body]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(bodies) { writer, body in
            writer.object { writer in
                writer.field("endpoint", body.endpoint)
                writer.field("service", body.service.rawValue)
                writer.field("part", body.part)
                writer.field("parts", body.parts)
                writer.field("size", body.payload.size)
                writer.field("limit", body.payload.limit == .max ? nil : body.payload.limit)
                writer.field("unit", body.payload.unit)
                writer.field("contentType", body.payload.contentType)
                writer.field("body", String(decoding: body.payload.body, as: UTF8.self))
            }
        }
        return writer.bytes + [0x0A]
    }
}
