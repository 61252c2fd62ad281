import BotCore
import MinutesModel
import PluginKit

/// Shortens what stands on one line and cannot be split (titles, speakers, labels), and says it in full in the body.
enum LongNames {
    /// UTF-16 units. Real titles, names and agenda items stay far below; a longer one is a parsing accident or an attack.
    static let limit = 300

    static func tame(_ message: Message) -> Message {
        var tamed = message
        var full: [String] = []
        tamed.meeting = message.meeting.map { tame($0, &full) }
        tamed.notices = message.notices.map { notice in
            var notice = notice
            notice.title = tame(notice.title, &full)
            notice.topic = tame(notice.topic, &full)
            notice.body = notice.body.map { tame($0, &full) }
            if var deadline = notice.deadline {
                deadline.surface = tame(deadline.surface, &full)
                notice.deadline = deadline
            }
            notice.evidence = notice.evidence.map { evidence in
                var evidence = evidence
                evidence.speaker = evidence.speaker.map { tame($0, &full) }
                evidence.agendaItem = evidence.agendaItem.map { tame($0, &full) }
                evidence.meeting = tame(evidence.meeting, &full)
                return evidence
            }
            notice.body += full.map(Block.paragraph)
            full = []
            return notice
        }
        return tamed
    }

    private static func tame(_ text: String, _ full: inout [String]) -> String {
        let line = text.cleanedLine
        guard line.utf16.count > limit else { return line }
        if !full.contains(line) { full.append(line) }
        return Splitter(limit: limit - 1, measure: .utf16).split(line)[0] + "…"
    }

    private static func tame(_ meeting: Meeting, _ full: inout [String]) -> Meeting {
        var meeting = meeting
        meeting.title = tame(meeting.title, &full)
        meeting.council = meeting.council.map { tame($0, &full) }
        if let url = meeting.url, url.utf8.count > WebLink.limit {
            if !full.contains(url) { full.append(url) }
            meeting.url = nil
        }
        return meeting
    }

    private static func tame(_ block: Block, _ full: inout [String]) -> Block {
        switch block {
        case .heading(let text) where text.utf16.count > limit: .paragraph(text)
        case .fields(let fields): .fields(fields.map { Field(label: tame($0.label, &full), value: $0.value) })
        case .link(let text, let url) where url.utf8.count > WebLink.limit || text.utf16.count > limit:
            .paragraph("\(text): \(url)")
        default: block
        }
    }
}
