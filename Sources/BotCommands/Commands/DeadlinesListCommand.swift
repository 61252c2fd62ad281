import ArgumentParser
import Commitments
import MinutesModel

struct DeadlinesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List commitments, the nearest deadline first, those without a date (期限不明) last.",
        discussion: """
            Example: kairan deadlines list --due-before 30d --council 財政 --format json

            ≈ before a date: the words were a hint (来年度早期).
            * behind a date: it was put right, or a later meeting moved it; see `show`.
            """)

    @OptionGroup var selection: DeadlineSelection
    @OptionGroup var format: FormatOptions
    @OptionGroup var place: DeadlinePlace

    func run() throws {
        let (ledger, today) = try place.open()
        let commitments = try selection.commitments(in: ledger, today: today)
        switch format.format {
        case .json: Terminal.write(CommitmentJSON.bytes(commitments))
        case .text: show(commitments, today: today)
        }
    }

    private func show(_ commitments: [Commitment], today: CalendarDate) {
        guard !commitments.isEmpty else {
            Terminal.talk(
                "No commitments. They are found in minutes by the plugin deadline-reminder, when a run reads them.")
            return
        }
        var table = TextTable(
            ("ID", .whole), ("DUE", .whole), ("DAYS", .whole), ("STATE", .whole), ("WHO", .cut), ("WHAT", .cut),
            ("ASSIGNEE", .optional), ("MEETING", .optional))
        for commitment in commitments {
            let days = commitment.deadline.map { "\(today.days(until: $0.end))" } ?? ""
            table.add(
                ShortID.commitment(commitment.id), due(commitment), days, state(of: commitment, today: today),
                who(commitment), shortened(commitment.core ?? commitment.text), commitment.assignee ?? "",
                shortened(commitment.meeting.title))
        }
        table.print()
    }

    private func due(_ commitment: Commitment) -> String {
        guard let deadline = commitment.deadline else { return "期限不明" }
        let mark = commitment.isCorrected || !commitment.moves.isEmpty ? "*" : ""
        return "\(deadline.approximate ? "≈" : "")\(deadline.end)\(mark)"
    }

    private func who(_ commitment: Commitment) -> String {
        commitment.kind == .nextMeeting ? "（会議）" : commitment.namedSpeaker ?? commitment.promiser
    }

    private func state(of commitment: Commitment, today: CalendarDate) -> String {
        let standing = DeadlineStanding(commitment, on: today)
        if standing == .snoozed, let day = commitment.snoozedUntil { return "until \(day)" }
        return standing.english
    }

    /// A table's cell: 30 full-width characters keep a row within a wide terminal. The whole text is in the JSON.
    private func shortened(_ text: String) -> String {
        text.count > 30 ? text.prefix(29) + "…" : text
    }
}
