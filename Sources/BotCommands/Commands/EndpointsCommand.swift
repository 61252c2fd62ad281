import ArgumentParser

struct EndpointsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "endpoints",
        abstract: "Where notices go, how they are, and a test message to one.",
        discussion: "Example: kairan endpoints test team",
        subcommands: [EndpointsListCommand.self, EndpointsTestCommand.self, EndpointsEnableCommand.self],
        defaultSubcommand: EndpointsListCommand.self)
}
