import MinutesModel

/// The sessions of the Diet (国会の会期): known ones by a table, others about where the law places them.
enum DietSessions {
    enum Kind: Sendable { case ordinary, extraordinary, special }

    private struct Session: Sendable {
        var kind: Kind
        var start: CalendarDate
        var end: CalendarDate
    }

    /// From the House of Representatives' list of sessions (国会会期一覧). Ends are the days on which they closed, extensions and
    /// dissolutions included.
    private static let sessions: [Session] = [
        (183, .ordinary, 2013, 1, 28, 6, 26), (184, .extraordinary, 2013, 8, 2, 8, 7),
        (185, .extraordinary, 2013, 10, 15, 12, 8), (186, .ordinary, 2014, 1, 24, 6, 22),
        (187, .extraordinary, 2014, 9, 29, 11, 21), (188, .special, 2014, 12, 24, 12, 26),
        (189, .ordinary, 2015, 1, 26, 9, 27), (190, .ordinary, 2016, 1, 4, 6, 1),
        (191, .extraordinary, 2016, 8, 1, 8, 3), (192, .extraordinary, 2016, 9, 26, 12, 17),
        (193, .ordinary, 2017, 1, 20, 6, 18), (194, .extraordinary, 2017, 9, 28, 9, 28),
        (195, .special, 2017, 11, 1, 12, 9), (196, .ordinary, 2018, 1, 22, 7, 22),
        (197, .extraordinary, 2018, 10, 24, 12, 10), (198, .ordinary, 2019, 1, 28, 6, 26),
        (199, .extraordinary, 2019, 8, 1, 8, 5), (200, .extraordinary, 2019, 10, 4, 12, 9),
        (201, .ordinary, 2020, 1, 20, 6, 17), (202, .extraordinary, 2020, 9, 16, 9, 18),
        (203, .extraordinary, 2020, 10, 26, 12, 5), (204, .ordinary, 2021, 1, 18, 6, 16),
        (205, .extraordinary, 2021, 10, 4, 10, 14), (206, .special, 2021, 11, 10, 11, 12),
        (207, .extraordinary, 2021, 12, 6, 12, 21), (208, .ordinary, 2022, 1, 17, 6, 15),
        (209, .extraordinary, 2022, 8, 3, 8, 5), (210, .extraordinary, 2022, 10, 3, 12, 10),
        (211, .ordinary, 2023, 1, 23, 6, 21), (212, .extraordinary, 2023, 10, 20, 12, 13),
        (213, .ordinary, 2024, 1, 26, 6, 23), (214, .extraordinary, 2024, 10, 1, 10, 9),
        (215, .special, 2024, 11, 11, 11, 14), (216, .extraordinary, 2024, 11, 28, 12, 24),
        (217, .ordinary, 2025, 1, 24, 6, 22), (218, .extraordinary, 2025, 8, 1, 8, 5),
        (219, .extraordinary, 2025, 10, 21, 12, 17), (220, .ordinary, 2026, 1, 23, 1, 23),
        (221, .special, 2026, 2, 18, 7, 17),
    ].map { _, kind, year, month, day, lastMonth, lastDay in
        Session(
            kind: kind, start: .clamped(year, month, day), end: .clamped(year, lastMonth, lastDay))
    }

    /// The session of that kind that holds `date`, or the next one after it; with `isNext` the one after today's.
    static func session(_ kind: Kind, from date: CalendarDate, isNext: Bool = false) -> Period? {
        let known = sessions.first {
            $0.kind == kind && (isNext ? $0.start > date : $0.end >= date) && isNear($0, date)
        }
        return known.map { Period($0.start, $0.end, .part) } ?? expected(kind, from: date, isNext: isNext)
    }

    /// The session that is on at `date`; where the table does not tell, about the one that usually is.
    static func current(on date: CalendarDate) -> Period? {
        if let known = sessions.first(where: { $0.start <= date && date <= $0.end }) {
            return Period(known.start, known.end, .part)
        }
        guard date > (sessions.last?.end ?? date) else { return nil }
        return [Kind.ordinary, .extraordinary].compactMap { expected($0, from: date, isNext: false) }
            .first { $0.start <= date }
    }

