import BotCore
import MinutesModel
import PluginKit

/// Deliveries as JSON. Moments are milliseconds since 1970, as the store keeps them.
enum DeliveryJSON {
    static func bytes(_ deliveries: [DeliverySummary]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(deliveries) { writer, delivery in
            writer.object { write(delivery, to: &$0) }
        }
        return writer.bytes + [0x0A]
    }

    /// One line.
    static func bytes(_ story: DeliveryStory) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            write(story.summary, to: &writer)
            writer.field("waitsFor", story.waitsFor)
            writer.field("contentType", story.contentType)
            writer.field("body", String(decoding: story.body, as: UTF8.self))
            writer.field("notices", story.notices) { writer, told in
                writer.object { writer in
                    writer.field("plugin", told.plugin)
                    writer.field("topic", told.topic)
                    writer.field("key", told.key)
                    writer.field("title", told.notice?.title)
                }
            }
            writer.field("attempts", story.attempts) { writer, attempt in
                writer.object { writer in
                    writer.field("number", attempt.number)
                    writer.field("startedAt", Int(attempt.startedAt.milliseconds))
                    writer.field("endedAt", attempt.endedAt.map { Int($0.milliseconds) })
                    writer.field("status", attempt.status)
                    writer.field("outcome", attempt.outcome?.rawValue)
                    writer.field("reason", attempt.reason)
                }
            }
        }
        return writer.bytes + [0x0A]
    }

    private static func write(_ delivery: DeliverySummary, to writer: inout JSONWriter) {
        writer.field("id", delivery.id)
        writer.field("endpoint", delivery.endpoint)
        writer.field("part", delivery.part)
        writer.field("parts", delivery.parts)
        writer.field("state", delivery.state.rawValue)
        writer.field("tries", delivery.attempts)
        writer.field("createdAt", Int(delivery.createdAt.milliseconds))
        writer.field("notBefore", Int(delivery.notBefore.milliseconds))
        writer.field("finishedAt", delivery.finishedAt.map { Int($0.milliseconds) })
        writer.field("lastReason", delivery.lastReason)
        writer.field("title", delivery.title)
    }
}
