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

    /// The first day that the text names, and where.
    private func day(in text: String, _ bytes: TextBytes) -> (date: CalendarDate?, range: Range<Int>)? {
        if let found = AbsoluteDate.read(text) { return (found.date, found.range) }
        if let found = MonthDay.read(text) {
            return (date.flatMap { found.next(onOrAfter: $0.adding(days: 1)) }, found.range)
        }
        guard let at = text.utf8Span.span.first("明", in: text.utf8Range) else { return nil }
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
                return NextMeeting(surface: text.slice(position..<end), speech: speech)
            }
            position += span.characterLength(at: position)
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
