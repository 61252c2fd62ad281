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
    /// Each line says where it stands in the document.
    var refers = true
    /// The meeting's words, weighed against each other and against earlier meetings'; without them only the former.
    var terms: Terms?

    func notice(key: String) -> Notice {
        let title = clipped("【要約】\(minutes.meeting.title)", to: length / 3)
        var draft = Draft(title: title)
        draft.add(fields: head(within: length / 2 - draft.units))

        let shortening = Shortening(terms: terms ?? Terms(of: minutes.voiced))
        let lines = SummaryLines(
            minutes: minutes, day: day, promises: PromiseForms(shortening: shortening), refers: refers)
        let commitments = CommitmentFinder().find(in: minutes).filter { $0.kind == .promise }
        let dated = commitments.filter { $0.deadline != nil }.sorted(by: isEarlier)
        let vague = commitments.filter { $0.deadline == nil }
        let next = Section(heading: "次回", lines: minutes.nextMeeting.map { [lines.next($0)] } ?? []) { _, _ in "" }
        // A record that decides, promises and announces nothing is told by what was said in it, however brief.
        let tellsSpeeches =
            detail.tellsSpeeches || minutes.decisions.isEmpty && dated.isEmpty && minutes.nextMeeting == nil
        let (exchanges, unasked) =
            tellsSpeeches
            ? ExchangeLines(minutes: minutes, most: length / SummaryWriter.shortestExchange, refers: refers).lines()
            : ([], 0)
        let facts = [
            Section(heading: "決定事項", lines: lines.decisions(minutes.decisions)) { count, _ in "ほか\(count)件の決定は省略" },
            Section(heading: "期限のある約束", lines: lines.dated(dated), omission: promisesLeftOut),
            Section(
                heading: "期限不明の約束", lines: tellsSpeeches ? lines.vague(vague) : [], omission: promisesLeftOut),
        ]
        let asked = Section(heading: "質疑応答", lines: exchanges.map(\.line), silent: unasked) { count, _ in
            "ほか\(count)件の質疑は省略"
        }
        let points = tellsSpeeches ? keyPoints(shortening, told: Set(commitments.map(\.text))) : Points()
        let everybody = Set(commitments.map(\.speaker) + exchanges.flatMap(\.speakers))
        let shares = Sharing.shares(
            facts: facts, exchanges: asked, points: section(points, lines, told: everybody),
            room: length - draft.units - (next.most <= length / 5 ? next.most : 0))
        let told = zip(facts + [asked], shares).map { draft.add($0, within: $1) }
        // Not everybody who promised or asked something: only those whose line found room.
        let named =
            told[1].map { dated[$0].speaker } + told[2].map { vague[$0].speaker }
            + told[3].flatMap { exchanges[$0].speakers }
        draft.add(section(points, lines, told: Set(named)), within: shares[shares.count - 1])
        if !next.isEmpty, length - draft.units >= next.least { draft.add(next, within: length - draft.units) }
        return notice(key: key, title: title, body: draft.blocks)
    }

    /// What each speaker argued, and those who argued nothing.
    private struct Points {
        var all: [KeyPoint] = []
        var silent: [String] = []

        /// Whose points they all are, where that is more than one line.
        var only: String? {
            let speakers = Set(all.map(\.speaker))
            return speakers.count == 1 && all.count > 1 ? speakers.first : nil
        }
    }

    private func keyPoints(_ shortening: Shortening, told: Set<String>) -> Points {
        let (points, silent) = KeyPointFinder(
            shortening: shortening, told: told, most: length / SummaryWriter.comfortablePoint,
            longest: detail == .full ? .max : SummaryWriter.longestPoint, format: minutes.source.format
        ).points(of: minutes.voiced)
        return Points(all: grouped(points), silent: silent)
    }

    private func section(_ points: Points, _ lines: SummaryLines, told: Set<String>) -> Section {
        let isRecord = minutes.speeches.isEmpty
        let isNamed = !isRecord && points.only == nil
        let whose = isRecord ? "" : points.only.map { "（\($0)）" } ?? ""
        return Section(
            heading: (isRecord ? "記録の要点" : "発言の要点") + whose,
            lines: points.all.map { lines.point($0, told: told, isNamed: isNamed) }, silent: points.silent.count,
            silentTold: points.silent.count { told.contains($0) },
            omission: isRecord ? headingsLeftOut : speakersLeftOut)
    }

    private func notice(key: String, title: String, body: [Block]) -> Notice {
        let isBare = minutes.passages.isEmpty && minutes.decisions.isEmpty
        let isEmpty = body.allSatisfy { if case .fields = $0 { true } else { false } }
        let excuse =
            isBare ? "発言も決定事項も読み取れませんでした。" : isEmpty ? "決定事項、約束、要点にあたる発言はありませんでした。" : nil
        let body = body + (excuse.map { [.paragraph($0)] } ?? [])
        return Notice(key: key, topic: "summary", title: title, body: body, evidence: evidence)
    }

    /// By point of the agenda, where the points belong to several: what belongs to none comes first.
    private func grouped(_ points: [KeyPoint]) -> [KeyPoint] {
        func item(_ point: KeyPoint) -> Int {
            guard !minutes.speeches.isEmpty else { return point.speech }
            return minutes.speeches[point.speech].agendaItem ?? -1
        }
        return points.enumerated().sorted { (item($0.element), $0.offset) < (item($1.element), $1.offset) }
            .map { $0.element }
    }

    /// UTF-16 units: a line and a half of a chat window, and its speaker.
    private static let comfortablePoint = 120
    /// UTF-16 units: where everybody has one line, it is one sentence, of at most as much.
    private static let longestPoint = 120
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

    private func headingsLeftOut(_ count: Int, told _: Int) -> String {
        "ほか\(count)項目は省略"
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

    /// What was decided, where the words that say so stand in the body: as evidence, everything else would be printed
    /// twice. Promises stand there with speaker and day; a formula (議案第5号は、原案のとおり可決されました) says the title again.
    private var evidence: [Evidence] {
        guard minutes.decisions.count <= SummaryLines.mostDecisions else { return [] }
        let short = minutes.decisions.filter { $0.evidence.utf16.count <= SummaryLines.longestShout }
        return short.flatMap { decision in
            decision.items.map { item in
                Evidence(
                    meeting: minutes.meeting, agendaItem: minutes.agendaTitle(of: item) ?? item,
                    speaker: minutes.speeches.first { $0.index == decision.speech }?.speaker.label,
                    quote: decision.evidence)
            }
        }
    }
}
