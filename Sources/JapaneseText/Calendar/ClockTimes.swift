package import MinutesModel

/// A time of day, or from one to another: `9：40～9：55`, `午前10時開議`, `16時から17時45分まで`, `午後7時~8時50分`, `午後零時三十分`.
package struct ClockTimes: Sendable, Equatable {
    package var start: ClockTime
    package var end: ClockTime?
    /// UTF-8 offsets into the text, without a closing まで.
    package var range: Range<Int>

    /// The first time in the text, or `nil`.
    package static func read(_ text: String) -> ClockTimes? {
        let bytes = TextBytes(text)
        var offset = 0
        while offset < bytes.count {
            if let found = read(in: bytes, at: offset) { return found }
            offset = Numerals.read(in: bytes, at: offset)?.end ?? offset + bytes.length(at: offset)
        }
        return nil
    }

    /// The time that starts at `offset`, or `nil`.
    package static func read(in text: TextBytes, at offset: Int) -> ClockTimes? {
        guard let first = Single.read(in: text, at: offset, half: nil) else { return nil }
        var found = ClockTimes(start: first.time, end: nil, range: offset..<first.end)
        let gap = text.skippingSpaces(at: first.end)
        guard let separator = text.end(ofAny: RangeWords.all, at: gap),
            // 午後7時~8時50分: the second time belongs to the same half of the day.
            let second = Single.read(in: text, at: text.skippingSpaces(at: separator), half: first.half)
        else { return found }
        var end = second.time
        if end < found.start, second.half == first.half, let later = ClockTime(hour: end.hour + 12, minute: end.minute)
        {
            end = later  // 午前10時～1時
        }
        found.end = end
        found.range = offset..<second.end
        return found
    }

    /// One time of day.
    struct Single {
        enum Half { case morning, afternoon }
        var time: ClockTime
        var half: Half?
        var end: Int

        static func read(in text: TextBytes, at offset: Int, half inherited: Half?) -> Single? {
            if let end = text.end(of: "正午", at: offset), let noon = ClockTime(hour: 12, minute: 0) {
                return Single(time: noon, half: nil, end: end)
            }
            var half = inherited
            var position = offset
            if let end = text.end(ofAny: ["午前", "ＡＭ", "AM"], at: offset) {
                (half, position) = (.morning, text.skippingSpaces(at: end))
            } else if let end = text.end(ofAny: ["午後", "ＰＭ", "PM"], at: offset) {
                (half, position) = (.afternoon, text.skippingSpaces(at: end))
            }
            guard let (hour, minute, end) = hourAndMinute(in: text, at: position) else { return nil }
            let shifted = half == .afternoon && hour < 12 ? hour + 12 : hour
            return ClockTime(hour: shifted, minute: minute).map { Single(time: $0, half: half, end: end) }
        }

        private static func hourAndMinute(in text: TextBytes, at offset: Int) -> (hour: Int, minute: Int, end: Int)? {
            guard let hour = Numerals.read(in: text, at: offset), hour.width <= 3 else { return nil }
            if let colon = text.end(ofAny: [":", "：", "∶"], at: hour.end) {
                guard let minute = Numerals.read(in: text, at: colon), minute.width == 2 else { return nil }
                return (hour.value, minute.value, minute.end)
            }
            // 時間 is a length, not a time of day; 時点 is behind a date.
            guard let end = text.end(of: "時", at: text.skippingSpaces(at: hour.end)),
                !text.starts(withAny: ["間", "代", "限"], at: end)
            else { return nil }
            if let half = text.end(of: "半", at: end), !text.starts(withAny: ["期", "分", "数", "ば"], at: half) {
                return (hour.value, 30, half)
            }
            let gap = text.skippingSpaces(at: end)
            guard let minute = Numerals.read(in: text, at: gap), minute.value < 60 else { return (hour.value, 0, end) }
            let behind = text.skippingSpaces(at: minute.end)
            if let afterMinute = text.end(of: "分", at: behind) { return (hour.value, minute.value, afterMinute) }
            // 午後３時５１分散会 is the rule; 午後３時５１散会 is printed too.
            return text.starts(withAny: ["開", "散", "閉", "休", "再"], at: behind)
                ? (hour.value, minute.value, minute.end) : (hour.value, 0, end)
        }
    }
}

/// What stands between the two ends of a range.
enum RangeWords {
    static let marks: [StaticString] = ["～", "〜", "~", "－", "‐", "–", "—", "―", "−", "-", "─", "ｰ", "ー"]
    static let all: [StaticString] = ["から"] + marks + ["より", "ないし", "乃至"]
}
