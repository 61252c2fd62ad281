import ArgumentParser
import BotCore
import Commitments
import MinutesModel

struct DeadlinesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One commitment with everything that is known: the sentence, the meeting, earlier deadlines.",
        discussion: "Example: kairan deadlines show 3f2a")

    @Argument(help: ArgumentHelp("Its id, or the beginning of it.", valueName: "id"))
    var id: String

    @OptionGroup var format: FormatOptions
    @OptionGroup var place: DeadlinePlace

    func run() throws {
        let (ledger, today) = try place.open()
        let commitment = try place.one(id, of: try ledger.commitments(CommitmentFilter(states: [])))
        switch format.format {
        case .json: Terminal.write(CommitmentJSON.bytes(commitment))
        case .text: show(commitment, today: today)
        }
    }

    private func show(_ commitment: Commitment, today: CalendarDate) {
        for (label, value) in facts(of: commitment, today: today) {
            // 14 columns hold the longest label, seven full-width characters.
            let lines = Columns.wrapped(
                value, to: Terminal.showsDataToPerson ? max(20, Terminal.columns - 14) : Int.max)
            for (index, line) in lines.enumerated() {
                Terminal.print(Columns.padded(index == 0 ? label : "", to: 14) + line)
            }
        }
    }

    private func facts(of commitment: Commitment, today: CalendarDate) -> [(String, String)] {
        let standing = DeadlineStanding(commitment, on: today)
        var facts = [("ID", commitment.id), ("状態", state(standing, commitment))]
        facts.append((commitment.kind == .nextMeeting ? "開催日" : "期限", due(commitment, today: today)))
        for move in commitment.moves.reversed() {
            facts.append(("変更前", (move.from.map(dated) ?? "期限不明") + "（\(move.meeting.title)）"))
        }
        facts.append(("内容", commitment.core ?? commitment.text))
        facts.append(
            (
                "約束した人",
                commitment.promiser + (commitment.role.map { commitment.speaker.contains($0) ? "" : "（\($0)）" } ?? "")
            ))
        if commitment.kind == .promise { facts.append(("確度", commitment.firmness.japanese)) }
        if let assignee = commitment.assignee { facts.append(("担当", assignee)) }
        if let note = commitment.note { facts.append(("メモ", note)) }
        if commitment.isSeparate { facts.append(("区別", "似た約束とは別（手で指定）")) }
        facts.append(("発言", commitment.text))
        facts.append(("会議", commitment.meeting.title + (commitment.meeting.date.map { "・\($0.japanese)" } ?? "")))
        if let url = commitment.meeting.url { facts.append(("議事録", url)) }
        if let arrived = commitment.arrived { facts.append(("取り込み", arrived.japanese)) }
        return facts
    }

    private func state(_ standing: DeadlineStanding, _ commitment: Commitment) -> String {
        guard standing == .snoozed, let day = commitment.snoozedUntil else { return standing.japanese }
        return "\(standing.japanese)（\(day.japanese)まで）"
    }

    private func due(_ commitment: Commitment, today: CalendarDate) -> String {
        guard let deadline = commitment.deadline else {
            return commitment.vagueness.map { "期限不明（原文：\($0)）" } ?? "期限不明"
        }
        let days = today.days(until: deadline.end)
        let left = days < 0 ? "\(-days)日超過" : days == 0 ? "今日" : "あと\(days)日"
        return "\(dated(deadline))・\(left)" + (commitment.isCorrected ? "（手で訂正）" : "")
    }

    private func dated(_ deadline: Deadline) -> String {
        let source = deadline.surface == "\(deadline.end)" ? "" : "（原文：\(deadline.surface)）"
        guard deadline.start != deadline.end else { return deadline.japanese + source }
        return "\(deadline.start.japanese)〜\(deadline.end.japanese)\(deadline.approximate ? "ごろ" : "")\(source)"
    }
}
