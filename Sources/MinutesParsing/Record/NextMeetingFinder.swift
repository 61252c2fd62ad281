import JapaneseText
import MinutesModel

/// Finds when the body meets again: `次回の本会議は、２月２６日午前１０時から開きます`, `次の本会議は明３月９日午後２時から`, `次回日程: 4月7日`.
struct NextMeetingFinder {
    /// The meeting's own date: years are counted from it.
    let date: CalendarDate?

    private static let signs = WordSet(["次回", "次の本会議", "次の会議", "次の委員会", "次会", "来る", "明"])
    private static let meetings = [
        "会議", "委員会", "開", "開催", "開議", "部会", "審議会", "協議会", "会合", "日程", "定例会", "予定", "集まり", "参集",
    ]
    private static let unsettled = ["未定", "後日調整", "別途調整", "日程調整", "後日連絡", "追って連絡", "後日通知", "追って通知", "後日", "追って", "改めて"]
    /// How far from the end an announcement can stand: speeches.
    private static let reach = 30

    /// - Parameter lines: what the head says under 次回.
    func find(in speeches: [Speech], chair: Chair, lines: [String]) -> NextMeeting? {
        for line in lines {
            if let found = reading(line, isNamed: true, speech: nil), found.date != nil { return found }
        }
        var vague: NextMeeting?
        for speech in speeches.suffix(Self.reach).reversed() {
            for paragraph in speech.places.reversed() where Self.signs.isFound(in: paragraph) {
                for sentence in Prose.sentences(of: paragraph).reversed() {
                    guard let found = announcement(sentence, by: speech, isChair: chair.presides(over: speech.index))
                    else { continue }
                    if found.date != nil { return found }
                    vague = vague ?? found
                }
            }
        }
        return vague ?? lines.lazy.compactMap { reading($0, isNamed: true, speech: nil) }.first
    }

    private func announcement(_ sentence: String, by speech: Speech, isChair: Bool) -> NextMeeting? {
        let bytes = sentence.utf8Span.span
        let isNamed = sentence.holds(anyOf: ["次回", "次の本会議", "次の会議", "次の委員会", "次会"])
        guard isNamed || isChair, sentence.holds(anyOf: Self.meetings) else { return nil }
        if isNamed {
            let at = ["次回", "次の", "次会"].compactMap { bytes.first($0, in: 0..<bytes.count) }.min() ?? 0
            // The date stands behind the word; before it stand other days: 期間は３月末まで、次回は…
            return reading(sentence.slice(at..<bytes.count), isNamed: true, speech: speech.index)
        }
        // Without 次回 only a chair's 明十八日…から開きます and 来る…は、本会議を開きます tell of a meeting.
        guard let verb = bytes.first("開", in: 0..<bytes.count),
            !sentence.holds(anyOf: ["休会", "開会中", "開始", "開催され", "公開", "開示", "開発", "ました"])
        else { return nil }
        for sign in ["明", "来る"] {
            guard let at = bytes.first(sign, in: 0..<verb) else { continue }
            guard let found = reading(sentence.slice(at..<bytes.count), isNamed: false, speech: speech.index),
                found.date != nil
            else { continue }
            return found
        }
        return nil
    }

    private func reading(_ text: String, isNamed: Bool, speech: Int?) -> NextMeeting? {
        let bytes = TextBytes(text)
        guard let (day, range) = day(in: text, bytes) else {
            return isNamed ? vague(text, speech: speech) : nil
        }
        var end = range.upperBound
        var start: ClockTime?
        // The hour follows at once: six characters of three bytes for a weekday, の and a comma.
        let rest = text.slice(end..<Swift.min(bytes.count, text.boundary(near: end + 60)))
        if let times = ClockTimes.read(rest), times.range.lowerBound <= 18 {
            start = times.start
            end += times.range.upperBound
        }
        return NextMeeting(date: day, start: start, surface: text.slice(range.lowerBound..<end).trimmed, speech: speech)
    }

    /// The first day behind the meeting's that the text names, and where.
    private func day(in text: String, _ bytes: TextBytes) -> (date: CalendarDate?, range: Range<Int>)? {
        var start = 0
        // 前回令和5年2月1日、次回令和5年3月1日: three days are enough of a sentence.
        for _ in 0..<3 {
            guard let found = HeadDay.read(text.slice(start..<text.utf8.count)) else { break }
            let range = (start + found.range.lowerBound)..<(start + found.range.upperBound)
            if date.map({ $0 < found.date }) ?? true { return (found.date, range) }
            start = range.upperBound
        }
        guard start == 0 else { return nil }
        if let found = MonthDay.read(text) {
            let (year, from) = self.year(before: found.range.lowerBound, in: text, bytes)
            let day =
                year.map { CalendarDate(year: $0, month: found.month, day: found.day) }
                ?? date.flatMap { found.next(onOrAfter: $0.adding(days: 1)) }
            return (day, from..<found.range.upperBound)
        }
        return relativeDay(in: text, bytes)
    }

