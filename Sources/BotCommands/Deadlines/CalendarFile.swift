import BotCore
import Commitments
import MinutesModel

/// Commitments as an iCalendar file (RFC 5545): what Google Calendar, Outlook and Apple Calendar open.
///
/// An event lies on the deadline's last day, as an all-day event without blocking the day. Its UID is the commitment's
/// id, so that importing again, or a subscription, moves the event instead of adding another.
struct CalendarFile {
    /// The day and time of the export (DTSTAMP).
    let now: Instant
    /// Days before the deadline on which the calendar speaks up, at nine in the morning.
    let alarms: [Int]
    /// Tasks (VTODO) in place of events: Apple Reminders, Thunderbird, Nextcloud.
    let asTasks: Bool

    func bytes(_ commitments: [Commitment]) -> [UInt8] {
        var writer = CalendarWriter()
        writer.line("BEGIN", "VCALENDAR")
        writer.line("VERSION", "2.0")
        writer.line("PRODID", "-//Kairan//Deadlines//JA")
        writer.line("CALSCALE", "GREGORIAN")
        writer.line("METHOD", "PUBLISH")
        writer.line("X-WR-CALNAME", text: "議事録の約束と期限")
        writer.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
        writer.line("X-PUBLISHED-TTL", "P1D")
        for commitment in commitments {
            guard let deadline = commitment.deadline else { continue }
            add(commitment, deadline, to: &writer)
        }
        writer.line("END", "VCALENDAR")
        return writer.bytes
    }

    private func add(_ commitment: Commitment, _ deadline: Deadline, to writer: inout CalendarWriter) {
        let kind = asTasks ? "VTODO" : "VEVENT"
        writer.line("BEGIN", kind)
        writer.line("UID", "\(commitment.id)@kairan")
        writer.line("DTSTAMP", Self.stamp(now))
        // Calendars take a change only when the number grows.
        writer.line("SEQUENCE", "\(commitment.moves.count + (commitment.isCorrected ? 1 : 0))")
        if asTasks {
            writer.line("DUE;VALUE=DATE", Self.date(deadline.end))
        } else {
            writer.line("DTSTART;VALUE=DATE", Self.date(deadline.end))
            // The end is the first day that is free again.
            writer.line("DTEND;VALUE=DATE", Self.date(deadline.end.adding(days: 1)))
            writer.line("TRANSP", "TRANSPARENT")
        }
        writer.line("SUMMARY", text: summary(commitment))
        writer.line("DESCRIPTION", text: description(commitment, deadline))
        writer.line("CATEGORIES", text: commitment.kind == .promise ? "期限" : "会議")
        if let url = SafeLink.address(commitment.meeting.url) { writer.line("URL", url) }
        writer.line("STATUS", status(commitment))
        if commitment.state == .open {
            for days in alarms { alarm(days, commitment, to: &writer) }
        }
        writer.line("END", kind)
    }

    private func summary(_ commitment: Commitment) -> String {
        guard commitment.kind == .promise else { return commitment.core ?? commitment.meeting.title }
        let mark = commitment.deadline?.approximate == true ? "期限ごろ" : "期限"
        let done = commitment.state == .done ? "済・" : ""
        return "【\(done)\(mark)】\(commitment.core ?? commitment.text)（\(commitment.promiser)）"
    }

    private func description(_ commitment: Commitment, _ deadline: Deadline) -> String {
        var lines = ["期限：\(deadline.japanese)（原文：\(deadline.surface)）"]
        if deadline.start != deadline.end {
            lines.append("対象期間：\(deadline.start.japanese)〜\(deadline.end.japanese)")
        }
        if let move = commitment.moves.last { lines.append("変更前：\(move.from?.end.japanese ?? "期限不明")") }
        lines.append("約束した人：\(commitment.promiser)")
        if let assignee = commitment.assignee { lines.append("担当：\(assignee)") }
        if let note = commitment.note { lines.append("メモ：\(note)") }
        lines.append("会議：\(commitment.meeting.title)\(commitment.meeting.date.map { "・\($0.japanese)" } ?? "")")
        lines += ["", "「\(commitment.text)」", "", "自動抽出（Kairan）"]
        return lines.joined(separator: "\n")
    }

    private func status(_ commitment: Commitment) -> String {
        switch commitment.state {
        case .open: asTasks ? "NEEDS-ACTION" : "CONFIRMED"
        // An event has no "done".
        case .done: asTasks ? "COMPLETED" : "CONFIRMED"
        case .dropped: "CANCELLED"
        }
    }

    private func alarm(_ days: Int, _ commitment: Commitment, to writer: inout CalendarWriter) {
        writer.line("BEGIN", "VALARM")
        writer.line("ACTION", "DISPLAY")
        writer.line("DESCRIPTION", text: summary(commitment))
        // A day begins at midnight: nine in the morning of the day itself is PT9H, of the day before 15 hours ahead.
        let trigger = days == 0 ? "PT9H" : days == 1 ? "-PT15H" : "-P\(days - 1)DT15H"
        writer.line(asTasks ? "TRIGGER;RELATED=END" : "TRIGGER", trigger)
        writer.line("END", "VALARM")
    }

    private static func date(_ date: CalendarDate) -> String { "\(date)".filter { $0 != "-" } }

    private static func stamp(_ now: Instant) -> String {
        let seconds = now.milliseconds / 1000
        let day = CalendarDate(dayNumber: Int(seconds.flooredQuotient(86_400)))
        let time = Int(seconds - Int64(day.dayNumber) * 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date(day))T\(two(time / 3600))\(two(time / 60 % 60))\(two(time % 60))Z"
    }
}

extension Int64 {
    /// Towards minus infinity, as days before 1970 need it.
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        self / divisor - (self % divisor < 0 ? 1 : 0)
    }
}
