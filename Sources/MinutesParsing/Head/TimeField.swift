import JapaneseText
import MinutesModel

/// A line that names an event first and its time behind it: `開会　午前10時`, `閉会時刻：午後3時20分`, `開会（午前１０時００分）`.
struct TimeField {
    let text: String
    let event: TimeLine.Event
    let date: AbsoluteDate?
    let time: ClockTime
    /// Where the line tells the end too.
    let until: ClockTime?

    private static let words: [(String, TimeLine.Event)] = [
        ("開会", .opening), ("開議", .opening), ("開始", .opening), ("閉会", .closing), ("閉議", .closing), ("散会", .closing),
        ("終了", .closing), ("延会", .closing), ("休憩", .other), ("再開", .other), ("再会", .other),
    ]

    init?(_ text: String) {
        // 30 characters of three bytes: the event, the day, the hour.
        guard text.utf8.count <= 90 else { return nil }
        let bytes = text.utf8Span.span
        let isMarked = Mark(in: bytes, at: 0) != nil || bytes.has("・", at: 0) || bytes.has("•", at: 0)
        var rest = HeadDates.withoutLength(text.slice((isMarked ? Mark.length : 0)..<text.utf8.count)).withoutSpaces
        guard let (word, event) = Self.words.first(where: { rest.hasPrefix($0.0) }) else { return nil }
        rest.removeFirst(word.count)
        for tail in ["日時", "時刻", "時間", "の時刻"] where rest.hasPrefix(tail) {
            rest.removeFirst(tail.count)
            break
        }
        let found = AbsoluteDate.read(rest)
        if let found {
            rest = rest.slice(0..<found.range.lowerBound) + rest.slice(found.range.upperBound..<rest.utf8.count)
        }
        guard let times = ClockTimes.read(rest) else { return nil }
        rest = rest.slice(0..<times.range.lowerBound) + rest.slice(times.range.upperBound..<rest.utf8.count)
        guard HeadDates.saysNothing(rest) else { return nil }
        (self.text, self.event, date, time, until) = (text, event, found, times.start, times.end)
    }
}
