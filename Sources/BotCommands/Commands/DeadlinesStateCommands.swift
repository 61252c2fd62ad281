import ArgumentParser
import BotCore
import MinutesModel

struct DeadlinesDoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: "Mark commitments as kept: no more reminders.",
        discussion: "Example: kairan deadlines done 3f2a")

    @OptionGroup var chosen: ChosenCommitments

    func run() throws {
        try chosen.change("Done") { ledger, id in try ledger.setCommitment(id, state: .done) }
    }
}

struct DeadlinesDropCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Stop following commitments that no longer matter, or were none.",
        discussion: "Example: kairan deadlines drop 3f2a 91bc")

    @Flag(help: "Open them again, also those that are done.")
    var undo = false

    @OptionGroup var chosen: ChosenCommitments

    func run() throws {
        try chosen.change(undo ? "Open" : "Dropped") { ledger, id in
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

    @OptionGroup var chosen: ChosenCommitments

    func run() throws {
        try chosen.change("Until \(until.date)") { ledger, id in
            try ledger.snoozeCommitment(id, until: until.date)
        }
    }
}

/// Commitments by their ids, or the beginnings of them.
struct ChosenCommitments: ParsableArguments {
    @Argument(help: ArgumentHelp("Ids from `kairan deadlines list`; their beginnings are enough.", valueName: "id"))
    var ids: [String]

    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    /// All or none is named before anything is changed.
    /// - Parameter told: what each is now, in a word or two.
    func change(_ told: String, _ body: (any Ledger, String) throws -> Bool) throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let ledger = try assembly.ledger()
        let known = try ledger.commitments(CommitmentFilter(states: []))
        let commitments = try ids.map { try one($0, of: known) }
        for commitment in commitments {
            guard try body(ledger, commitment.id) else {
                throw CommandFailure(
                    "'\(commitment.id)' is \(commitment.state.rawValue); that cannot be changed so. "
                        + "Open it again with: kairan deadlines drop --undo \(commitment.id)\(config.repeated)")
            }
            Terminal.talk("\(told): \(ShortID.commitment(commitment.id)) \(commitment.speaker): \(commitment.text)")
        }
    }

    private func one(_ id: String, of known: [Commitment]) throws -> Commitment {
        if let exact = known.first(where: { $0.id == id }) { return exact }
        let matches = known.filter { $0.id.hasPrefix(id) }
        guard let match = matches.first, matches.count == 1 else {
            let problem = matches.isEmpty ? "No commitment" : "\(matches.count) commitments begin with"
            throw CommandFailure("\(problem) '\(id)'. List them with: kairan deadlines list --all\(config.repeated)")
        }
        return match
    }
}
