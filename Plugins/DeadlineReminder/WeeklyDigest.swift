import Commitments
import MinutesModel
import PluginKit

/// Once a week what is overdue, due and new (週次まとめ).
struct WeeklyDigest {
    let settings: DeadlineReminder.Settings
    let day: CalendarDate
    /// The last day before it on which the plugin was asked.
    let previous: CalendarDate?
    let commitments: [Commitment]

    /// A week ahead and a week back.
    private static let days = 7
    /// Half a year: minutes are published up to some months after the meeting.
    private static let freshness = 180
    /// Lines per section: more is a report, which `kairan deadlines` gives.
    private static let lines = 15

    var notice: Notice? {
        guard let date = date, date == day || isMissed(date) else { return nil }
        let sections = [
            ("期限切れ", overdue), ("今週が期限", due), ("新しい約束", new), ("これからの会議", meetings),
        ].filter { !$0.1.isEmpty }
        guard !sections.isEmpty else { return nil }
        let counts = sections.map { "\($0.0)\($0.1.count)件" }.joined(separator: "・")
        return Notice(
            key: "deadline-reminder/weekly/\(date)", topic: "deadline-weekly",
            severity: overdue.isEmpty ? .info : .warning,
            title: "【期限の週次まとめ】\(date.month)月\(date.day)日の週（\(counts)）",
            body: sections.flatMap { [.heading("\($0.0)（\($0.1.count)件）"), .list(lines(of: $0.1))] },
            evidence: (overdue + due).prefix(Self.lines).map {
                Evidence(meeting: $0.meeting, speaker: $0.namedSpeaker, quote: $0.text)
            })
    }

    /// The day of this week's digest, today or before.
    private var date: CalendarDate? {
        guard let weekday = settings.weekly.weekday else { return nil }
        // Holidays can move it into the days that follow, or a little forward: the weeks on both sides are tried.
        return [-7, 0, 7].map { settings.shifted(day.adding(days: weekday - day.weekday + $0)) }.last { $0 <= day }
    }

    /// Its day came while nobody ran the bot, and it is still of use.
    private func isMissed(_ date: CalendarDate) -> Bool {
        guard settings.catchUp != .skip, let previous else { return false }
        return previous < date
    }

    private var promises: [Commitment] { commitments.filter { $0.kind == .promise } }

    /// What was past when it arrived is history, not work.
    private var overdue: [Commitment] {
        sorted(promises.filter { $0.end < day && $0.arrivedOrSaid <= $0.end })
    }

    private var due: [Commitment] {
        sorted(promises.filter { $0.end >= day && $0.end < day.adding(days: Self.days) })
    }

    private var new: [Commitment] {
        let told = Set((due + overdue).map(\.id))
        return sorted(
            promises.filter { commitment in
                commitment.moves.isEmpty && commitment.arrivedOrSaid > day.adding(days: -Self.days)
                    && commitment.arrivedOrSaid <= day && !told.contains(commitment.id) && !isHistory(commitment)
            })
    }

    /// Of an archive that is read for the first time: past when it arrived, or without a date and said long ago.
    private func isHistory(_ commitment: Commitment) -> Bool {
        guard commitment.deadline == nil else { return commitment.end < commitment.arrivedOrSaid }
        return commitment.meeting.date.map { $0.days(until: commitment.arrivedOrSaid) > Self.freshness } ?? false
    }

    private var meetings: [Commitment] {
        guard settings.nextMeetings else { return [] }
        return sorted(
            commitments.filter { $0.kind == .nextMeeting && $0.end >= day && $0.end < day.adding(days: 2 * Self.days) })
    }

    private func sorted(_ commitments: [Commitment]) -> [Commitment] {
        commitments.sorted { ($0.end, $0.id) < ($1.end, $1.id) }
    }

    private func lines(of commitments: [Commitment]) -> [String] {
        let shown = commitments.prefix(Self.lines).map(line)
        guard commitments.count > Self.lines else { return shown }
        return shown + ["ほか\(commitments.count - Self.lines)件（kairan deadlines list で見られます）"]
    }

    private func line(_ commitment: Commitment) -> String {
        let when = commitment.deadline?.japanese ?? "期限不明（\(commitment.vagueness ?? "—")）"
        guard commitment.kind == .promise else {
            return "\(commitment.deadline?.end.japanese ?? when)：\(commitment.core ?? commitment.meeting.title)"
        }
        let days = commitment.deadline.map { day.days(until: $0.end) } ?? 0
        let late = days < 0 ? "・\(-days)日超過" : ""
        let assignee = commitment.assignee.map { "（担当：\($0)）" } ?? ""
        return "\(when)\(late)：\(commitment.promiser)：\(commitment.core ?? commitment.text)\(assignee)"
    }
}

extension Commitment {
    /// Those without a date are never due.
    fileprivate var end: CalendarDate { deadline?.end ?? CalendarDate(dayNumber: Self.never) }
    /// 9999-12-31 in days since 1970.
    private static let never = 2_932_896

    fileprivate var arrivedOrSaid: CalendarDate {
        arrived ?? meeting.date ?? CalendarDate(dayNumber: 0)
    }
}
