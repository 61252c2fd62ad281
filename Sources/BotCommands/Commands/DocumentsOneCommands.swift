import ArgumentParser
import BotCore
import FoundationEssentials
import MinutesModel

struct DocumentsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Everything that is kept of one document: hashes, places, format, tries, answers, and its record's head.",
        discussion: "Example: kairan documents show minutes.html")

    @OptionGroup var format: FormatOptions
    @OptionGroup var chosen: ChosenDocument

    func run() throws {
        let (assembly, ledger) = try chosen.open()
        let story = try chosen.story(ledger)
        let minutes = try story.json.map { try JSONDecoder().decode(Minutes.self, from: Data($0)) }
        switch format.format {
        case .json: Terminal.write(DocumentJSON.bytes(story, minutes))
        case .text:
            for line in DocumentStoryText(story, minutes, LocalTime(zone: assembly.zone)).lines { Terminal.print(line) }
        }
    }
}

struct DocumentsRetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Read a document again, and ask again the plugins that were given up.",
        discussion: "Example: kairan documents retry 12 && kairan run")

    @OptionGroup var chosen: ChosenDocument

    func run() throws {
        let (assembly, ledger) = try chosen.open()
        let summary = try chosen.story(ledger).summary
        guard try ledger.retryDocument(summary.id, now: assembly.now) else {
            throw CommandFailure(
                "Nothing was given up for \(summary.called). See: kairan documents list\(chosen.config.repeated)")
        }
        Terminal.talk("\(summary.called) is tried again by the next run: kairan run\(chosen.config.repeated)")
    }
}

/// A document by its number, its name, its path or URL, or the beginning of a hash.
struct ChosenDocument: ParsableArguments {
    @Argument(help: "Its number from `kairan documents list`, its file's name or URL, or the beginning of a hash.")
    var document: String

    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func open() throws -> (Assembly, any Ledger) {
        let assembly = try Assembly(config, talk, secrets: false)
        return (assembly, try assembly.ledger())
    }

    func story(_ ledger: any Ledger) throws -> DocumentStory {
        // A number is a number, whatever else begins with it.
        if let id = Int64(document), let story = try ledger.document(id) { return story }
        let found = try ledger.documents(named: document)
        guard let id = found.first, let story = try ledger.document(id) else {
            throw CommandFailure(
                "No document is called '\(document)'. List them with: kairan documents list\(config.repeated)")
        }
        guard found.count == 1 else {
            let numbers = found.prefix(5).map { "\($0)" }.joined(separator: ", ")
            throw CommandFailure(
                "\(found.count) documents are called '\(document)' (\(numbers)\(found.count > 5 ? ", …" : "")): choose by number."
            )
        }
        return story
    }
}

extension DocumentSummary {
    /// `Document 12 (minutes.html)`.
    var called: String {
        let name = paths.first.map { path in
            WebAddress.isMeant(by: path) ? path : path.split(separator: "/").last.map(String.init) ?? path
        }
        return "Document \(id)" + (name.map { " (\($0))" } ?? "")
    }
}
