import BotCore
import MinutesModel

/// A document's story for people's eyes.
struct DocumentStoryText {
    let lines: [String]

    init(_ story: DocumentStory, _ minutes: Minutes?, _ time: LocalTime) {
        let summary = story.summary
        var fields: [(String, String)] = [("state", Self.state(summary))]
        fields += story.places.map { ("found", Self.place($0, time)) }
        fields.append(("arrived", summary.arrived.description))
        fields.append(("bytes", summary.bytesHash))
        if let text = story.contentID { fields.append(("text", text)) }
        if let source = minutes?.source {
            let words = [source.format, source.encoding, source.grammar.map { "speakers: \($0)" }]
            fields.append(("format", words.compactMap { $0 }.joined(separator: ", ")))
        }
        if let minutes {
            fields.append(("meeting", Self.meeting(minutes)))
            fields.append(("record", Self.counts(minutes)))
        } else if let meeting = summary.meeting {
            fields.append(
                ("meeting", [meeting.title, meeting.date?.description].compactMap { $0 }.joined(separator: ", ")))
            fields.append(("record", "dropped by retention"))
        }
        fields += summary.answers.map { ("plugin", Self.answer($0)) }
        let width = fields.map { $0.0.count }.max() ?? 0
        lines =
            ["\(summary.called)"]
            + fields.map { name, value in "  " + Columns.padded(name, to: width + 2) + value }
    }

    private static func state(_ summary: DocumentSummary) -> String {
        let tries = summary.tries > 0 ? ", its reader failed \(summary.tries) time\(summary.tries == 1 ? "" : "s")" : ""
        return summary.state.rawValue + tries + (summary.lastError.map { ": \($0)" } ?? "")
    }

    private static func place(_ place: DocumentStory.Place, _ time: LocalTime) -> String {
        var words = "\(place.path) (source '\(place.source)')"
        guard let page = place.page else { return words }
        if let asked = page.askedAt {
            words += ", last asked \(time.text(asked))" + (page.status.map { " (status \($0))" } ?? "")
        }
        if let error = page.lastError { words += "; \(error)" }
        if page.failures > 0, let next = page.notBefore { words += "; not before \(time.text(next))" }
        return words
    }

    private static func meeting(_ minutes: Minutes) -> String {
        let session = minutes.session.map { "第\($0)回" }
        return [minutes.title, minutes.council, session, minutes.date?.description, minutes.venue]
            .compactMap { $0 }.joined(separator: ", ")
    }

    private static func counts(_ minutes: Minutes) -> String {
        func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        let speeches = minutes.speeches.count
        return [
            "\(speeches) speech\(speeches == 1 ? "" : "es")", count(minutes.decisions.count, "decision"),
            count(minutes.warnings.count, "warning"),
        ].joined(separator: ", ")
    }

    private static func answer(_ answer: DocumentSummary.Answer) -> String {
        let tries = answer.tries > 0 ? " after \(answer.tries) failure\(answer.tries == 1 ? "" : "s")" : ""
        return "\(answer.plugin): \(answer.state.rawValue)\(tries)" + (answer.lastError.map { ": \($0)" } ?? "")
    }
}
