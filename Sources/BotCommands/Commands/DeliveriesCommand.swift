import ArgumentParser

struct DeliveriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "What was sent, what waits, and why.",
        discussion: "Example: kairan deliveries why msg_2Tq",
        subcommands: [
            DeliveriesListCommand.self, DeliveriesShowCommand.self, DeliveriesWhyCommand.self,
            DeliveriesUntoldCommand.self, DeliveriesExportCommand.self, DeliveriesRetryCommand.self,
            DeliveriesReplayCommand.self,
        ],
        defaultSubcommand: DeliveriesListCommand.self)
}
