package import MinutesModel

/// A record for people's eyes: the text form of `kairan read`.
package struct MinutesRendering: Sendable {
    private let width: Int
    private let isColored: Bool
    private let numbersLines: Bool

    /// Lines shorter than this cannot hold a label and a word.
    private static let narrowest = 20

    /// - Parameters:
    ///   - width: of the terminal, in columns.
    ///   - isColored: whether stage directions are dimmed and headings bold.
    ///   - numbersLines: the number of the document's line stands before each paragraph that begins there.
    package init(width: Int, isColored: Bool, numbersLines: Bool = false) {
        self.numbersLines = numbersLines
        self.width = max(width, Self.narrowest)
        self.isColored = isColored
    }

    /// Nothing in it can steer the terminal but the renderer's own colours.
    package func lines(of minutes: Minutes) -> [String] {
        let parts = [
            head(minutes), section("議題", agenda(minutes.agenda, depth: 0)), section("資料", materials(minutes.materials)),
            section("決定事項", decisions(of: minutes)), section("発言", speeches(of: minutes)),
            section("記録", notes(minutes.notes)), warnings(minutes.warnings),
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    // MARK: Parts

    private func head(_ minutes: Minutes) -> [String] {
        let times = [minutes.start, minutes.end].map { $0?.description ?? "" }
        let clock = times == ["", ""] ? "" : times[0] + "～" + times[1]
        let session = minutes.session.map { "第\($0)回" } ?? ""
        let attendees = minutes.attendees.map(\.label).joined(separator: "、")
        let source = minutes.source
        let origin = [source.url ?? source.file ?? "", source.format, source.encoding]
        let fields = [
            ("会議", join([minutes.council ?? "", session])), ("日時", join([minutes.date.map(day) ?? "", clock])),
            ("場所", minutes.venue ?? ""), ("出席", attendees), ("次回", next(minutes.nextMeeting)), ("原本", join(origin)),
            ("書式", source.grammar ?? ""),
        ]
        let title = wrapped(minutes.title ?? minutes.council ?? "（無題の議事録）", first: "", rest: "").map(bold)
        return title + fields.filter { !$0.1.isEmpty }.flatMap { wrapped($0.1, first: $0.0 + "  ", rest: "      ") }
    }

    private func next(_ meeting: NextMeeting?) -> String {
        guard let meeting else { return "" }
        return join([meeting.date.map(day) ?? meeting.surface, meeting.start.map { $0.description + "～" } ?? ""])
    }

    private func day(_ date: CalendarDate) -> String {
        let weekdays = ["月", "火", "水", "木", "金", "土", "日"]
        return "\(date)（\(weekdays[date.weekday - 1])）"
    }

    private func agenda(_ items: [AgendaItem], depth: Int) -> [String] {
        items.flatMap { item -> [String] in
            let indent = String(repeating: "   ", count: depth)
            let number = item.number.map { $0 + ". " } ?? "・"
            let rest = indent + String(repeating: " ", count: Columns.width(of: number))
            return wrapped(item.title, first: indent + number, rest: rest) + agenda(item.items, depth: depth + 1)
        }
    }

    private func notes(_ notes: [Note]) -> [String] {
        notes.flatMap { note in
            (note.heading.map { wrapped($0, first: "", rest: "").map(bold) } ?? [])
                + paragraphs(note.paragraphs, at: note.lines, first: "・", rest: "  ")
        }
    }

    private func materials(_ materials: [Material]) -> [String] {
        let column = materials.map { Columns.width(of: $0.label) }.max() ?? 0
        // A label as wide as half the line is no column.
        let labels = min(column, width / 2)
        return materials.flatMap {
            wrapped(
                $0.title, first: Columns.padded($0.label, to: labels) + "  ",
                rest: String(repeating: " ", count: labels + 2))
        }
    }

    private func decisions(of minutes: Minutes) -> [String] {
        minutes.decisions.flatMap { decision -> [String] in
            let titles = minutes.titles(of: decision)
            let items =
                decision.items.isEmpty ? titles : zip(decision.items, titles).map { $0 == $1 ? $0 : $0 + " " + $1 }
            let speaker =
                minutes.speeches.indices.contains(decision.speech)
                ? minutes.speeches[decision.speech].speaker.label : ""
            let what = items.isEmpty ? "発言\(decision.speech + 1)（\(speaker)）" : items.joined(separator: "、")
            let how = decision.vote.map(vote) ?? ""
            return wrapped(what + how, first: outcome(decision.outcome) + "  ", rest: "      ")
                + wrapped("根拠: " + decision.evidence, first: "      ", rest: "      ").map(dim)
        }
    }

    /// `（起立・多数）`, `（投票 72対9）`; nothing for a consent, which is the rule.
    private func vote(_ vote: Vote) -> String {
        let method =
            switch vote.method {
            case .consent, .unknown: ""
            case .standing: "起立"
            case .hands: "挙手"
            case .ballot: "投票"
            }
        let result =
            switch vote.result {
            case .unanimous: "全員"
            case .majority: "多数"
            case .minority: "少数"
            case nil: ""
            }
        let counts = vote.ayes.flatMap { ayes in vote.noes.map { "\(ayes)対\($0)" } } ?? result
        let parts = [method, counts].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : "（" + parts.joined(separator: "・") + "）"
    }

    private func outcome(_ outcome: Decision.Outcome) -> String {
        switch outcome {
        case .approved: "承認"
        case .rejected: "否決"
        case .adopted: "採択"
        case .referred: "付託"
        case .continued: "継続"
        case .unknown: "不明"
        }
    }

    private func speeches(of minutes: Minutes) -> [String] {
        let directions = Dictionary(grouping: minutes.stageDirections, by: \.afterSpeech)
        let points = minutes.agendaItems
        var lines = directions[-1, default: []].flatMap(direction)
        var current: Int?
        for speech in minutes.speeches {
            if !lines.isEmpty { lines.append("") }
            // The point under discussion, where it changes.
            if let item = speech.agendaItem, item != current, points.indices.contains(item) {
                lines += wrapped(points[item].title, first: "▼ ", rest: "   ").map(bold)
            }
            current = speech.agendaItem
            lines += wrapped(speech.speaker.label, first: "○ ", rest: "   ").map(bold)
            lines += paragraphs(speech.paragraphs, at: speech.lines, first: "   ", rest: "   ")
            lines += directions[speech.index, default: []].flatMap(direction)
        }
        return lines
    }

    private func paragraphs(_ texts: [String], at lines: [Int], first: String, rest: String) -> [String] {
        texts.enumerated().flatMap { place, text -> [String] in
            guard numbersLines else { return wrapped(text, first: first, rest: rest) }
            let number = lines.indices.contains(place) ? String(lines[place]) : ""
            let margin = String(repeating: " ", count: max(0, 6 - number.count)) + number + " "
            return wrapped(text, first: margin + first, rest: "       " + rest)
        }
    }

    private func direction(_ direction: StageDirection) -> [String] {
        wrapped("（" + direction.text + "）", first: "   ", rest: "   ").map(dim)
    }

    private func warnings(_ warnings: [Warning]) -> [String] {
        section(
            "注意 \(warnings.count)件",
            warnings.flatMap { warning -> [String] in
                let place = warning.line.map { "\($0)行目: " } ?? ""
                let text = (warning.text ?? "").split(separator: "\n").flatMap {
                    wrapped(String($0), first: "     ", rest: "     ").map(dim)
                }
                return wrapped(warning.message, first: place, rest: "  ") + text
            })
    }

    // MARK: Lines

    private func section(_ heading: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : [bold(heading)] + lines.map { "  " + $0 }
    }

    private func wrapped(_ text: String, first: String, rest: String) -> [String] {
        // 2 columns for the section's indent.
        let room = max(Self.narrowest / 2, width - max(Columns.width(of: first), Columns.width(of: rest)) - 2)
        let lines = Columns.wrapped(Self.safe(text), to: room)
        guard let opening = lines.first else { return [Self.safe(first)] }
        return [Self.safe(first) + opening] + lines.dropFirst().map { rest + $0 }
    }

    private func join(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func bold(_ line: String) -> String { isColored ? "\u{1B}[1m\(line)\u{1B}[0m" : line }

    private func dim(_ line: String) -> String { isColored ? "\u{1B}[2m\(line)\u{1B}[0m" : line }

    /// Strangers write minutes: control characters and the marks that turn text around become `?`.
    private static func safe(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A: result.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: result.append("?")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
