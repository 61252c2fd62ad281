import ArgumentParser

struct DeadlinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract:
            "What was promised by when; put it right, hand it to somebody, mark it done, take it into a calendar.",
        discussion: """
            Examples:
              kairan deadlines --due-before 30d --council 財政   due soon or overdue
              kairan deadlines show 3f2a                        all that is known
              kairan deadlines edit 3f2a --due 2027-06-30       put the date right
              kairan deadlines assign 3f2a --to 財務課           who is in charge
              kairan deadlines done 3f2a                        no more reminders
              kairan deadlines export --ics > deadlines.ics     for a calendar
              kairan deadlines export --html > deadlines.html   a page for everybody
            """,
        subcommands: [
            DeadlinesListCommand.self, DeadlinesShowCommand.self, DeadlinesAddCommand.self, DeadlinesEditCommand.self,
            DeadlinesAssignCommand.self, DeadlinesDoneCommand.self, DeadlinesDropCommand.self,
            DeadlinesSnoozeCommand.self, DeadlinesExportCommand.self,
        ],
        defaultSubcommand: DeadlinesListCommand.self)
}
