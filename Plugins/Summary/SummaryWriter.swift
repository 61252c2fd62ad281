import Commitments
import MinutesModel
import PluginKit
import Summaries

/// Writes the summary of one meeting into a given length: what was decided, what was promised by when and by whom, what
/// each speaker argued. What does not fit is shortened before it is left out, and what is left out is said.
struct SummaryWriter {
    let minutes: Minutes
    let detail: Detail
    /// UTF-16 units of title and body together.
    let length: Int
    /// See `SummaryLines.day`.
    let day: CalendarDate?
    /// The meeting's words, weighed against each other and against earlier meetings'; without them only the former.
    var terms: Terms?

    func notice(key: String) -> Notice {
        let title = clipped("【要約】\(minutes.meeting.title)", to: length / 3)
        var draft = Draft(title: title)
        draft.add(fields: head(within: length / 2 - draft.units))

        let shortening = Shortening(terms: terms ?? Terms(of: minutes.voiced))
        let lines = SummaryLines(minutes: minutes, day: day, promises: PromiseForms(shortening: shortening))
        let commitments = CommitmentFinder().find(in: minutes).filter { $0.kind == .promise }
        let dated = commitments.filter { $0.deadline != nil }.sorted(by: isEarlier)
        let vague = commitments.filter { $0.deadline == nil }
        let next = Section(heading: "次回", lines: minutes.nextMeeting.map { [lines.next($0)] } ?? []) { _, _ in "" }
        let (exchanges, unasked) =
            detail.tellsSpeeches
            ? ExchangeLines(minutes: minutes, most: length / SummaryWriter.shortestExchange).lines() : ([], 0)
        let facts = [
            Section(heading: "決定事項", lines: lines.decisions(minutes.decisions)) { count, _ in "ほか\(count)件の決定は省略" },
            Section(heading: "期限のある約束", lines: dated.compactMap(lines.dated), omission: promisesLeftOut),
            Section(
                heading: "期限不明の約束", lines: detail.tellsSpeeches ? vague.compactMap(lines.vague) : [],
                omission: promisesLeftOut),
        ]
        let asked = Section(heading: "質疑応答", lines: exchanges.map(\.line), silent: unasked) { count, _ in
            "ほか\(count)件の質疑は省略"
        }
        let (points, silent) =
            detail.tellsSpeeches
            ? KeyPointFinder(shortening: shortening, told: Set(commitments.map(\.text))).points(of: minutes.voiced)
            : ([], [])
        func section(told: Set<String>) -> Section {
            Section(
                heading: "発言の要点", lines: grouped(points).map { lines.point($0, told: told) }, silent: silent.count,
                silentTold: silent.count { told.contains($0) }, omission: speakersLeftOut)
        }
        let everybody = Set(commitments.map(\.speaker) + exchanges.flatMap(\.speakers))
        let shares = Sharing.shares(
            facts: facts, exchanges: asked, points: section(told: everybody),
            room: length - draft.units - (next.most <= length / 5 ? next.most : 0))
        let told = zip(facts + [asked], shares).map { draft.add($0, within: $1) }
        // Not everybody who promised or asked something: only those whose line found room.
        let named =
            told[1].map { dated[$0].speaker } + told[2].map { vague[$0].speaker }
            + told[3].flatMap { exchanges[$0].speakers }
        draft.add(section(told: Set(named)), within: shares[shares.count - 1])
        if !next.isEmpty, length - draft.units >= next.least { draft.add(next, within: length - draft.units) }
        return notice(key: key, title: title, body: draft.blocks)
    }

    private func notice(key: String, title: String, body: [Block]) -> Notice {
        let isBare = minutes.passages.isEmpty && minutes.decisions.isEmpty
        let body = body + (isBare ? [.paragraph("発言も決定事項も読み取れませんでした。")] : [])
        return Notice(key: key, topic: "summary", title: title, body: body, evidence: evidence)
    }

    /// By point of the agenda, where the points belong to several: what belongs to none comes first.
    private func grouped(_ points: [KeyPoint]) -> [KeyPoint] {
        points.enumerated().sorted { ($0.element.item ?? -1, $0.offset) < ($1.element.item ?? -1, $1.offset) }
            .map { $0.element }
    }

    /// UTF-16 units: two names, a question and an answer.
    private static let shortestExchange = 60

    /// By the last day; promises of one day in the order of the record.
    private func isEarlier(_ one: Commitment, _ other: Commitment) -> Bool {
        guard let end = one.deadline?.end, let otherEnd = other.deadline?.end else { return false }
        return (end, one.speech) < (otherEnd, other.speech)
    }

    private func promisesLeftOut(_ count: Int, _: Int) -> String {
        "ほか\(count)件の約束は省略"
    }

    private func speakersLeftOut(_ count: Int, told: Int) -> String {
        let above = told == 0 ? "" : told == count ? "（上に記載）" : "（うち\(told)人は上に記載）"
        return "ほか\(count)人の発言は省略\(above)"
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

    /// What was decided, and the words of the record that say so. Promises stand in the body, with speaker and day: as
    /// evidence they would be printed twice.
    private var evidence: [Evidence] {
        minutes.decisions.flatMap { decision in
            decision.items.map { item in
                Evidence(
                    meeting: minutes.meeting, agendaItem: minutes.agendaTitle(of: item) ?? item,
                    speaker: minutes.speeches.first { $0.index == decision.speech }?.speaker.label,
                    quote: decision.evidence)
            }
        }
    }
}
