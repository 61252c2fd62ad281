import Commitments
import MinutesModel
import PluginKit

/// The wording of one reminder.
struct ReminderNotice {
    let commitment: Commitment
    let deadline: Deadline
    let moment: ReminderSchedule.Moment
    let day: CalendarDate

    private var daysLeft: Int { day.days(until: deadline.end) }
    private var isPromise: Bool { commitment.kind == .promise }

    var notice: Notice {
        Notice(
            key: key, topic: "deadline", severity: daysLeft <= 3 && isPromise ? .warning : .info,
            title: "【\(headline)】\(isPromise ? commitment.promiser : commitment.core ?? commitment.meeting.title)",
            body: [.quote(commitment.text), .fields(fields)] + link,
            evidence: [
                Evidence(meeting: commitment.meeting, speaker: commitment.namedSpeaker, quote: commitment.text)
            ],
            deadline: deadline)
    }

    /// A reminder that was told before somebody snoozed the commitment is told again when it wakes: that is what
    /// snoozing asks for. The day of waking in the key keeps it to once.
    private var key: String {
        // A day that was moved or put right has reminders of its own, whatever was told of the one before.
        let isOriginal = commitment.moves.isEmpty && !commitment.isCorrected
        let key = "deadline-reminder/\(commitment.id)/\(isOriginal ? "" : "\(deadline.end)/")\(moment.name)"
        guard let woken = commitment.snoozedUntil, woken <= day, moment.day < woken else { return key }
        return "\(key)/woken-\(woken)"
    }

    private var headline: String {
        guard moment.opensPeriod else { return remaining }
        let begins =
            deadline.start == day ? "本日から対象期間" : "\(deadline.start.month)月\(deadline.start.day)日から対象期間"
        // Months away nothing is urgent: the count stands in the fields, the headline keeps to the news.
        return moment.name == "begins" ? begins : "\(begins)・\(remaining)"
    }

    private var remaining: String {
        guard isPromise else { return untilMeeting }
        return switch daysLeft {
        case ..<0: "期限を\(-daysLeft)日過ぎています"
        case 0: "今日が期限"
        case 1: "明日が期限"
        default: "期限まであと\(daysLeft)日"
        }
    }

    private var untilMeeting: String {
        switch daysLeft {
        case 0: "次回会議は今日"
        case 1: "次回会議は明日"
        default: "次回会議まであと\(daysLeft)日"
        }
    }

    private var fields: [Field] {
        guard isPromise else {
            return [
                Field(label: "開催日", value: "\(deadline.end.japanese)（原文：\(deadline.surface)）"),
                Field(label: "案内のあった会議", value: commitment.meeting.title),
            ]
        }
        let source = commitment.isCorrected ? "手で訂正" : "原文：\(deadline.surface)"
        var fields = [Field(label: "期限", value: "\(deadline.japanese)（\(source)）")]
        if let move = commitment.moves.last {
            fields.append(Field(label: "変更前", value: move.from?.end.japanese ?? "期限不明"))
        }
        if moment.opensPeriod {
            fields.append(Field(label: "対象期間", value: "\(deadline.start.japanese)〜\(deadline.end.japanese)"))
            fields.append(Field(label: "残り", value: "あと\(daysLeft)日"))
        }
        fields.append(Field(label: "約束した人", value: commitment.promiser))
        if commitment.firmness != .firm { fields.append(Field(label: "確度", value: commitment.firmness.japanese)) }
        if let assignee = commitment.assignee { fields.append(Field(label: "担当", value: assignee)) }
        if let note = commitment.note { fields.append(Field(label: "メモ", value: note)) }
        let date = commitment.meeting.date.map { "・\($0.japanese)" } ?? ""
        fields.append(Field(label: "会議", value: commitment.meeting.title + date))
        return fields
    }

    private var link: [Block] {
        commitment.meeting.url.map { [.link(text: "議事録を開く", url: $0)] } ?? []
    }
}
