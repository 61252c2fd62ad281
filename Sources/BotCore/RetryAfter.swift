import MinutesModel

/// The `Retry-After` header: seconds (whole or decimal) or a date in one of HTTP's three writings.
package enum RetryAfter {
    /// A server cannot ask for more: the retry schedule's own longest step (reliability §3.2).
    package static let longest: Duration = .seconds(24 * 60 * 60)

    /// The wait it asks for, from zero to `longest`; `nil` when there is none or it cannot be read.
    package static func delay(_ header: String?, now: Instant) -> Duration? {
        guard let header else { return nil }
        let text = header.split(separator: " ").joined(separator: " ")
        if let delay = seconds(text) { return clamped(delay) }
        if let instant = date(text) { return clamped(instant - now) }
        // Two header lines arrive joined by a comma: the first one counts.
        return text.split(separator: ",").first.flatMap { seconds(String($0)) }.map(clamped)
    }

    private static func clamped(_ delay: Duration) -> Duration { min(max(delay, .zero), longest) }

    private static func seconds(_ text: String) -> Duration? {
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard isNumber, let value = Double(text), value.isFinite else { return nil }
        return .seconds(min(value, 1e9))
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov 6 08:49:37 1994`.
    private static func date(_ text: String) -> Instant? {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "-" }).map(String.init)
        switch words.count {
        case 6 where words[5] == "GMT" || words[5] == "UTC":
            return instant(day: words[1], month: words[2], year: words[3], time: words[4])
        case 5:
            return instant(day: words[2], month: words[1], year: words[4], time: words[3])
        default:
            return nil
        }
    }

    private static func instant(day: String, month: String, year: String, time: String) -> Instant? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = time.split(separator: ":").map { Int($0) ?? -1 }
        guard let month = months.firstIndex(of: month), let day = Int(day), var year = Int(year), clock.count == 3,
            (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        // RFC 850's two digits: no server that answers us means the last century.
        if year < 100 { year += 2000 }
        guard let date = CalendarDate(year: year, month: month + 1, day: day) else { return nil }
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])
        return Instant(milliseconds: seconds * 1000)
    }
}
