import ArgumentParser

struct AlertsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "Keyword alerts over what is stored: in full, and of rules to be.",
        discussion: """
            A notice quotes at most five passages of a rule; `show` lists all of them. `backtest` tells how often rules \
            would have alerted, before they go live.

            Example: kairan alerts backtest rules.yaml
            """,
        subcommands: [AlertsShowCommand.self, AlertsBacktestCommand.self])
}
