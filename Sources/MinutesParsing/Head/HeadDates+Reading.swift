import JapaneseText

/// What lines of days and hours look like.
extension HeadDates {
    /// `第3日`, `○第2号`: a day of the session, as a heading.
    static func isDayOfSession(_ text: String) -> Bool {
        let bytes = TextBytes(text.slice(Mark.rest(of: text)).withoutSpaces)
        guard bytes.has("第", at: 0), let number = Numerals.read(in: bytes, at: 3) else { return false }
        return ["日", "号", "日目"].contains { bytes.has($0, at: number.end) && number.end + $0.utf8.count == bytes.count }
    }

    static func isOnlyDate(_ text: String) -> Bool {
        guard text.utf8.count <= 150,
            let found = HeadDay.read(text)?.range ?? ImpossibleDate.find(text) ?? MonthDay.read(text)?.range
        else { return false }
        var rest = withoutLength(cut(found, from: text))
        if let times = ClockTimes.read(rest) { rest = cut(times.range, from: rest) }
        return saysNothing(rest.slice(Mark.rest(of: rest)))
    }

    /// A day or an hour stands in the text.
    static func tellsDay(_ text: String) -> Bool {
        HeadDay.read(text) != nil || MonthDay.read(text) != nil || ClockTimes.read(text) != nil
            || ImpossibleDate.find(text) != nil
    }

    static func cut(_ range: Range<Int>, from text: String) -> String {
        text.slice(0..<range.lowerBound) + text.slice(range.upperBound..<text.utf8.count)
    }

    /// `(会議時間0時間38分)` is a length, no time of day, and `（第１日目）` a day of the session.
    static func withoutLength(_ text: String) -> String {
        let bytes = text.utf8Span.span
        for offset in 0..<bytes.count {
            guard let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 90),
                case let inner = text.slice(found.inner),
                inner.holds(anyOf: ["会議時間", "所要時間", "開催時間", "審議時間"]) || isDayOfSession(inner)
            else { continue }
            return cut(offset..<found.end, from: text)
        }
        return text
    }

    /// Nothing but the small words around dates and times.
    static func saysNothing(_ text: String) -> Bool {
        var rest = text.withoutSpaces
        let words = [
            "から", "まで", "開会", "開議", "閉会", "散会", "開催", "開始", "終了", "より", "・", "、", "，", ",", "に", "（", "）", "(", ")",
            "～", "〜",
            "~", "自", "至", "予定", "：", ":", "頃", "ごろ", "於", "。",
        ]
        while !rest.isEmpty {
            guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
            rest.removeFirst(word.count)
        }
        return true
    }
}
