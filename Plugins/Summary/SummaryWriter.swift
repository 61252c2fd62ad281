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

        let sections = [
            Section(heading: "決定事項", lines: minutes.decisions.map(lines.decision)) { "ほか\($0)件の決定は省略" },
            Section(heading: "期限のある約束", lines: commitments.compactMap(lines.dated)) { "ほか\($0)件の約束は省略" },
            Section(heading: "期限不明の約束", lines: commitments.compactMap(lines.vague)) { "ほか\($0)件の約束は省略" },
        ]
        let last = Section(heading: "発言の要点", lines: points) { "ほか\($0)人の発言は省略" }
        let shares = Sharing.shares(facts: sections, points: last, room: length - draft.units)
        for (section, share) in zip(sections + [last], shares) where share > 0 {
            draft.add(section, within: share)
        }
        let isBare = minutes.speeches.isEmpty && minutes.decisions.isEmpty
        let body = draft.blocks + (isBare ? [.paragraph("発言も決定事項も読み取れませんでした。")] : [])
        return Notice(
            key: key, topic: "summary", title: title, body: body, evidence: evidence(of: commitments))
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
        // A character has at least one unit: the loop below only sees what may still be too long.
        var clipped = String(text.prefix(units))
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
