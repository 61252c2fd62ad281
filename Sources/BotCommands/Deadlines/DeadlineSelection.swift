import ArgumentParser
import BotCore
import JapaneseText
import MinutesModel

/// Which commitments are meant: the filters of `list` and `export`.
struct DeadlineSelection: ParsableArguments {
    @Flag(help: "Those that are done or dropped too, and meetings that are over.")
    var all = false

    @Flag(help: "Only open ones (the default).")
    var open = false

    @Flag(help: "Only open ones whose deadline has passed.")
    var overdue = false

    @Option(
        help: ArgumentHelp(
            "Only deadlines that end on or before a day: a date, or a number of days from today. Overdue ones too.",
            valueName: "date|30d"))
    var dueBefore: DueLimit?

    @Option(help: .hidden)
    var within: Int?

    @Option(help: .hidden)
    var until: DayArgument?

    @Option(help: ArgumentHelp("Only of councils or meetings whose name holds this.", valueName: "text"))
    var council: String?

    @Option(help: ArgumentHelp("Only of speakers whose name or role holds this.", valueName: "text"))
    var speaker: String?

    @Option(
        help: ArgumentHelp("Only of ministries, bureaus, companies whose name holds this.", valueName: "text"))
    var organisation: String?

    @Option(help: ArgumentHelp("Only what is assigned to somebody whose name holds this.", valueName: "text"))
    var assignee: String?

    func validate() throws {
        if [all, open, overdue].count(where: { $0 }) > 1 {
            throw ValidationError("Choose one of --open, --overdue and --all.")
        }
        if [dueBefore != nil, within != nil, until != nil].count(where: { $0 }) > 1 {
            throw ValidationError("Choose one of --due-before, --within and --until.")
        }
        if let within, !(0...36_500).contains(within) { throw ValidationError("--within takes 0 to 36500 days.") }
    }

    func commitments(in ledger: any Ledger, today: CalendarDate) throws -> [Commitment] {
        let last = until?.date ?? within.map { today.adding(days: $0) } ?? dueBefore?.day(from: today)
        let filter = CommitmentFilter(states: all ? [] : [.open], until: last)
        return try ledger.commitments(filter).filter { commitment in
            let isPast = commitment.deadline.map { $0.end < today } ?? false
            if commitment.kind == .nextMeeting, isPast, !all { return false }
            return (!overdue || isPast) && holds(commitment.meeting.council ?? commitment.meeting.title, council)
                && holds(commitment.speaker + (commitment.role ?? "") + (commitment.organization ?? ""), speaker)
                && holds(commitment.organization ?? commitment.speaker, organisation)
                && holds(commitment.assignee ?? "", assignee)
        }
    }

    /// Whatever its width, case and variant characters: ＡＩ is found by ai, 齋藤 by 斎藤.
    private func holds(_ text: String, _ part: String?) -> Bool {
        guard let part else { return true }
        let (whole, wanted) = (Folding.fold(text).bytes, Folding.fold(part).bytes)
        return wanted.isEmpty || whole.indices.contains { whole[$0...].starts(with: wanted) }
    }
}

/// `2027-03-31`, or `30d` from today.
struct DueLimit: ExpressibleByArgument {
    private let date: CalendarDate?
    private let days: Int

    init?(argument: String) {
        if let date = CalendarDate(argument) {
            (self.date, days) = (date, 0)
            return
        }
        let digits = argument.hasSuffix("d") ? argument.dropLast() : argument[...]
        // A century: more is a typing error.
        guard let days = Int(digits), (0...36_500).contains(days) else { return nil }
        (date, self.days) = (nil, days)
    }

    func day(from today: CalendarDate) -> CalendarDate { date ?? today.adding(days: days) }
}
