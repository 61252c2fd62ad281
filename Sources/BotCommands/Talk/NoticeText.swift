import BotCore
import MinutesModel
import PluginKit

/// What became of a notice, for people's eyes.
struct NoticeText {
    let story: NoticeStory
    let configuration: Configuration
    let time: LocalTime
    /// ` --config FILE` for the next command to type.
    let config: String

    var lines: [String] {
        let told = story.told
        var lines = [
            "\(told.key): a notice of plugin '\(told.plugin)' (topic '\(told.topic)'), decided "
                + time.text(told.decidedAt)
        ]
        if let notice = told.notice {
            lines.append("  \(notice.title)")
        } else {
            lines.append("  its text has been dropped by retention")
        }
        if let meeting = story.meeting { lines.append("  from \(meeting.title)") }
        if story.repeats > 0 {
            let times = story.repeats == 1 ? "once more" : "\(story.repeats) times more"
            let last = story.repeatedAt.map { ", last \(time.text($0))" } ?? ""
            lines.append("The plugin decided it \(times)\(last). A key is told once, so that told nobody anything.")
        }
        return lines + [""] + ways + [""] + routes
    }

    private var ways: [String] {
        guard !story.ways.isEmpty else {
            return [
                "Nobody heard it: no route took it when it was decided. What a route of today would take is told by asking "
                    + "its plugin again: kairan trigger \(story.told.plugin) FILE\(config)"
            ]
        }
        return story.ways.flatMap { way -> [String] in
            guard !way.deliveries.isEmpty else { return [waits(for: way.endpoint)] }
            return way.deliveries.map { delivery in
                let part = delivery.parts > 1 ? " part \(delivery.part) of \(delivery.parts)" : ""
                let reason = delivery.lastReason.map { ": \($0)" } ?? ""
                return "to '\(way.endpoint)'\(part): \(delivery.state.rawValue)\(reason) "
                    + "(kairan deliveries why \(ShortID.delivery(delivery.id))\(config))"
            }
        }
    }

    private func waits(for endpoint: String) -> String {
        guard configuration.endpoints.contains(where: { $0.name == endpoint }) else {
            return
                "to '\(endpoint)': waits; this endpoint is not in the configuration any more. Put it back to have it sent"
        }
        return "to '\(endpoint)': not part of a message yet; the next run makes one: kairan run\(config)"
    }

    /// The routes as they are configured now.
    private var routes: [String] {
        guard let notice = story.told.notice else { return [] }
        let router = Router(routes: configuration.routes)
        guard !configuration.routes.isEmpty else { return ["The configuration has no routes: nobody hears anything."] }
        return configuration.routes.enumerated().map { index, route in
            let name = "route \(index + 1) (to \(route.to.joined(separator: ", ")))"
            return switch router.mismatch(route, notice, story.told.plugin, story.meeting) {
            case nil: "\(name) takes it"
            case .plugin(let wanted): "\(name) does not: it wants plugin '\(wanted)'"
            case .topic(let wanted): "\(name) does not: it wants topic '\(wanted)', not '\(notice.topic)'"
            case .council(let wanted): "\(name) does not: it wants council '\(wanted)'"
            case .keyword(let wanted): "\(name) does not: '\(wanted)' does not stand in it"
            }
        }
    }
}
