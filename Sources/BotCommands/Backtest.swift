import Keywords
import MinutesModel

/// What rules would have told of the archive: one notice per meeting and rule, as live.
struct Backtest {
    private struct Tally {
        var notices = 0
        var passages = 0
        var coolDowns = 0
        var examples: [(minutes: String, speaker: String, sentence: String)] = []
        /// By council, for the cool-down.
        var lastTold: [String: CalendarDate] = [:]
    }

    private let rules: [KeywordRule]
    private let examples: Int
    private var tallies: [String: Tally] = [:]
    private var meetings = 0
    private var first: CalendarDate?
    private var last: CalendarDate?

    init(rules: [KeywordRule], examples: Int) {
        self.rules = rules
        self.examples = examples
    }

    mutating func add(_ findings: [KeywordFinding], of minutes: Minutes) {
        meetings += 1
        if let date = minutes.date {
            first = min(first ?? date, date)
            last = max(last ?? date, date)
        }
        for finding in findings {
            var tally = tallies[finding.rule.name] ?? Tally()
            let council = minutes.council ?? minutes.title ?? ""
            if let date = minutes.date, let told = tally.lastTold[council],
                abs(told.days(until: date)) < finding.rule.coolDownDays
            {
                tally.coolDowns += 1
            } else {
                tally.notices += 1
                tally.passages += finding.passages.count
                if finding.rule.coolDownDays > 0 { tally.lastTold[council] = minutes.date }
                for passage in finding.passages.prefix(max(0, examples - tally.examples.count)) {
                    let speaker = minutes.speeches[passage.place.speech].speaker.label
                    tally.examples.append((minutes.meeting.title, speaker, passage.marked()))
                }
            }
            tallies[finding.rule.name] = tally
        }
    }

    /// From the first meeting to the last, at least one: a single sitting is a week's worth.
    private var weeks: Double {
        guard let first, let last else { return 1 }
        return max(1, Double(first.days(until: last) + 1) / 7)
    }

    /// One decimal: more would feign a knowledge of the future.
    private func perWeek(_ count: Int) -> String {
        let tenths = Int((Double(count) / weeks * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    var lines: [String] {
        let span = first.flatMap { first in last.map { " from \(first) to \($0)" } } ?? ""
        var lines = ["\(meetings) \(meetings == 1 ? "meeting" : "meetings")\(span)"]
        for rule in rules {
            let tally = tallies[rule.name] ?? Tally()
            let cooled = tally.coolDowns > 0 ? ", \(tally.coolDowns) more held back by its cool-down" : ""
            lines.append("")
            lines.append(
                "「\(rule.name)」 \(tally.notices) \(tally.notices == 1 ? "notice" : "notices") "
                    + "(\(perWeek(tally.notices)) per week), \(tally.passages) \(tally.passages == 1 ? "passage" : "passages")\(cooled)"
            )
            for example in tally.examples {
                lines.append("  \(example.minutes)／\(example.speaker)")
                lines.append("    \(example.sentence)")
            }
        }
        return lines
    }

    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("meetings", meetings)
            writer.field("from", first?.description)
            writer.field("to", last?.description)
            writer.field("rules", rules) { writer, rule in
                let tally = tallies[rule.name] ?? Tally()
                writer.object { writer in
                    writer.field("rule", rule.name)
                    writer.field("notices", tally.notices)
                    writer.field("perWeek", perWeek(tally.notices))
                    writer.field("passages", tally.passages)
                    writer.field("coolDowns", tally.coolDowns)
                    writer.field("examples", tally.examples) { writer, example in
                        writer.object { writer in
                            writer.field("meeting", example.minutes)
                            writer.field("speaker", example.speaker)
                            writer.field("sentence", example.sentence)
                        }
                    }
                }
            }
        }
        return writer.bytes
    }
}
