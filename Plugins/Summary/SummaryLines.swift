import Commitments
import JapaneseText
import MinutesModel

/// The lines of a summary, each in its forms from long to short.
struct SummaryLines {
    let minutes: Minutes
    /// The day against which a deadline is called past: the meeting's, or today's when somebody asks by hand.
    let day: CalendarDate?
    let promises: PromiseForms
    /// Each line says where it stands in the document.
    var refers = true

    private var whereabouts: Whereabouts { Whereabouts(minutes: minutes) }

    private func reference(_ lines: [Int?]) -> String { refers ? LineReference.text(lines) : "" }

    /// One line for each decision; where a sitting decides one thing after another, one for each outcome.
    func decisions(_ decisions: [Decision]) -> [Fitting.Line] {
        guard decisions.count > SummaryLines.mostDecisions else {
            var told: Set<String> = []
            return decisions.filter { told.insert(words(of: $0)).inserted }.map(decision)
        }
        var order: [String] = []
        var titles: [String: [String]] = [:]
        var lines: [String: [Int]] = [:]
        for decision in decisions {
            let outcome = outcome(decision.outcome)
            if titles[outcome] == nil { order.append(outcome) }
            let named = minutes.titles(of: decision)
            let title =
                named.isEmpty ? DecisionWords(minutes: minutes).words(of: decision) : named.joined(separator: "／")
            if titles[outcome]?.contains(title) != true { titles[outcome, default: []].append(title) }
            if let line = whereabouts.line(of: decision) { lines[outcome, default: []].append(line) }
        }
        return order.map { outcome in
            let all = titles[outcome] ?? []
            let count = "\(outcome)（\(all.count)件）"
            let ends = refers ? LineReference.span(lines[outcome] ?? []) : ""
            // All of them, then the first ones and how many more.
            let fewer = [8, 5, 3, 1].filter { $0 < all.count }.map { kept in
                "\(count)：\(all.prefix(kept).joined(separator: "／"))／ほか\(all.count - kept)件"
            }
            return Fitting.Line(
                variants: (["\(count)：\(all.joined(separator: "／"))"] + fewer + [count]).map { $0 + ends },
                best: min(1, fewer.count))
        }
    }

    /// More than a reader takes in as single lines.
    static let mostDecisions = 5

    /// The next meeting, in the record's own words where it names no day.
    func next(_ meeting: NextMeeting) -> Fitting.Line {
        let start = meeting.start.map { " \($0.hour):\($0.minute < 10 ? "0" : "")\($0.minute)" } ?? ""
        let place = reference([whereabouts.line(of: meeting.surface, inSpeech: meeting.speech)])
        guard let date = meeting.date else { return Fitting.Line(variants: [meeting.surface + place]) }
        return Fitting.Line(variants: [
            "\(date.japanese)\(start)（「\(meeting.surface)」）\(place)", "\(date.japanese)\(start)\(place)",
        ])
    }

    private func decision(_ decision: Decision) -> Fitting.Line {
        Fitting.Line(variants: [words(of: decision) + reference([whereabouts.line(of: decision)])])
    }

    /// Two resolutions in the same words are one to a reader.
    private func words(of decision: Decision) -> String {
        let titles = minutes.titles(of: decision).joined(separator: "／")
        let told = DecisionWords(minutes: minutes).words(of: decision)
        guard !titles.isEmpty else { return "\(outcome(decision.outcome))：\(told)" }
        // よって、議案第5号は原案のとおり可決されました says the title and the outcome once more.
        let isShort = decision.evidence.utf16.count <= SummaryLines.longestShout
        return "\(outcome(decision.outcome))：\(titles)" + (isShort ? "（\(told)）" : "")
    }

    /// UTF-16 units: 「異議なし」と呼ぶ者あり, 賛成多数 and the like.
    static let longestShout = 20

    /// The day first, because readers look for days. A line on the same day by the same person says so in short.
    func dated(_ commitments: [Commitment]) -> [Fitting.Line] {
        var last: (when: String, who: String)?
        return commitments.compactMap { commitment in
            guard let deadline = commitment.deadline else { return nil }
            let isPast = day.map { deadline.end < $0 } ?? false
            let (when, who) = (deadline.japaneseAsPromised + (isPast ? "【経過済み】" : ""), commitment.promiser)
            defer { last = (when, who) }
            let isSame = last?.when == when
            let prefix = isSame && last?.who == who ? "〃：" : "\(isSame ? "〃" : when) — \(who)："
            // What is only considered goes first; of the rest the nearest is kept longest; of one day, the first: the
            // others lean on it.
            let firmness = commitment.firmness == .considered ? 0.0 : SummaryLines.firm
            return line(of: commitment, prefix: prefix, rank: firmness - Double(deadline.end.dayNumber))
        }
    }

    /// More days than lie between any two deadlines.
    private static let firm = 1e6

    func vague(_ commitments: [Commitment]) -> [Fitting.Line] {
        commitments.filter { $0.deadline == nil }.map { line(of: $0, prefix: "\($0.promiser)：", rank: 0) }
    }

    private func line(of commitment: Commitment, prefix: String, rank: Double) -> Fitting.Line {
        let speech = commitment.speech >= 0 ? commitment.speech : nil
        let before = sentence(before: commitment)
        let (texts, leads) = promises.forms(of: commitment, after: before)
        let place = whereabouts.line(of: commitment.text, inSpeech: speech)
        var variants = texts.map { $0 + reference([place]) }
        if leads, let before {
            variants[0] = texts[0] + reference([whereabouts.line(of: String(before), inSpeech: speech), place])
        }
        return Fitting.Line(prefix: prefix, variants: variants, rank: rank)
    }

    private func sentence(before commitment: Commitment) -> Substring? {
        guard minutes.speeches.indices.contains(commitment.speech) else { return nil }
        let sentences = minutes.speeches[commitment.speech].paragraphs.flatMap { Sentences.split($0) }
        guard let place = sentences.firstIndex(where: { $0 == commitment.text }), place > 0 else { return nil }
        return sentences[place - 1]
    }

    /// - Parameters:
    ///   - told: the labels of those of whom something stands above.
    ///   - isNamed: no speaker stands in front where there is only one, or where the record names none.
    func point(_ point: KeyPoint, told: Set<String>, isNamed: Bool) -> Fitting.Line {
        Fitting.Line(
            prefix: isNamed ? "\(SpeakerName.short(point.speaker))：" : "",
            variants: point.variants.map {
                PlainMarkup.shown($0.text, in: minutes.source.format) + reference($0.lines)
            },
            best: point.best, rank: point.score, isTold: told.contains(point.speaker),
            topic: topic(ofSpeech: point.speech))
    }

    /// The point of the agenda; in a record without speakers, the heading.
    private func topic(ofSpeech index: Int) -> String? {
        guard !minutes.speeches.isEmpty else {
            return minutes.notes.indices.contains(index) ? minutes.notes[index].heading : nil
        }
        return minutes.agendaItem(ofSpeech: index)?.title
    }

    private func outcome(_ outcome: Decision.Outcome) -> String {
        switch outcome {
        case .approved: "了承"
        case .rejected: "否決"
        case .adopted: "採択"
        case .referred: "付託"
        case .continued: "継続"
        case .unknown: "決定"
        }
    }
}
