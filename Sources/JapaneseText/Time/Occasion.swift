import MinutesModel

/// Times of the year that everybody knows and no rule of the calendar fixes: お盆, 年の瀬, 大型連休, 出水期. Nearly all are read
/// as about.
enum Occasion {
    private struct Entry: Sendable {
        var first: (month: Int, day: Int)
        var last: (month: Int, day: Int)
        var isExact = false
    }

    /// The days are those of the custom: Bon from the 13th to the 16th of August, the flood season as the River Bureau
    /// counts it (June to October), the rainy season as in most of Honshu.
    private static let words = Lexicon<Entry>(
        entries.flatMap { words, entry in words.map { ($0, entry) } })

    private static let entries: [([String], Entry)] = [
        (["お盆休み", "お盆", "旧盆", "盆休み"], Entry(first: (8, 13), last: (8, 16))),
        (["お盆明け", "お盆過ぎ", "盆明け", "お盆休み明け"], Entry(first: (8, 17), last: (8, 31))),
        (["お盆前", "盆前"], Entry(first: (8, 1), last: (8, 12))),
        (["ゴールデンウィーク", "ゴールデンウイーク", "GW", "春の大型連休", "春の連休"], Entry(first: (4, 29), last: (5, 5))),
        (
            [
                "ゴールデンウィーク明け", "ゴールデンウイーク明け", "GW明け", "ゴールデンウィーク後", "ゴールデンウイーク後", "5月の連休明け", "五月の連休明け", "春の連休明け",
                "大型連休明け",
            ],
            Entry(first: (5, 6), last: (5, 15))
        ),
        (["ゴールデンウィーク前", "ゴールデンウイーク前", "GW前", "大型連休前"], Entry(first: (4, 20), last: (4, 28))),
        (["シルバーウィーク", "シルバーウイーク", "秋の大型連休"], Entry(first: (9, 15), last: (9, 25))),
        (["梅雨前", "梅雨入り前", "梅雨の前"], Entry(first: (5, 1), last: (5, 31))),
        (["梅雨入り"], Entry(first: (6, 1), last: (6, 15))), (["梅雨時期", "梅雨時", "梅雨期"], Entry(first: (6, 1), last: (7, 20))),
        (["梅雨明け"], Entry(first: (7, 15), last: (7, 31))),
        (["出水期前", "出水期の前", "出水期に入る前"], Entry(first: (5, 1), last: (5, 31))),
        (["出水期"], Entry(first: (6, 1), last: (10, 31))),
        (["出水期後", "出水期明け"], Entry(first: (11, 1), last: (11, 30))),
        (["夏前"], Entry(first: (5, 1), last: (6, 30))), (["夏場"], Entry(first: (6, 1), last: (8, 31))),
        (["夏休み前"], Entry(first: (7, 1), last: (7, 20))), (["夏休み明け"], Entry(first: (9, 1), last: (9, 10))),
        (["夏休み中", "夏休み期間中"], Entry(first: (7, 21), last: (8, 31))),
        (["冬休み前"], Entry(first: (12, 1), last: (12, 24))), (["冬休み明け"], Entry(first: (1, 8), last: (1, 15))),
        (["冬休み中", "冬休み期間中"], Entry(first: (12, 25), last: (1, 7))),
        (["年の瀬", "年の暮れ", "年末押し迫", "師走"], Entry(first: (12, 1), last: (12, 31))),
        (["大晦日", "大みそか"], Entry(first: (12, 31), last: (12, 31), isExact: true)),
        (["仕事納め", "御用納め"], Entry(first: (12, 28), last: (12, 28), isExact: true)),
        (["仕事始め", "御用始め"], Entry(first: (1, 4), last: (1, 4), isExact: true)),
        (["元日", "元旦"], Entry(first: (1, 1), last: (1, 1), isExact: true)),
        (["正月三が日", "三が日"], Entry(first: (1, 1), last: (1, 3), isExact: true)),
        (["お正月", "正月"], Entry(first: (1, 1), last: (1, 7))),
        (["お正月明け", "正月明け", "新年早々", "新年明け"], Entry(first: (1, 1), last: (1, 15))),
        (["年度替わり", "年度変わり", "年度がわり", "年度の替わり目", "年度の変わり目"], Entry(first: (3, 25), last: (4, 10))),
    ]

    static var triggers: String { words.triggers + "連" }

    static func phrase(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        if let end = text.end(of: "連休明け", at: offset), !ScalarKind.isKanji(text.scalar(before: offset)) {
            return Phrase(period: afterHolidays(from: reading.anchor), end: end, rule: .afterHoliday)
        }
        guard let (entry, end) = words.longest(in: text, at: offset), !isOtherWord(at: offset, end, in: text) else {
            return nil
        }
        let year = reading.base.year
        var period = Period(
            .clamped(year, entry.first.month, entry.first.day),
            .clamped(entry.last.month < entry.first.month ? year + 1 : year, entry.last.month, entry.last.day),
            entry.first == entry.last ? .day : .part, missing: .year)
        period.approximate = !entry.isExact
        return Phrase(period: period, end: end, rule: .occasion)
    }

    /// お盆の上 and GW without a boundary are other words.
    private static func isOtherWord(at offset: Int, _ end: Int, in text: TextBytes) -> Bool {
        let before = text.scalar(before: offset)
        if ScalarKind.isLetter(text.scalar(at: offset)) {
            return ScalarKind.isLetter(before) || ScalarKind.isDigit(before)
                || ScalarKind.isLetter(text.scalar(at: end))
                || ScalarKind.isDigit(text.scalar(at: end))
        }
        return ScalarKind.isKanji(before) && text.scalar(at: offset) != 0x5927
            || text.starts(withAny: ["町", "市", "村", "踊", "栽"], at: end)
    }

    /// The business days from the end of the next three days off or more: 連休 is nothing shorter.
    private static func afterHolidays(from anchor: CalendarDate) -> Period {
        let days = BusinessDays(closedAtYearEnd: true)
        var (day, off) = (anchor, 0)
        // The longest stretch without three days off is from the middle of July to the middle of September.
        for _ in 0..<120 {
            day = day.adding(days: 1)
            if !days.isBusinessDay(day) {
                off += 1
            } else if off >= 3 {
                break
            } else {
                off = 0
            }
        }
        var period = Period(day, day.adding(days: 6), .part)
        period.approximate = true
        return period
    }
}
