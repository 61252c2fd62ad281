import ArgumentParser
import MinutesModel

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show what Kairan sees in a text: its dates, or your keywords.",
        discussion: "Lines come from standard input; each gives one line of JSON, or text for people where asked.",
        subcommands: [ExplainTimeCommand.self, ExplainKeywordsCommand.self])
}

/// Hands each line of standard input to `body` and writes what it gives as a line of JSON.
func explainLines(_ body: (String) -> [UInt8]) {
    while let line = readLine() {
        Terminal.write(body(line) + [0x0A])
    }
}
