import BotCore
import MinutesModel
import PluginKit

/// A delivery's story for people's eyes.
struct DeliveryText {
    private let story: DeliveryStory
    private let time: LocalTime

    init(_ story: DeliveryStory, _ time: LocalTime) {
        self.story = story
        self.time = time
    }

    /// What it is and what was tried.
    var head: [String] {
        let summary = story.summary
        let lines = [
            "\(summary.id): part \(summary.part) of \(summary.parts) to '\(summary.endpoint)', "
                + "\(story.body.count) bytes, \(summary.state.rawValue)",
            "created \(time.text(summary.createdAt))",
        ]
        return lines + story.attempts.map(line)
    }

    /// Who said it and from which words.
    var reasons: [String] {
        story.notices.flatMap { told in
            var lines = [
                "",
                "because plugin '\(told.plugin)' had something to tell (topic '\(told.topic)'), decided "
                    + time.text(told.decidedAt),
            ]
            if let notice = told.notice {
                lines.append("  \(notice.title)")
                lines += notice.evidence.map { evidence in
                    let who = [evidence.speaker, evidence.agendaItem].compactMap { $0 }.joined(separator: ", ")
                    return
                        "  from \(evidence.meeting.title)\(who.isEmpty ? "" : " (\(who))"): \(Self.quoted(evidence.quote))"
                }
            } else {
                lines.append("  its text has been dropped by retention")
            }
            return lines
        }
    }

    /// What happens next.
    func outlook(now: Instant, config: ConfigOptions) -> [String] {
        let summary = story.summary
        let retry = "kairan deliveries retry \(summary.id)\(config.repeated)"
        var lines: [String] =
            switch summary.state {
            case .delivered: ["It is delivered; nothing more happens."]
            case .accepted: ["The service took it; whether it was posted it does not say. Nothing more happens."]
            case .pending, .started, .unknown:
                [
                    summary.notBefore > now
                        ? "It is tried again by the first run after \(time.text(summary.notBefore))."
                        : "It is tried by the next run: kairan run\(config.repeated)"
                ]
            case .held:
                ["It may have arrived, and waits for you to look (onUnknown: hold). Send it again with: \(retry)"]
            case .refused: ["The service will never take it as it is. After a change try: \(retry)"]
            case .undeliverable where isGone: ["It was given up, and is sent when the endpoint is called again."]
            case .undeliverable: ["It was given up. Send it again with: \(retry)"]
            }
        if summary.state.isOpen, let other = story.waitsFor {
            lines.append("An older delivery to the same endpoint goes first: \(other)")
        }
        if summary.state.isOpen || isGone, let state = story.endpoint {
            if let since = state.goneSince {
                lines.append(
                    "Endpoint '\(state.name)' has been gone since \(time.text(since)): change its url, or: "
                        + "kairan endpoints enable \(state.name)\(config.repeated)")
            } else if let until = state.pausedUntil, until > now {
                let reason = state.pausedFor.map { " (\($0))" } ?? ""
                lines.append("Endpoint '\(state.name)' is paused until \(time.text(until))\(reason).")
            }
        }
        return [""] + lines
    }

    private var isGone: Bool { story.endpoint?.goneSince != nil }

    private static func quoted(_ text: String) -> String {
        text.contains("「") ? "『\(text)』" : "「\(text)」"
    }

    private func line(_ attempt: DeliveryStory.Attempt) -> String {
        let outcome = attempt.outcome?.rawValue ?? (attempt.endedAt == nil ? "no end is known" : "ended")
        let status = attempt.status.map { ", status \($0)" } ?? ""
        let reason = attempt.reason.map { ": \($0)" } ?? ""
        return "try \(attempt.number) at \(time.text(attempt.startedAt)): \(outcome)\(status)\(reason)"
    }
}
