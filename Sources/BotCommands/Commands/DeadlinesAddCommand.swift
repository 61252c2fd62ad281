import ArgumentParser
import BotCore
import Commitments
import MinutesModel

struct DeadlinesAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Follow something that no minutes say: it is reminded of like the rest.",
        discussion: "Example: kairan deadlines add \"骨子案の提出\" --due 2027-03-31 --who 財務課 --council 財政会議")

    @Argument(help: ArgumentHelp("What is to be done.", valueName: "text"))
    var what: String

    @Option(help: ArgumentHelp("The last day; without it, it is listed as 期限不明.", valueName: "date"))
    var due: DayArgument?

    @Option(help: ArgumentHelp("Who promised, or has to do it.", valueName: "text"))
    var who = "手入力"

    @Option(help: ArgumentHelp("For which ministry, bureau or company.", valueName: "text"))
    var organisation: String?

    @Option(help: ArgumentHelp("Of which council.", valueName: "text"))
    var council: String?

    @Option(help: ArgumentHelp("The person or team in charge.", valueName: "text"))
    var assignee: String?

    @OptionGroup var place: DeadlinePlace

    func validate() throws {
        if what.allSatisfy(\.isWhitespace) { throw ValidationError("Say what is to be done.") }
    }

    func run() throws {
        let (ledger, today) = try place.open()
        let deadline = due.map { Deadline(surface: "\($0.date)", start: $0.date, end: $0.date, precision: .day) }
        let commitment = Commitment(
            id: CommitmentID.make("by hand", who, due.map { "\($0.date)" } ?? "", council ?? "", what), minutes: "",
            meeting: Meeting(key: "by hand", title: council ?? "手入力", council: council, date: today), speech: 0,
            speaker: who, organization: organisation, text: what, core: what, deadline: deadline)
        guard try ledger.addCommitment(commitment, today: today) else {
            throw CommandFailure(
                "That is followed already as '\(ShortID.commitment(commitment.id))'. "
                    + "See it with: kairan deadlines show \(ShortID.commitment(commitment.id))\(place.config.repeated)")
        }
        if let assignee { _ = try ledger.editCommitment(commitment.id) { $0.assignee = assignee } }
        Terminal.talk("Added: \(ShortID.commitment(commitment.id)) \(deadline.map { "\($0.end)" } ?? "期限不明") \(what)")
    }
}
