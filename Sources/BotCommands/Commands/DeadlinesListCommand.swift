import ArgumentParser
import BotCore
import MinutesModel

struct DeadlinesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List commitments, the nearest deadline first, those without a date (期限不明) last.",
        discussion: "Example: kairan deadlines list --within 30 --council デジタル社会推進会議 --format json")

    @Flag(help: "Those that are done or dropped, too.")
    var all = false

    @Option(help: ArgumentHelp("Only deadlines that end within so many days; overdue ones too.", valueName: "days"))
    var within: Int?

    @Option(help: ArgumentHelp("Only deadlines that end on or before this day.", valueName: "date"))
    var until: DayArgument?

    @Option(help: ArgumentHelp("Only of councils whose name holds this.", valueName: "text"))
    var council: String?

    @Option(help: ArgumentHelp("Only of speakers whose name or role holds this.", valueName: "text"))
    var speaker: String?

    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var time: AsOfOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        if within != nil && until != nil { throw ValidationError("Choose --within or --until.") }
        if let within, !(0...36_500).contains(within) { throw ValidationError("--within takes 0 to 36500 days.") }
    }

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false, asOf: time.asOf)
        let today = assembly.zone.local(assembly.now).date
        let last = until?.date ?? within.map { today.adding(days: $0) }
        let commitments = try assembly.ledger()
            .commitments(CommitmentFilter(states: all ? [] : [.open], until: last))
            .filter { commitment in
                holds(commitment.meeting.council ?? commitment.meeting.title, council)
                    && holds(commitment.speaker + (commitment.organization ?? ""), speaker)
            }
        switch format.format {
        case .json: Terminal.write(CommitmentJSON.bytes(commitments))
        case .text: show(commitments, today: today)
        }
    }

    private func holds(_ text: String, _ part: String?) -> Bool {
        part.map { text.contains($0) } ?? true
    }

    private func show(_ commitments: [Commitment], today: CalendarDate) {
        guard !commitments.isEmpty else {
            Terminal.talk(
                "No commitments. They are found in minutes by the plugin deadline-reminder, when a run reads them.")
            return
        }
        var table = TextTable(
            ("ID", .whole), ("DUE", .whole), ("DAYS", .whole), ("STATE", .whole), ("WHO", .cut), ("WHAT", .cut),
            ("MEETING", .optional))
        for commitment in commitments {
            let due = commitment.deadline.map { "\($0.approximate ? "約 " : "")\($0.end)" } ?? "期限不明"
            let days = commitment.deadline.map { "\(today.days(until: $0.end))" } ?? ""
            table.add(
                ShortID.commitment(commitment.id), due, days, state(of: commitment, today: today), commitment.speaker,
                shortened(commitment.text), shortened(commitment.meeting.title))
        }
        table.print()
    }

    private func state(of commitment: Commitment, today: CalendarDate) -> String {
        if let day = commitment.snoozedUntil, commitment.state == .open, day > today { return "until \(day)" }
        return commitment.state.rawValue
    }

    /// A table's cell: 30 full-width characters keep a row within a wide terminal. The whole text is in the JSON.
    private func shortened(_ text: String) -> String {
        text.count > 30 ? text.prefix(29) + "…" : text
    }
}
