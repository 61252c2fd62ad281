import Commitments
import MinutesModel
import PluginKit

/// A later meeting gave a promise another day: told as a change, not as a second promise.
struct ChangeNotice {
    private let earlier: Commitment
    private let now: Commitment
    private let later: Commitment

    init(_ repetition: Repetitions.Repetition) {
        earlier = repetition.earlier
        later = repetition.later
        now = earlier.updated(by: later)
    }

    /// `nil` when the day is the same, or the one who said it later was read first, or in an archive that is read for
    /// the first time: there nobody had heard of the earlier day, or the new one is past.
    var notice: Notice? {
        guard let deadline = now.deadline, deadline.end != earlier.deadline?.end, isNews(deadline) else { return nil }
        let before = earlier.deadline
        let change = "\(before?.end.japanese ?? "期限不明") → \(deadline.end.japanese)"
        var fields = [
            Field(label: "期限の変更", value: change + shift(before, deadline)),
            Field(label: "原文", value: "\(words(of: earlier)) → \(words(of: now))"),
            Field(label: "約束した人", value: now.promiser),
            Field(label: "前の会議", value: title(of: earlier.meeting)),
            Field(label: "今回の会議", value: title(of: now.meeting)),
        ]
        if let assignee = now.assignee { fields.append(Field(label: "担当", value: assignee)) }
        let link: [Block] = now.meeting.url.map { [.link(text: "議事録を開く", url: $0)] } ?? []
        return Notice(
            // The later sentence is the fact: each says its change once.
            key: "deadline-reminder/\(earlier.id)/moved/\(later.id)", topic: "deadline", severity: .warning,
            title: "【期限の変更】\(now.promiser)：\(short(before)) → \(short(deadline))",
            body: [.quote(now.text), .fields(fields)] + link,
            evidence: [earlier, now].map {
                Evidence(meeting: $0.meeting, speaker: $0.namedSpeaker, quote: $0.text)
            },
            deadline: deadline)
    }

    private func isNews(_ deadline: Deadline) -> Bool {
        if let heard = later.arrived ?? later.meeting.date, deadline.end < heard { return false }
        guard let known = earlier.arrived, let heard = later.arrived else { return true }
        return known < heard
    }

    private func shift(_ before: Deadline?, _ deadline: Deadline) -> String {
        guard let days = before?.end.days(until: deadline.end) else { return "" }
        return days > 0 ? "（\(days)日遅く）" : "（\(-days)日早く）"
    }

    private func words(of commitment: Commitment) -> String {
        "「\(commitment.deadline?.surface ?? commitment.vagueness ?? "期限なし")」"
    }

    private func short(_ deadline: Deadline?) -> String {
        deadline.map { "\($0.end.year)年\($0.end.month)月\($0.end.day)日" } ?? "期限不明"
    }

    private func title(of meeting: Meeting) -> String {
        meeting.title + (meeting.date.map { "・\($0.japanese)" } ?? "")
    }
}
