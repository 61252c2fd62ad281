import Commitments
import MinutesModel
import PluginKit

/// Finds who promised what by when, reminds of it before the day comes, and says when a later meeting moves it.
///
/// What was told already is known by the notice's key, which the host keeps; the state is only the days on which it
/// was asked.
@main struct DeadlineReminder: Plugin {
    static let info = PluginInfo(name: "deadline-reminder", version: "1.1.0")
    static let initialState = State()

    /// The last two days that began: a day can begin twice, and what was missed lies after the one before.
    struct State: Codable, Sendable, Equatable {
        var day: CalendarDate?
        var previous: CalendarDate?

        mutating func begin(_ today: CalendarDate) {
            guard day.map({ $0 < today }) ?? true else { return }
            (day, previous) = (today, day)
        }
    }

    let settings: Settings

    func handle(_ event: Event, state: inout State) async throws -> Answer {
        switch event {
        case .minutesArrived(let minutes):
            let commitments = CommitmentFinder().find(in: minutes)
            let list = TrackedList(meeting: minutes.meeting, commitments: commitments)
            let isTold = settings.announce && !commitments.isEmpty
            return Answer(
                notices: isTold ? [list.notice(key: "deadline-reminder/announced/\(minutes.meetingKey)")] : [],
                commitments: commitments)
        case .dayBegan(let day, let open):
            state.begin(day)
            return answer(on: day, open: open, previous: state.previous)
        case .command(let command):
            return Answer(notices: [answer(to: command)])
        }
    }

    private func answer(on day: CalendarDate, open: [Commitment], previous: CalendarDate?) -> Answer {
        let (kept, repetitions) = Repetitions.find(among: open.filter { $0.state == .open })
        var notices = repetitions.compactMap { ChangeNotice($0).notice }
        let awake = kept.filter { !$0.isSnoozed(on: day) }
        for commitment in awake { notices += reminders(of: commitment, on: day, after: previous) }
        let weekly = WeeklyDigest(settings: settings, day: day, previous: previous, commitments: awake)
        if let notice = weekly.notice { notices.append(notice) }
        return Answer(
            notices: notices,
            commitments: repetitions.map { repetition in
                var later = repetition.later
                later.repeats = repetition.earlier.id
                return later
            })
    }

    private func reminders(of commitment: Commitment, on day: CalendarDate, after previous: CalendarDate?) -> [Notice] {
        guard let deadline = commitment.deadline, settings.nextMeetings || commitment.kind == .promise else {
            return []
        }
        // Nothing is known to have arrived before its meeting took place.
        let arrived = commitment.arrived ?? commitment.meeting.date
        let schedule = ReminderSchedule(
            deadline: deadline, kind: commitment.kind, settings: settings, arrived: arrived)
        return schedule.moments(on: day, after: previous, woken: commitment.snoozedUntil == day).map {
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
