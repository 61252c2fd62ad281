import BotCore
import MinutesModel

/// Dates as Japanese readers write them.
enum DateText {
    static func day(_ date: CalendarDate) -> String { "\(date.year)年\(date.month)月\(date.day)日" }

    static func dayWithWeekday(_ date: CalendarDate) -> String {
        let names = ["月", "火", "水", "木", "金", "土", "日"]
        return "\(day(date))（\(names[date.weekday - 1])）"
    }

    /// `2022年4月1日〜2023年3月31日（原文: 令和4年度中）`.
    static func deadline(_ deadline: Deadline) -> String {
        let dates =
            deadline.start == deadline.end
            ? dayWithWeekday(deadline.end) : "\(day(deadline.start))〜\(day(deadline.end))"
        return "\(dates)\(deadline.approximate ? "ごろ" : "")（原文: \(deadline.surface.cleanedLine)）"
    }

    /// `2024-05-20T05:00:00Z`.
    static func rfc3339(_ now: Instant) -> String {
        let seconds = now.milliseconds / 1000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = seconds % 86_400
        return "\(CalendarDate(dayNumber: Int(seconds / 86_400)))T"
            + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
    }
}
