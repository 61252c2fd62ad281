import Commitments
import MinutesModel
import PluginKit

/// Finds who promised what by when, and reminds of it before the day comes.
///
/// It has no state: what was told already is known by the notice's key, which the host keeps.
@main struct DeadlineReminder: Plugin {
    static let info = PluginInfo(name: "deadline-reminder", version: "1.0.0")

    /// See `plugin.json`, which the host checks and whose defaults it fills in.
    struct Settings: Decodable, Sendable {
        var leadDays = [30, 7, 3, 1, 0]
        var announce = false
    }

    let settings: Settings

    func handle(_ event: Event, state: inout NoState) async throws -> Answer {
        switch event {
        case .minutesArrived(let minutes):
            let commitments = CommitmentFinder().find(in: minutes)
            let list = TrackedList(meeting: minutes.meeting, commitments: commitments)
            let isTold = settings.announce && !commitments.isEmpty
            return Answer(
                notices: isTold ? [list.notice(key: "deadline-reminder/announced/\(minutes.meetingKey)")] : [],
                commitments: commitments)
        case .dayBegan(let day, let open):
            return Answer(notices: open.compactMap { reminder(of: $0, on: day) })
        case .command(let command):
            return Answer(notices: [answer(to: command)])
        }
    }

    private func reminder(of commitment: Commitment, on day: CalendarDate) -> Notice? {
        guard commitment.state == .open, let deadline = commitment.deadline else { return nil }
        // Nothing is known to have arrived before its meeting took place.
        let arrived = commitment.arrived ?? commitment.meeting.date
        let schedule = ReminderSchedule(deadline: deadline, leadDays: settings.leadDays, arrived: arrived)
        return schedule.moment(on: day).map {
            ReminderNotice(commitment: commitment, deadline: deadline, moment: $0, day: day).notice
        }
    }

    private func answer(to command: Command) -> Notice {
        guard let minutes = command.minutes else {
            return Notice(
                key: "deadline-reminder/command/\(command.day)", topic: "deadline", title: "【期限の一覧】議事録がありません",
                body: [.paragraph("議事録を指定すると、見つかった約束と期限を一覧にします。保存済みの約束は kairan deadlines list で見られます。")])
        }
        let list = TrackedList(meeting: minutes.meeting, commitments: CommitmentFinder().find(in: minutes))
        return list.notice(key: "deadline-reminder/command/\(minutes.meetingKey)")
    }
}
