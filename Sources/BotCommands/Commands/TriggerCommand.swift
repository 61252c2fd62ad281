import ArgumentParser
import BotCore
import FoundationEssentials
import MinutesModel
import PluginKit

struct TriggerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trigger",
        abstract: "Ask one plugin about one document now, and send what it says.",
        discussion: """
            The plugin always answers, whatever was told before, and the routes (or --to) decide who hears it. The \
            document is not taken into the store.

            Example: kairan trigger summary minutes.md --to team
            """)

    @Argument(help: "The plugin's name.")
    var plugin: String

    @Argument(help: "The document: a file, an http(s) URL, or - for standard input.", completion: .file())
    var file: String

    @Option(help: ArgumentHelp("Send to this endpoint instead; may be given several times.", valueName: "endpoint"))
    var to: [String] = []

    @OptionGroup var fetching: FetchOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var plugins: PluginFolderOptions
    @OptionGroup var time: AsOfOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let assembly = try Assembly(
            config, talk, secrets: true, pluginFolders: plugins.pluginDir, asOf: time.asOf)
        try checkNames(assembly.configuration)
        let json = try Rehearsal(clock: assembly.clock).read(assembly.document(file, fetching), with: assembly.reader())
        let minutes = try JSONDecoder().decode(Minutes.self, from: Data(json))
        let day = assembly.zone.local(assembly.now).date
        let trigger = Trigger(
            plugin: plugin, command: Command(name: "trigger", minutes: minutes, day: day), to: to.isEmpty ? nil : to)
        let report = try BotRun(assembly: assembly, talk: talk).perform { bot in try bot.trigger(trigger) }
        try RunTalk(report: report, logger: assembly.logger, config: config).finish()
    }

    private func checkNames(_ configuration: Configuration) throws {
        let uses = configuration.plugins.map { $0.name }
        guard uses.contains(plugin) else {
            let hint = DidYouMean.hint(for: plugin, among: uses)
            throw CommandFailure(
                "The configuration uses no plugin '\(plugin)'\(hint.isEmpty ? "." : hint) It uses: \(uses.joined(separator: ", "))",
                status: .configuration)
        }
        for name in to { try configuration.checkEndpoint(name) }
    }
}

extension Configuration {
    /// Throws a sentence when there is no such endpoint.
    @discardableResult
    func checkEndpoint(_ name: String) throws -> Endpoint {
        if let endpoint = endpoints.first(where: { $0.name == name }) { return endpoint }
        let names = endpoints.map { $0.name }
        let hint = DidYouMean.hint(for: name, among: names)
        throw CommandFailure(
            "No endpoint '\(name)'\(hint.isEmpty ? "." : hint) The configuration has: \(names.joined(separator: ", "))",
            status: .configuration)
    }
}
