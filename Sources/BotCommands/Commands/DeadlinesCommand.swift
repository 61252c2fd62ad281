import ArgumentParser

struct DeadlinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract:
            "What was promised by when; put it right, hand it to somebody, mark it done, take it into a calendar.",
        discussion: """
            Examples:
              kairan deadlines                                   what is open, the nearest deadline first
              kairan deadlines --due-before 30d --council 財政    due within 30 days, or overdue
              kairan deadlines show 3f2a                         the sentence, the meeting, earlier deadlines
              kairan deadlines edit 3f2a --due 2027-06-30        the date was wrong; it stays right from now on
              kairan deadlines done 3f2a                         no more reminders
              kairan deadlines export --ics > deadlines.ics      for Google Calendar, Outlook, Apple Calendar
              kairan deadlines export --html > deadlines.html    a page for everybody
            """,
        subcommands: [
            DeadlinesListCommand.self, DeadlinesShowCommand.self, DeadlinesAddCommand.self, DeadlinesEditCommand.self,
            DeadlinesAssignCommand.self, DeadlinesDoneCommand.self, DeadlinesDropCommand.self,
            DeadlinesSnoozeCommand.self, DeadlinesExportCommand.self,
        ],
        defaultSubcommand: DeadlinesListCommand.self)
}
