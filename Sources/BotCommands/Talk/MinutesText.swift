import MinutesModel

/// A record for people's eyes: its head, what was decided, who said what, and what the reader was not sure of.
struct MinutesText {
    private let minutes: Minutes

    init(_ minutes: Minutes) {
        self.minutes = minutes
    }

    var lines: [String] {
        let parts = [head, agenda(minutes.agenda, indent: "  "), materials, decisions, speeches, warnings]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private var head: [String] {
        let title = minutes.title ?? minutes.council ?? "（無題の議事録）"
        let times = [minutes.start, minutes.end].compactMap { $0?.description }.joined(separator: "～")
        let when = [minutes.date?.description, times.isEmpty ? nil : times].compactMap { $0 }.joined(separator: " ")
        let facts = [
            ("会議", minutes.council.map { $0 + (minutes.session.map { " 第\($0)回" } ?? "") }), ("日時", when.isEmpty ? nil : when),
            ("場所", minutes.venue),
            ("出席", minutes.attendees.isEmpty ? nil : minutes.attendees.map { $0.label }.joined(separator: "、")),
        ]
        let rule = String(repeating: "━", count: max(1, (Terminal.width(title) + 1) / 2))
        return [title, rule] + facts.compactMap { label, value in value.map { "\(label)  \($0)" } }
    }

    private func agenda(_ items: [AgendaItem], indent: String) -> [String] {
        guard !items.isEmpty else { return [] }
        let lines = items.flatMap { item -> [String] in
            let number = item.number.map { "\($0). " } ?? ""
            return ["\(indent)\(number)\(item.title)"] + agenda(item.items, indent: indent + "   ")
        }
        return indent == "  " ? ["議題"] + lines : lines
    }

    private var materials: [String] {
        minutes.materials.isEmpty ? [] : ["資料"] + minutes.materials.map { "  \($0.label)  \($0.title)" }
    }

    private var decisions: [String] {
        guard !minutes.decisions.isEmpty else { return [] }
        return ["決定事項"]
            + minutes.decisions.map { decision in
                let titles = decision.items.map { item in
                    minutes.agendaTitle(of: item).map { "\(item)「\($0)」" } ?? item
                }
                return "  \(outcome(decision.outcome)) \(titles.joined(separator: "、"))（\(decision.evidence)）"
            }
    }

    private func outcome(_ outcome: Decision.Outcome) -> String {
        switch outcome {
        case .approved: "承認"
        case .rejected: "否決"
        case .adopted: "採択"
        case .referred: "付託"
        case .unknown: "結果不明"
        }
    }

    private var speeches: [String] {
        var lines = directions(after: -1)
        for speech in minutes.speeches {
            if !lines.isEmpty { lines.append("") }
            lines.append("○ \(speech.speaker.label)")
            lines += speech.paragraphs.map { "  \($0)" }
            lines += directions(after: speech.index)
        }
        return lines
    }

    private func directions(after speech: Int) -> [String] {
        minutes.stageDirections.filter { $0.afterSpeech == speech }.map { "  （\($0.text)）" }
    }

    private var warnings: [String] {
        guard !minutes.warnings.isEmpty else { return [] }
        return ["注意 \(minutes.warnings.count)件"]
            + minutes.warnings.map { warning in
                let place = warning.line.map { "\($0)行目 " } ?? ""
                return "  \(place)\(warning.message)" + (warning.text.map { "「\($0)」" } ?? "")
            }
    }
}
