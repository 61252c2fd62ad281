import ArgumentParser
import BotCore
import MinutesModel

struct DeadlinesDoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: "Mark commitments as kept: no more reminders.",
        discussion: "Example: kairan deadlines done 3f2a")

    @OptionGroup var chosen: DeadlineIDs
    @OptionGroup var place: DeadlinePlace

    func run() throws {
        try place.change(chosen.ids, "Done") { ledger, id in try ledger.setCommitment(id, state: .done) }
    }
}

struct DeadlinesDropCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Stop following commitments that no longer matter, or were none.",
        discussion: "Example: kairan deadlines drop 3f2a 91bc")

    @Flag(help: "Open them again, also those that are done.")
    var undo = false

    @OptionGroup var chosen: DeadlineIDs
    @OptionGroup var place: DeadlinePlace

    func run() throws {
        try place.change(chosen.ids, undo ? "Open" : "Dropped") { ledger, id in
            try ledger.setCommitment(id, state: undo ? .open : .dropped)
        }
    }
}

struct DeadlinesSnoozeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze",
        abstract: "No reminders of open commitments until a day.",
        discussion: "Example: kairan deadlines snooze 3f2a --until 2026-10-01")

    @Option(help: ArgumentHelp("The first day on which to remind again.", valueName: "date"))
    var until: DayArgument

    @OptionGroup var chosen: DeadlineIDs
    @OptionGroup var place: DeadlinePlace

    func run() throws {
        try place.change(chosen.ids, "Until \(until.date)") { ledger, id in
            try ledger.snoozeCommitment(id, until: until.date)
        }
    }
}

struct DeadlinesAssignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Put a person or a team in charge of commitments; reminders then name them.",
        discussion: """
            Examples:
              kairan deadlines assign 3f2a --to 財務課
              kairan deadlines assign 3f2a --nobody
            """)

    @Option(help: ArgumentHelp("A person or a team: any text.", valueName: "text"))
    var to: String?

    @Flag(help: "Nobody is in charge any more.")
    var nobody = false

    @OptionGroup var chosen: DeadlineIDs
    @OptionGroup var place: DeadlinePlace

    func validate() throws {
        if (to == nil) != nobody || to?.isEmpty == true { throw ValidationError("Give --to NAME, or --nobody.") }
    }

    func run() throws {
        try place.change(chosen.ids, to.map { "Assigned to \($0)" } ?? "Assigned to nobody") { ledger, id in
            try ledger.editCommitment(id) { $0.assignee = to }
        }
    }
}
