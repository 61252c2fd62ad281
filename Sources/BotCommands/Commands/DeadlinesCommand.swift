import ArgumentParser

struct DeadlinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract: "What was promised by when; mark it done, drop it, or put it off.",
        discussion: "Example: kairan deadlines list --within 30",
        subcommands: [
            DeadlinesListCommand.self, DeadlinesDoneCommand.self, DeadlinesDropCommand.self,
            DeadlinesSnoozeCommand.self,
        ],
        defaultSubcommand: DeadlinesListCommand.self)
}
