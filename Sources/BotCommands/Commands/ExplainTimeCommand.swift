import ArgumentParser
import JapaneseText
import MinutesModel

struct ExplainTimeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time",
        abstract: "The dates a text speaks of, as days of the calendar, and the rule behind each.",
        discussion: """
            Lines in, one JSON array of {surface, start, end, kind, precision, approximate, from, to, rule, reason} per line \
            out. Days are inclusive; null where the words name no day. Kinds: date, deadline, duration, recurring, event, \
            vague. from and to count Unicode characters from 0. Words that only look like a time (第3回, 十分) come with \
            --refused, as {refused: true, surface, from, to, rule, reason}; --format text always shows them.

            Example: echo '来年度中に公表します。' | kairan explain time --anchor 2021-12-24 --format text
            """)

    @Option(help: ArgumentHelp("The day on which it was said: 来年 counts from it.", valueName: "date"))
    var anchor: DayArgument

    @Option(help: "text for people, json for programs.")
    var format = OutputFormat.json

    @Flag(help: "Also the words that look like a time and are none, with the reason.")
    var refused = false

    func run() throws {
        let expressions = TimeExpressions()
        explainLines { line in
            let decisions = expressions.explain(in: line, anchor: anchor.date)
            switch format {
            case .json: return json(decisions, in: line)
            case .text: return Array(text(decisions, in: line).utf8)
            }
        }
    }

    private func json(_ decisions: [TimeDecision], in line: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(decisions.filter { refused || $0.expression != nil }) { writer, decision in
            writer.object { writer in
                if decision.expression == nil { writer.field("refused", true) }
                writer.field("surface", decision.surface)
                if let found = decision.expression {
                    writer.field("start", found.start?.description)
                    writer.field("end", found.end?.description)
                    writer.field("kind", found.kind.rawValue)
                    writer.field("precision", found.precision?.rawValue)
                    writer.field("approximate", found.approximate)
                }
                writer.field("from", characters(in: line, before: decision.range.lowerBound))
                writer.field("to", characters(in: line, before: decision.range.upperBound))
                writer.field("rule", decision.rule)
                writer.field("reason", decision.reason)
            }
        }
        return writer.bytes
    }

    /// The line, and under it each decision with its rule.
    private func text(_ decisions: [TimeDecision], in line: String) -> String {
        var lines = [line]
        for decision in decisions {
            lines.append("  \(decision.surface)  \(decision.expression.map(meaning) ?? "no time")")
            lines.append("    \(decision.rule): \(decision.reason)")
        }
        return lines.joined(separator: "\n")
    }

    private func meaning(_ expression: TimeExpression) -> String {
        guard let start = expression.start, let end = expression.end else {
            return "no day (\(expression.kind.rawValue))"
        }
        let days = start == end ? "\(end)" : "\(start) to \(end)"
        let about = expression.approximate ? "about " : ""
        return "\(about)\(days) (\(expression.kind.rawValue), \(expression.precision?.rawValue ?? ""))"
    }

    /// From bytes to characters: every byte that does not continue one begins one.
    private func characters(in line: String, before offset: Int) -> Int {
        line.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
    }
}
