import ArgumentParser
import BotCore
import Commitments
import MinutesModel

struct DeadlinesEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Put a commitment right: its date, its words, who made it.",
        discussion: """
            Examples:
              kairan deadlines edit 3f2a --due 2027-06-30
              kairan deadlines edit 3f2a --no-date --note "来期に再確認"
              kairan deadlines edit 3f2a --separate
              kairan deadlines edit 3f2a --undo

            What you put right is kept apart from what was read, and holds when the
            minutes are read again. When a later meeting names another day, that is news:
            it is told as a change, and holds from then on.

            --separate: two promises were taken for one, and a deadline seemed to move.
            The one that was joined last stands alone from then on.
            """)

    @Argument(help: ArgumentHelp("Its id, or the beginning of it.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The deadline's last day.", valueName: "date"))
    var due: DayArgument?

    @Option(help: ArgumentHelp("With --due: the first day, when it is a period.", valueName: "date"))
    var from: DayArgument?

    @Flag(help: "It has no date: what was read is none.")
    var noDate = false

    @Option(help: ArgumentHelp("What is promised, in your words.", valueName: "text"))
    var what: String?

    @Option(help: ArgumentHelp("Who promised.", valueName: "text"))
    var who: String?

    @Option(help: ArgumentHelp("For which ministry, bureau or company; empty for none.", valueName: "text"))
    var organisation: String?

    @Option(help: ArgumentHelp("A note for your team; empty to remove it.", valueName: "text"))
    var note: String?

    @Flag(help: "It was joined wrongly with a later promise: take the two apart.")
    var separate = false

    @Flag(help: "Back to what was read.")
    var undo = false

    @OptionGroup var place: DeadlinePlace

    func validate() throws {
        let changes = [due != nil, noDate, what != nil, who != nil, organisation != nil, note != nil, separate, undo]
        guard changes.contains(true) else {
            throw ValidationError(
                "Say what to change: --due, --no-date, --what, --who, --organisation, --note, --separate or --undo.")
        }
        if due != nil && noDate { throw ValidationError("Choose --due or --no-date.") }
        if undo || separate, changes.count(where: { $0 }) > 1 {
            throw ValidationError("\(undo ? "--undo" : "--separate") goes alone.")
        }
        if from != nil && due == nil { throw ValidationError("--from goes with --due.") }
        if let from, let due, from.date > due.date { throw ValidationError("--from is later than --due.") }
    }

    func run() throws {
        let (ledger, _) = try place.open()
        let known = try ledger.commitments(CommitmentFilter(states: []))
        let commitment = try place.one(id, of: known)
        if separate { return try takeApart(commitment, in: ledger) }
        _ = try ledger.editCommitment(commitment.id) { change(&$0) }
        let now = try place.one(commitment.id, of: try ledger.commitments(CommitmentFilter(states: [])))
        Terminal.talk(
            "\(undo ? "As read" : "Changed"): \(ShortID.commitment(now.id)) "
                + "\(now.deadline.map { "\($0.end)" } ?? "期限不明") \(now.promiser): \(now.core ?? now.text)")
    }

    private func takeApart(_ commitment: Commitment, in ledger: any Ledger) throws {
        guard let id = try ledger.separateCommitment(commitment.id) else {
            throw CommandFailure(
                "'\(ShortID.commitment(commitment.id))' stands alone already: no later promise was joined with it. "
                    + "See it with: kairan deadlines show \(ShortID.commitment(commitment.id))\(place.config.repeated)")
        }
        let known = try ledger.commitments(CommitmentFilter(states: []))
        for one in try [commitment.id, id].map({ try place.one($0, of: known) }) {
            Terminal.talk(
                "Apart: \(ShortID.commitment(one.id)) \(one.deadline.map { "\($0.end)" } ?? "期限不明") "
                    + "\(one.promiser): \(one.core ?? one.text)")
        }
    }

    private func change(_ edit: inout CommitmentEdit) {
        if undo {
            let assignee = edit.assignee
            edit = CommitmentEdit()
            edit.assignee = assignee
        }
        if let due {
            edit.deadline = Deadline(
                surface: "\(due.date)", start: from?.date ?? due.date, end: due.date,
                precision: from == nil ? .day : .range)
            edit.isUndated = false
        }
        if noDate { (edit.deadline, edit.isUndated) = (nil, true) }
        if let what { edit.core = what }
        if let who { edit.speaker = who }
        if let organisation { edit.organization = organisation }
        if let note { edit.note = note.isEmpty ? nil : note }
    }
}
