import ArgumentParser
import MinutesModel

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show what Kairan sees in a text: its dates, your keywords, or what it says.",
        discussion:
            "Text comes from standard input; time and keywords give one line of JSON for each line, or text for people where asked.",
        subcommands: [ExplainTimeCommand.self, ExplainKeywordsCommand.self, ExplainSummaryCommand.self])
}

/// Hands each line of standard input to `body` and writes what it gives as a line of JSON.
func explainLines(_ body: (String) -> [UInt8]) {
    while let line = readLine() {
        Terminal.write(body(line) + [0x0A])
    }
}
