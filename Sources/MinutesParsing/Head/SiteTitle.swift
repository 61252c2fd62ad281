import JapaneseText

/// A line as a site prints it around a meeting's name: `2022-09-13 令和4年総務委員会 本文`,
/// `平成21年第 1回環境水道委員会－03月03日-01号`, `令和2年建設委員会 本文 開催日:2020年06月19日`.
enum SiteTitle {
    /// The name alone. Its day is read from the whole line, by `HeadDates`.
    static func bare(_ text: String) -> String {
        var name = withoutLeadingDate(text.trimmed)
        var length = Int.max
        while name.utf8.count < length {
            length = name.utf8.count
            name = withoutTrailingDate(withoutSitting(name))
            for word in ["本文", "開催日:", "開催日："] where name.hasSuffix(word) && name != word {
                name = String(name.dropLast(word.count)).trimmed
            }
        }
        return name
    }

    /// `2025/02/05　令和7年厚生委員会`. A day in words is part of the name: 令和4年9月1日臨時会.
    private static func withoutLeadingDate(_ text: String) -> String {
        guard let found = AbsoluteDate.read(text), found.range.lowerBound == 0, isNumeric(text.slice(found.range))
        else { return text }
        let rest = text.slice(found.range.upperBound..<text.utf8.count)
        // `2019-03-25 Meeting Notes`: a word for a record names no meeting.
        guard rest.utf8Span.span.spaceLength(at: 0) > 0 || rest.hasPrefix(":"), TitleReading.canRead(rest),
            !TitleReading.isRecordWord(rest)
        else { return text }
        return rest.hasPrefix(":") ? String(rest.dropFirst()).trimmed : rest.trimmed
    }

    /// `… 2018-08-28`, `… 開催日:2020年06月19日`.
    private static func withoutTrailingDate(_ text: String) -> String {
        guard let found = HeadDay.read(text), found.range.lowerBound > 0, found.range.upperBound == text.utf8.count
        else { return text }
        let before = withoutDash(text.slice(0..<found.range.lowerBound))
        let isApart = before.trimmed != before && isNumeric(text.slice(found.range))
        return isApart || before.hasSuffix("開催日:") || before.hasSuffix("開催日：") ? before.trimmed : text
    }

    /// `商品会議 - `: what set the day apart goes with it.
    private static func withoutDash(_ text: String) -> String {
        let name = text.trimmed
        guard text != name, let last = name.last, "-－–—".contains(last) else { return text }
        return String(name.dropLast())
    }

    private static func isNumeric(_ date: String) -> Bool { !date.holds("月") }

    /// `－03月03日-01号`, ` 05月01日－01号`, ` 12月26日－議案審議－14号`: which day and which part of the session it is.
    private static func withoutSitting(_ text: String) -> String {
        let bytes = TextBytes(text)
        let span = text.utf8Span.span
        var start: Int?
        var offset = 0
        while offset < span.count {
            if let day = MonthDay.read(in: bytes, at: offset), span.isDash(at: day.range.upperBound),
                offset > 0,
                span.isDash(at: span.start(before: offset)) || span.spaceLength(at: span.start(before: offset)) > 0
            {
                start = offset
                break
            }
            offset = Numerals.read(in: bytes, at: offset)?.end ?? offset + span.characterLength(at: offset)
        }
        guard var cut = start, text.hasSuffix("号") else { return text }
        while cut > 0 {
            let before = span.start(before: cut)
            guard span.isDash(at: before) || span.spaceLength(at: before) > 0 else { break }
            cut = before
        }
        return cut > 0 ? text.slice(0..<cut) : text
    }
}

extension Span<UInt8> {
    /// Where the character before an offset starts.
    func start(before offset: Int) -> Int {
        var position = offset - 1
        while position > 0, self[position] & 0xC0 == 0x80 { position -= 1 }
        return Swift.max(position, 0)
    }
}