    /// The year that stands before a month: 来年, or ５年 of the era in which they meet.
    private func year(before month: Int, in text: String, _ bytes: TextBytes) -> (year: Int?, start: Int) {
        guard let date else { return (nil, month) }
        for (word, years) in [("来年", 1), ("翌年", 1), ("明年", 1), ("本年", 0), ("今年", 0), ("同年", 0)] {
            for tail in ["", "の"] {
                let start = month - word.utf8.count - tail.utf8.count
                if start >= 0, bytes.has(word + tail, at: start) { return (date.year + years, start) }
            }
        }
        // Ten characters hold no longer year.
        for start in Swift.max(0, month - 30)..<month where bytes.has("年", at: month - 3) {
            guard let number = Numerals.read(in: bytes, at: start), number.end == month - 3, number.value < 100,
                let era = Era.of(date)
            else { continue }
            return (era.westernYear(of: number.value), start)
        }
        return (nil, month)
    }

    /// `来月１０日`, `翌月の10日`, `来週木曜日`, `明18日`, `明日`.
    private func relativeDay(in text: String, _ bytes: TextBytes) -> (date: CalendarDate?, range: Range<Int>)? {
        let span = text.utf8Span.span
        for (word, months) in [("来月", 1), ("翌月", 1), ("再来月", 2), ("今月", 0)] {
            guard let at = span.first(word, in: text.utf8Range), !(word == "来月" && bytes.has("再", at: at - 3)) else {
                continue
            }
            let start = at + word.utf8.count + (bytes.has("の", at: at + word.utf8.count) ? 3 : 0)
            guard let number = Numerals.read(in: bytes, at: start), bytes.has("日", at: number.end) else { continue }
            let day = date.map { $0.adding(days: 1 - $0.day).adding(months: months) }
            let found = day.flatMap { CalendarDate(year: $0.year, month: $0.month, day: number.value) }
            return (found, at..<(number.end + 3))
        }
        for (word, weeks) in [("再来週", 2), ("来週", 1), ("翌週", 1)] {
            guard let at = span.first(word, in: text.utf8Range) else { continue }
            let start = at + word.utf8.count + (bytes.has("の", at: at + word.utf8.count) ? 3 : 0)
            guard
                let weekday = ["月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"].firstIndex(where: { bytes.has($0, at: start) })
            else { continue }
            let end = start + 6 + (bytes.has("日", at: start + 6) ? 3 : 0)
            return (date.map { $0.adding(days: weekday + 1 - $0.weekday + 7 * weeks) }, at..<end)
        }
        guard let at = span.first("明", in: text.utf8Range) else { return nil }
        // 明十八日, 明18日, 明日.
        if let number = Numerals.read(in: bytes, at: at + 3), bytes.has("日", at: number.end) {
            let next = date.map { $0.adding(days: 1) }
            return (next?.day == number.value ? next : nil, at..<(number.end + 3))
        }
        return bytes.has("明日", at: at) ? (date.map { $0.adding(days: 1) }, at..<(at + 6)) : nil
    }

    /// `次回の12月中旬頃の第３回の部会`: a month, no day.
    private func vague(_ text: String, speech: Int?) -> NextMeeting? {
        let bytes = TextBytes(text)
        let span = text.utf8Span.span
        var position = 0
        // 30 characters of three bytes behind the word.
        while position < Swift.min(bytes.count, 90) {
            if let number = Numerals.read(in: bytes, at: position), bytes.has("月", at: number.end),
                (1...12).contains(number.value)
            {
                var end = number.end + 3
                for tail in ["上旬", "中旬", "下旬", "末", "初旬", "頃", "ごろ"] where bytes.has(tail, at: end) {
                    end += tail.utf8.count
                }
                let start = ["来年", "翌年", "明年"].contains { bytes.has($0, at: position - 6) } ? position - 6 : position
                return NextMeeting(surface: text.slice(start..<end), speech: speech)
            }
            position += span.characterLength(at: position)
        }
        // That it is not settled yet is worth telling, too.
        for word in Self.unsettled where text.prefix(40).contains(word) {
            return NextMeeting(surface: word, speech: speech)
        }
        return nil
    }
}

extension String {
    /// The offset, moved down to where a character starts.
    func boundary(near offset: Int) -> Int {
        let bytes = utf8Span.span
        guard offset < bytes.count else { return bytes.count }
        var position = offset
        while position > 0, bytes[position] & 0xC0 == 0x80 { position -= 1 }
        return position
    }
}
