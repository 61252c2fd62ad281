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

    var notice: Notice {
        Notice(
            key: key, topic: "deadline", severity: daysLeft <= 3 ? .warning : .info,
            title: "【\(headline)】\(commitment.promiser)",
            body: [.quote(commitment.text), .fields(fields)] + link,
            evidence: [
                Evidence(meeting: commitment.meeting, speaker: commitment.speaker, quote: commitment.text)
            ],
            deadline: deadline)
    }

    /// A reminder that was told before somebody snoozed the commitment is told again when it wakes: that is what
    /// snoozing asks for. The day of waking in the key keeps it to once.
    private var key: String {
        let key = "deadline-reminder/\(commitment.id)/\(moment.name)"
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
        switch daysLeft {
        case ..<0: "期限を\(-daysLeft)日過ぎています"
        case 0: "今日が期限"
        case 1: "明日が期限"
        default: "期限まであと\(daysLeft)日"
        }
    }

    private var fields: [Field] {
        var fields = [Field(label: "期限", value: "\(deadline.japanese)（原文：\(deadline.surface)）")]
        if moment.opensPeriod {
            fields.append(Field(label: "対象期間", value: "\(deadline.start.japanese)〜\(deadline.end.japanese)"))
            fields.append(Field(label: "残り", value: "あと\(daysLeft)日"))
        }
        fields.append(Field(label: "約束した人", value: commitment.promiser))
        let date = commitment.meeting.date.map { "・\($0.japanese)" } ?? ""
        fields.append(Field(label: "会議", value: commitment.meeting.title + date))
        return fields
    }

    private var link: [Block] {
        commitment.meeting.url.map { [.link(text: "議事録を開く", url: $0)] } ?? []
    }
}
