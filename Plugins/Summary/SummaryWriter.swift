import Commitments
import MinutesModel
import PluginKit

/// Writes the summary of one meeting into a given length: what was decided, what was promised by when and by whom, what
/// each speaker argued. What does not fit is shortened before it is left out, and what is left out is said.
struct SummaryWriter {
    let minutes: Minutes
    /// UTF-16 units of title and body together.
    let length: Int
    /// See `SummaryLines.day`.
    let day: CalendarDate?

    func notice(key: String) -> Notice {
        let commitments = CommitmentFinder().find(in: minutes)
        let promised = Set(commitments.map(\.speaker))
        let lines = SummaryLines(minutes: minutes, day: day)
        let points = KeyPointFinder(told: Set(commitments.map(\.text))).points(of: minutes).map {
            lines.point($0, promised: promised)
        }
        let title = clipped("【要約】\(minutes.meeting.title)", to: length / 3)
        var draft = Draft(title: title)
        draft.add(fields: head(within: length / 2 - draft.units))

        // The facts come first but leave the speakers two fifths of the room, or what they need if that is less.
        let room = length - draft.units
        let wanted = points.reduce(0) { $0 + ($1.costs(overhead: Draft.itemOverhead).first ?? 0) }
        let factsEnd = length - min(room * 2 / 5, wanted + Draft.cost(ofHeading: Heading.points))
        add(
            minutes.decisions.map(lines.decision), as: Heading.decisions,
            upTo: draft.units + (factsEnd - draft.units) / 2, to: &draft
        ) {
            "ほか\($0)件の決定は省略"
        }
        let dated = commitments.compactMap { commitment in
            commitment.deadline.map { lines.dated(commitment, deadline: $0) }
        }
        let vague = commitments.filter { $0.deadline == nil }.map(lines.vague)
        // A promise with a date is worth more than one without, which gets at most a quarter of what is left.
        let vagueShare = vague.isEmpty ? 0 : (factsEnd - draft.units) / 4
        add(dated, as: Heading.dated, upTo: factsEnd - vagueShare, to: &draft) { "ほか\($0)件の約束は省略" }
        add(vague, as: Heading.vague, upTo: factsEnd, to: &draft) { "ほか\($0)件の約束は省略" }
        add(points, as: Heading.points, upTo: length, to: &draft) { "ほか\($0)人の発言は省略" }
        let isBare = minutes.speeches.isEmpty && minutes.decisions.isEmpty
        let body = draft.blocks + (isBare ? [.paragraph("発言も決定事項も読み取れませんでした。")] : [])
        return Notice(
            key: key, topic: "summary", title: title, body: body, evidence: evidence(of: commitments))
    }

    private enum Heading {
        static let decisions = "決定事項"
        static let dated = "期限のある約束"
        static let vague = "期限不明の約束"
        static let points = "発言の要点"
    }

    private func add(
        _ lines: [Fitting.Line], as heading: String, upTo end: Int, to draft: inout Draft, omission: (Int) -> String
    ) {
        let budget = end - draft.units - Draft.cost(ofHeading: heading)
        let note = omission(lines.count).utf16.count + Draft.itemOverhead
        // Not even room to say that something is missing: the next section gets it.
        guard budget >= note else { return }
        let result = Fitting.fit(lines, budget: budget, overhead: Draft.itemOverhead, note: note)
        draft.add(heading: heading, lines: result, omission: omission)
    }

    private func head(within budget: Int) -> [Field] {
        var fields: [Field] = []
        if let date = minutes.date {
            let hours = minutes.start.map { " \(clock($0))〜\(minutes.end.map(clock) ?? "")" } ?? ""
            fields.append(Field(label: "日時", value: date.japanese + hours))
        }
        if let venue = minutes.venue { fields.append(Field(label: "場所", value: venue)) }
        var left = budget
        return fields.prefix { field in
            left -= Draft.cost(of: field)
            return left >= 0
        }
    }

    /// 9:40, as the records print it.
    private func clock(_ time: ClockTime) -> String {
        "\(time.hour):\(time.minute < 10 ? "0" : "")\(time.minute)"
    }

    private func clipped(_ text: String, to units: Int) -> String {
        guard text.utf16.count > units else { return text }
        var clipped = text
        while clipped.utf16.count >= units { clipped.removeLast() }
        return clipped + Shortening.cut
    }

    private func evidence(of commitments: [Commitment]) -> [Evidence] {
        let meeting = minutes.meeting
        let decided = minutes.decisions.flatMap { decision in
            decision.items.map { item in
                Evidence(
                    meeting: meeting, agendaItem: minutes.agendaTitle(of: item) ?? item,
                    speaker: minutes.speeches.first { $0.index == decision.speech }?.speaker.label,
                    quote: decision.evidence)
            }
        }
        return decided + commitments.map { Evidence(meeting: meeting, speaker: $0.speaker, quote: $0.text) }
    }
}
