import ArgumentParser

struct KairanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kairan",
        abstract: "Reads meeting minutes (議事録) and tells a team's chat what matters.",
        discussion: """
            A summary of each new meeting, reminders of what was promised by a date, and alerts for the words you watch. \
            See it work: kairan demo. Begin: kairan init, then kairan run.

            Data goes to standard output, talk to standard error. Exit codes: 0 nothing went wrong, 1 something failed \
            or is unknown, 2 the configuration is wrong, 64 the command line is wrong.
            """,
        version: Version.current,
        subcommands: [
            InitCommand.self, CheckCommand.self, RunCommand.self, TriggerCommand.self, PreviewCommand.self,
            ReadCommand.self, DeadlinesCommand.self, DeliveriesCommand.self, DocumentsCommand.self,
            SearchCommand.self, AlertsCommand.self,
            PluginsCommand.self, EndpointsCommand.self, ExplainCommand.self, DemoCommand.self, ReceiverCommand.self,
        ])
}

enum Version {
    static let current = "0.1.0"
}
