import MinutesModel

/// An interval of days while it is being read: what it is made of decides what may be said about it next (年度 takes 上半期,
/// a month takes 上旬, a day takes a weekday).
struct Period: Equatable {
    enum Unit { case decade, year, fiscalYear, half, quarter, season, month, tenDays, week, day, part, within, range }

    /// What is missing from the words: 3月 lacks the year, 20日 the month. Filled from what surrounds them.
    enum Missing { case year, month }

    var start: CalendarDate
    var end: CalendarDate
    var unit: Unit
    var missing: Missing?
    var approximate = false
    /// Said with 中, 内, 末 or the like: by its own words a limit.
    var isLimit = false
    /// Hangs on a day that this text does not name (同日, 前日): read, but without a date.
    var isUnresolved = false
    /// Read from an era year: a bare number behind it counts in the same era (令和4年度～6年度).
    var era: Era?

    init(_ start: CalendarDate, _ end: CalendarDate, _ unit: Unit, missing: Missing? = nil) {
        self.start = start
        self.end = end
        self.unit = unit
        self.missing = missing
    }

    static func day(_ date: CalendarDate, missing: Missing? = nil) -> Period {
        Period(date, date, .day, missing: missing)
    }

    static func year(_ year: Int) -> Period { Period(.clamped(year, 1, 1), .clamped(year, 12, 31), .year) }

    /// 1 April to 31 March.
    static func fiscalYear(_ year: Int) -> Period {
        Period(.clamped(year, 4, 1), .clamped(year + 1, 3, 31), .fiscalYear)
    }

    static func month(_ year: Int, _ month: Int) -> Period {
        let first = CalendarDate.clamped(year, month, 1)
        return Period(first, first.lastOfMonth, .month)
    }

    static func month(of date: CalendarDate) -> Period { month(date.year, date.month) }

    static func decade(from year: Int) -> Period { Period(.clamped(year, 1, 1), .clamped(year + 9, 12, 31), .decade) }

    /// Monday to Sunday.
    static func week(of date: CalendarDate) -> Period {
        let monday = date.adding(days: 1 - date.weekday)
        return Period(monday, monday.adding(days: 6), .week)
    }

    /// Spring is March to May; the winter of a year begins in its December.
    static func season(_ season: Season, of year: Int) -> Period {
        let first = CalendarDate.clamped(year, season.firstMonth, 1)
        return Period(first, first.adding(months: 2).lastOfMonth, .season)
    }

    /// Six or three months of a fiscal year, from 0.
    static func fiscalPart(of year: Int, index: Int, months: Int) -> Period {
        let first = CalendarDate.clamped(year, 4, 1).adding(months: index * months)
        return Period(first, first.adding(months: months - 1).lastOfMonth, months == 6 ? .half : .quarter)
    }

    /// A part of this period that keeps what is known of it.
    func narrowed(
        to start: CalendarDate, _ end: CalendarDate, _ unit: Unit, approximate: Bool = false, isLimit: Bool = false
    ) -> Period {
        var part = self
        (part.start, part.end, part.unit) = (start, end, unit)
        part.approximate = self.approximate || approximate
        part.isLimit = self.isLimit || isLimit
        return part
    }

    func narrowed(to other: Period, approximate: Bool = false) -> Period {
        narrowed(
            to: other.start, other.end, other.unit, approximate: approximate || other.approximate,
            isLimit: other.isLimit)
    }

    var precision: Deadline.Precision {
        switch unit {
        case .decade: .decade
        case .year: .year
        case .fiscalYear: .fiscalYear
        case .half: .half
        case .quarter: .quarter
        case .season: .season
        case .month: .month
        case .tenDays: .tenDays
        case .week: .week
        case .day: .day
        case .part, .range: .range
        case .within: .within
        }
    }
}

enum Season: String, CaseIterable {
    case spring = "春"
    case summer = "夏"
    case autumn = "秋"
    case winter = "冬"

    var firstMonth: Int {
        switch self {
        case .spring: 3
        case .summer: 6
        case .autumn: 9
        case .winter: 12
        }
    }

    private var kanji: StaticString {
        switch self {
        case .spring: "春"
        case .summer: "夏"
        case .autumn: "秋"
        case .winter: "冬"
        }
    }

    /// Names that begin with the season and are not it: 春日部, 秋田.
    private var names: [StaticString] {
        switch self {
        case .spring: ["春日", "春闘", "春秋", "春夏", "春菊", "春画", "春巻", "春樹", "春雄", "春男", "春子", "春彦", "春名", "春木", "春原"]
        case .summer: ["夏目", "夏秋", "夏川", "夏井", "夏子", "夏美", "夏樹", "夏男"]
        case .autumn:
            [
                "秋田", "秋葉", "秋山", "秋元", "秋篠", "秋吉", "秋本", "秋川", "秋冬", "秋刀", "秋子", "秋保", "秋野", "秋津", "秋月", "秋霜", "秋穂",
                "秋波",
            ]
        case .winter: ["冬木", "冬樹", "冬彦", "冬子", "冬虫"]
        }
    }

    static func read(in text: TextBytes, at offset: Int) -> (season: Season, end: Int)? {
        for season in allCases {
            guard let end = text.end(of: season.kanji, at: offset) else { continue }
            // 夏目途に is no 夏目.
            let isName = text.starts(withAny: season.names, at: offset) && !text.starts(withAny: ["目途", "目処"], at: end)
            return isName ? nil : (season, end)
        }
        return nil
    }
}