    /// A session belongs to what was said within the year before it: 臨時国会 in February is one that nobody knows yet.
    private static func isNear(_ session: Session, _ date: CalendarDate) -> Bool {
        date.days(until: session.start) <= 366
    }

    /// The ordinary session is called in January and lasts 150 days (国会法 2, 10条): to the middle of June or a little
    /// later. An extraordinary one in the autumn is custom.
    private static func expected(_ kind: Kind, from date: CalendarDate, isNext: Bool) -> Period? {
        guard kind != .special else { return nil }
        let months = kind == .ordinary ? (1, 6) : (10, 12)
        for year in [date.year, date.year + 1] {
            var period = Period(
                .clamped(year, months.0, 1), CalendarDate.clamped(year, months.1, 1).lastOfMonth, .part)
            period.approximate = true
            if isNext ? period.start > date : period.end >= date { return period }
        }
        return nil
    }
}

/// Words for sessions of the Diet: 通常国会, 次期臨時国会, 今国会会期末. A local assembly's 会期 is none of them.
enum SessionRules {
    static func match(at offset: Int, in reading: Reading) -> Match? {
        let text = reading.text
        guard let (period, word) = session(at: offset, in: reading) else { return nil }
        guard !text.starts(withAny: ["議員", "図書館", "対策", "議事堂", "法"], at: word) else { return nil }
        let name = text.end(of: "の", at: word) ?? word
        guard var period else {
            let end = text.end(ofAny: ["会期末", "会期中", "中", "末"], at: name) ?? word
            return .expression(.event, offset..<end, rule: .session)
        }
        var end = word
        if let last = text.end(ofAny: ["会期末", "閉会", "末"], at: name) {
            (period, end) = (period.narrowed(to: period.end, period.end, .day, isLimit: true), last)
        } else if let first = text.end(ofAny: ["冒頭", "召集日", "開会", "初日"], at: name) {
            (period, end) = (period.narrowed(to: period.start, period.start, .day), first)
        } else if let inside = text.end(ofAny: ["会期中", "中", "会期内", "期間中"], at: name),
            text.end(of: "中央", at: name) == nil
        {
            (period.isLimit, end) = (true, inside)
        }
        let isDeadline = period.isLimit || Limits.make(offset..<end, in: text)
        return .expression(isDeadline ? .deadline : .date, offset..<end, rule: .session, period: period)
    }

    private static func session(at offset: Int, in reading: Reading) -> (Period?, end: Int)? {
        let (text, anchor) = (reading.text, reading.anchor)
        if let end = text.end(ofAny: ["今国会", "本国会", "当国会", "今通常国会", "今臨時国会", "今特別国会"], at: offset) {
            return (DietSessions.current(on: anchor), end)
        }
        let next = text.end(ofAny: ["次期", "次の", "来たるべき", "来る", "来"], at: offset)
        let last = next == nil ? text.end(ofAny: ["先の", "前"], at: offset) : nil
        guard let (kind, end) = kind(at: next ?? last ?? offset, in: text) else {
            // 次期国会: of either kind, nobody knows which.
            return next.flatMap { text.end(of: "国会", at: $0) }.map { (nil, $0) }
        }
        guard last == nil else { return (nil, end) }
        // 来年の|通常国会, 今秋の|臨時国会: in the period right before it.
        if let place = reading.antecedent(joinedBy: ["の", "召集の"], at: offset), place.unit != .day {
            return (DietSessions.session(kind, from: place.start), end)
        }
        return (DietSessions.session(kind, from: anchor, isNext: next != nil), end)
    }

    private static func kind(at offset: Int, in text: TextBytes) -> (DietSessions.Kind, end: Int)? {
        if let end = text.end(of: "通常国会", at: offset) { return (.ordinary, end) }
        if let end = text.end(of: "臨時国会", at: offset) { return (.extraordinary, end) }
        return text.end(of: "特別国会", at: offset).map { (.special, $0) }
    }
}
