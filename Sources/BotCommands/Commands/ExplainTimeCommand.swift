import ArgumentParser
import JapaneseText
import MinutesModel

struct ExplainTimeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time",
        abstract: "The dates a text speaks of, as days of the calendar.",
        discussion: """
            Lines in, one JSON array of {surface, start, end, kind} per line out. Days are inclusive; null where the words \
            name no day. Kinds: date, deadline, duration, recurring, event, vague.

            Example: echo '来年度中に公表します。' | kairan explain time --anchor 2021-12-24
            """)

    @Option(help: ArgumentHelp("The day on which it was said: 来年 counts from it.", valueName: "date"))
    var anchor: DayArgument

    func run() throws {
        let expressions = TimeExpressions()
        explainLines { line in
            var writer = JSONWriter()
            writer.array(expressions.find(in: line, anchor: anchor.date)) { writer, found in
                writer.object { writer in
                    writer.field("surface", found.surface)
                    writer.field("start", found.start?.description)
                    writer.field("end", found.end?.description)
                    writer.field("kind", found.kind.rawValue)
                }
            }
            return writer.bytes
        }
    }
}
