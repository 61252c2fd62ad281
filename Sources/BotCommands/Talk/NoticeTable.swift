import BotCore
import PluginKit

/// Notices for people to choose from.
enum NoticeTable {
    static func print(_ stories: [NoticeStory], _ time: LocalTime) {
        var table = TextTable(("KEY", .whole), ("DECIDED", .whole), ("TO", .whole), ("WHAT", .cut))
        for story in stories {
            let ways = story.ways.map(\.endpoint).joined(separator: ",")
            table.add(
                story.told.key, time.text(story.told.decidedAt), ways.isEmpty ? "nobody" : ways,
                story.told.notice?.title ?? "")
        }
        table.print()
    }
}
