import ArgumentParser
import BotCore
import MinutesModel

struct DocumentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "The documents that were read, and those that could not be.",
        discussion: "Example: kairan documents show minutes.html",
        subcommands: [DocumentsListCommand.self, DocumentsShowCommand.self, DocumentsRetryCommand.self],
        defaultSubcommand: DocumentsListCommand.self)
}

struct DocumentsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List documents, the newest first, with what plugins owe them.",
        discussion: "Example: kairan documents list --unanswered")

    @Flag(help: "Only those for which a plugin's answer is missing.")
    var unanswered = false

    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let documents = try assembly.ledger().documents(DocumentFilter(onlyUnanswered: unanswered))
        guard !documents.isEmpty else {
            Terminal.talk("No documents. They are read from the sources by: kairan run\(config.repeated)")
            return
        }
        var table = TextTable(
            ("ID", .whole), ("ARRIVED", .whole), ("STATE", .whole), ("MEETING", .cut), ("MISSING", .whole),
            ("FILE", .cutStart))
        for document in documents {
            let missing = document.answers.filter { $0.state == .pending || $0.state == .quarantined }
            table.add(
                "\(document.id)", "\(document.arrived)", document.state.rawValue,
                document.meeting?.title ?? document.lastError ?? "",
                missing.map { "\($0.plugin) (\($0.state.rawValue))" }.joined(separator: ", "),
                document.paths.first ?? "")
        }
        table.print()
    }
}
