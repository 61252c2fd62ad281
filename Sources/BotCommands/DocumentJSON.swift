import BotCore
import MinutesModel

/// A document's story as JSON. Moments are milliseconds since 1970, as the store keeps them.
enum DocumentJSON {
    static func bytes(_ story: DocumentStory, _ minutes: Minutes?) -> [UInt8] {
        let summary = story.summary
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("document", Int(summary.id))
            writer.field("state", summary.state.rawValue)
            writer.field("arrived", summary.arrived.description)
            writer.field("bytesHash", summary.bytesHash)
            writer.field("textHash", story.contentID)
            writer.field("tries", summary.tries)
            writer.field("lastError", summary.lastError)
            writer.field("title", minutes?.title ?? summary.meeting?.title)
            writer.field("council", minutes?.council ?? summary.meeting?.council)
            writer.field("session", minutes?.session)
            writer.field("date", (minutes?.date ?? summary.meeting?.date)?.description)
            writer.field("format", minutes?.source.format)
            writer.field("encoding", minutes?.source.encoding)
            writer.field("grammar", minutes?.source.grammar)
            writer.field("speeches", minutes?.speeches.count)
            writer.field("decisions", minutes?.decisions.count)
            writer.field("warnings", minutes?.warnings.count)
            writer.field("places", story.places) { writer, place in
                writer.object { write(place, to: &$0) }
            }
            writer.field("answers", summary.answers) { writer, answer in
                writer.object { writer in
                    writer.field("plugin", answer.plugin)
                    writer.field("state", answer.state.rawValue)
                    writer.field("tries", answer.tries)
                    writer.field("lastError", answer.lastError)
                }
            }
        }
        return writer.bytes + [0x0A]
    }

    private static func write(_ place: DocumentStory.Place, to writer: inout JSONWriter) {
        writer.field("source", place.source)
        writer.field("path", place.path)
        guard let page = place.page else { return }
        writer.field("askedAt", page.askedAt.map { Int($0.milliseconds) })
        writer.field("status", page.status)
        writer.field("etag", page.validators?.etag)
        writer.field("lastModified", page.validators?.lastModified)
        writer.field("failures", page.failures)
        writer.field("notBefore", page.notBefore.map { Int($0.milliseconds) })
        writer.field("lastError", page.lastError)
    }
}
