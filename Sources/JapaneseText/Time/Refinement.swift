import MinutesModel

/// What may be said about a period right behind it: 年度 → 上半期, year → month, month → 中旬, day → weekday and time.
enum Refinement {
    /// `phrase` with everything behind it that belongs to it.
    static func all(_ phrase: Phrase, in reading: Reading) -> Phrase {
        var phrase = phrase
        // The longest chain has five links: year, month, day, weekday, time.
        for _ in 0..<6 {
            guard let refined = once(phrase, in: reading) else { break }
            phrase = refined
        }
        if let end = reading.text.end(ofAny: ["頃", "ごろ", "ころ", "前後", "あたり", "辺り"], at: phrase.end),
            !reading.text.starts(withAny: ["あたりの", "あたり１", "あたり1"], at: phrase.end) || phrase.period.unit != .year
        {
            phrase.end = end
            phrase.period.approximate = true
        }
        return phrase
    }

    private static func once(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let steps: [(Phrase, Reading) -> Phrase?] =
            switch phrase.period.unit {
            case .decade: [DecadeParts.read]
            case .year: [MonthsOfYear.read, YearParts.read, SameTime.read, Inside.read]
            case .fiscalYear: [FiscalParts.read, MonthsOfYear.read, YearParts.read, Inside.read]
            case .half, .quarter: [SpanEnds.read, Inside.read]
            case .season: [SeasonTail.read, Inside.read]
            case .month: [DaysOfMonth.read, MonthParts.read, Councils.read, Inside.read]
            case .tenDays: [Inside.read]
            case .week: [DaysOfWeek.read, Inside.read]
            case .day: [DayTail.read]
            case .part, .within, .range: []
            }
        for step in steps {
            if let refined = step(phrase, reading) { return refined }
        }
        return nil
    }
}

extension Phrase {
    func refined(to period: Period, end: Int, by step: TimeRuleStep) -> Phrase {
        Phrase(period: period, end: end, rule: rule.appending(step))
    }

    /// Where the next word can start: right behind, behind a の, or on the next line.
    func following(in text: TextBytes) -> [Int] {
        var places = [end]
        if let particle = text.end(of: "の", at: end) { places.append(particle) }
        // A line end, or the one space of a spaced-out text (４月 中旬).
        let gap = text.skippingSpaces(at: end)
        if gap > end, text[end] == 0x0A || gap <= end + 3 { places.append(gap) }
        return places
    }
}

/// 6月議会, ９月定例会: an assembly that sits about then.
enum Councils {
    private static let names: [StaticString] = [
        "定例議会", "定例会", "定例県議会", "定例市議会", "県議会", "市議会", "町議会", "村議会", "区議会", "都議会", "府議会", "道議会", "議会", "臨時会",
    ]

    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard phrase.rule.last == .month,
            let end = phrase.following(in: text).lazy.compactMap({ text.end(ofAny: names, at: $0) }).first
        else { return nil }
        var period = phrase.period
        period.approximate = true
        period.unit = .part
        return phrase.refined(to: period, end: end, by: .council)
    }
}

/// 今頃 behind a year or a month: 来年の今頃.
enum SameTime {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        guard
            let end = phrase.following(in: reading.text).lazy.compactMap({
                reading.text.end(ofAny: ["今頃", "今ごろ", "いまごろ", "この時期", "同じ時期", "同時期", "同月"], at: $0)
            }).first
        else { return nil }
        let month = Period.month(phrase.period.start.year, reading.anchor.month)
        return phrase.refined(to: phrase.period.narrowed(to: month, approximate: true), end: end, by: .sameTime)
    }
}

/// 中, 内, いっぱい, のうち: the whole period, as a limit.
enum Inside {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let text = reading.text
        var period = phrase.period
        guard !period.isLimit else { return nil }
        period.isLimit = true
        if let end = text.end(of: "中", at: phrase.end) {
            return isWordWithNaka(at: phrase.end, in: text) ? nil : phrase.refined(to: period, end: end, by: .within)
        }
        if let end = text.end(of: "内", at: phrase.end) {
            guard !text.starts(withAny: uchiWords, at: phrase.end) else { return nil }
            // 年内 starts today, not in January.
            if period.start <= reading.anchor, reading.anchor <= period.end { period.start = reading.anchor }
            return phrase.refined(to: period, end: text.end(of: "いっぱい", at: end) ?? end, by: .within)
        }
        if let end = text.end(ofAny: ["いっぱい", "一杯"], at: phrase.end) {
            return phrase.refined(to: period, end: end, by: .within)
        }
        guard let end = text.end(of: "のうち", at: phrase.end), text.end(of: "に", at: end) != nil else { return nil }
        return phrase.refined(to: period, end: end, by: .within)
    }

    /// 令和5年中小企業…, 今年中国…: the next word begins with 中.
    private static func isWordWithNaka(at offset: Int, in text: TextBytes) -> Bool {
        text.starts(withAny: nakaWords, at: offset)
    }

    private static let nakaWords: [StaticString] = [
        "中国", "中央", "中小", "中学", "中高", "中間", "中心", "中核", "中東", "中部", "中止", "中断", "中継", "中期", "中長", "中旬", "中堅", "中型",
        "中古",
        "中毒", "中立", "中華", "中米", "中世", "中途", "中級", "中規模", "中性", "中層", "中庭", "中卒", "中略", "中身", "中野", "中村", "中川", "中山",
        "中島",
        "中田", "中西", "中井", "中谷", "中原", "中津", "中教", "中医", "中労", "中距", "中年", "中等", "中和", "中道", "中環", "中山間", "中頃", "中ご",
        "中程",
        "中盤", "中空", "中項", "中区", "中台", "中体", "中耳", "中傷", "中ほど", "中越", "中欧", "中南",
    ]
    private static let uchiWords: [StaticString] = [
        "内閣", "内容", "内部", "内外", "内科", "内装", "内定", "内訳", "内示", "内服", "内需", "内政", "内戦", "内線", "内視", "内面", "内海", "内陸",
        "内覧",
        "内々", "内国", "内水", "内規", "内申", "内在", "内航", "内側", "内心", "内分", "内田", "内藤", "内山", "内務", "内湾", "内臓", "内製", "内包",
        "内向",
        "内職", "内灘", "内乱", "内壁", "内密", "内諾", "内村", "内野", "内貴", "内々", "内実",
    ]
}

/// Words for a stretch of a period of twelve months, counted in months from its first.
struct MonthSpan {
    var words: [StaticString]
    var first: Int
    var count: Int
    var approximate: Bool
    /// What the word must not be the start of.
    var unless: [StaticString] = []

    static let ofYear: [MonthSpan] = [
        MonthSpan(words: ["前半"], first: 0, count: 6, approximate: false),
        MonthSpan(words: ["後半"], first: 6, count: 6, approximate: false),
        MonthSpan(words: ["半ば", "なかば", "央", "中頃", "中ごろ", "中盤"], first: 5, count: 2, approximate: true),
        MonthSpan(
            words: [
                "できるだけ早い時期", "なるべく早い時期", "できる限り早い時期", "可能な限り早い時期", "早い時期", "早い段階", "早い時点", "早いうち", "早期", "初頭", "序盤",
            ], first: 0, count: 3, approximate: true,
            unless: ["早期退職", "早期発見", "早期教育", "早期警戒", "早期離職", "早期診断", "早期治療"]),
        MonthSpan(words: ["の瀬", "の暮れ"], first: 11, count: 1, approximate: true),
        MonthSpan(words: ["途中"], first: 0, count: 12, approximate: true),
        MonthSpan(
            words: ["明け早々", "明けの早い時期", "明け", "当初", "初め", "始め", "はじめ", "頭", "早々"], first: 0, count: 1, approximate: true,
            unless: [
                "当初予算", "当初案", "当初計画", "当初比", "当初見込", "当初の", "初めて", "始めて", "はじめて", "はじめと", "頭取", "始めた", "始めら", "始める",
            ]),
    ]
}

/// Parts of a year or a fiscal year.
enum YearParts {
    private static let ends: [StaticString] = ["末日", "末", "暮れ", "終わり", "終盤"]
    static let notEnds: [StaticString] = ["末端", "末期", "末梢", "末尾", "末裔", "末路", "末席", "末永", "末広", "末次", "末吉"]

    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let text = reading.text
        for place in phrase.following(in: text) {
            if let season = season(phrase, at: place, in: text) { return season }
            if let end = text.end(of: phrase.period.unit == .year ? "年" : "年度", at: place), place > phrase.end,
                let inner = wordPart(phrase, at: end, in: text)
            {
                return inner  // 令和6年の年末
            }
            if let part = wordPart(phrase, at: place, in: text) { return part }
        }
        return FiscalParts.half(phrase, in: text)
    }

    private static func wordPart(_ phrase: Phrase, at place: Int, in text: TextBytes) -> Phrase? {
        let period = phrase.period
        if let end = text.end(ofAny: ends, at: place), !text.starts(withAny: notEnds, at: place) {
            return phrase.refined(
                to: period.narrowed(to: period.end, period.end, .day, isLimit: true), end: end, by: .lastDay)
        }
        for span in MonthSpan.ofYear {
            guard let end = text.end(ofAny: span.words, at: place), !text.starts(withAny: span.unless, at: place) else {
                continue
            }
            // 令和元年 starts in May, its first half all the same in January.
            let first = firstMonth(of: period).adding(months: span.first)
            let last = first.adding(months: span.count - 1).lastOfMonth
            return phrase.refined(
                to: period.narrowed(to: first, last, .part, approximate: span.approximate), end: end, by: .partOfYear
            )
        }
        return nil
    }

    static func firstMonth(of period: Period) -> CalendarDate {
        period.unit == .year ? .clamped(period.end.year, 1, 1) : period.start
    }

    private static func season(_ phrase: Phrase, at place: Int, in text: TextBytes) -> Phrase? {
        guard let (season, end) = Season.read(in: text, at: place) else { return nil }
        let tail = text.end(ofAny: ["季", "期", "場"], at: end) ?? end
        // A fiscal year's winter begins in it; its spring is the one it begins with.
        let period = phrase.period.narrowed(to: .season(season, of: firstMonth(of: phrase.period).year))
        return phrase.refined(to: period, end: tail, by: .season)
    }
}

/// 先, 口 and the like behind a season.
enum SeasonTail {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let (text, period) = (reading.text, phrase.period)
        if let end = text.end(ofAny: ["先", "口"], at: phrase.end),
            !text.starts(withAny: ["先立", "先行", "先進"], at: phrase.end)
        {
            // 春先 and 秋口 are the season's first month.
            let month = period.narrowed(to: period.start, period.start.lastOfMonth, .part, approximate: true)
            return phrase.refined(to: month, end: end, by: .startOfSeason)
        }
        return text.end(of: "場", at: phrase.end).map { phrase.refined(to: period, end: $0, by: .season) }
    }
}

/// 末 and 早々 of a half or a quarter.
enum SpanEnds {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let (text, period) = (reading.text, phrase.period)
        for place in phrase.following(in: text) {
            guard let end = text.end(ofAny: ["早々", "初め", "はじめ", "当初", "早期", "早い時期"], at: place),
                !text.starts(withAny: ["初めて", "はじめて", "当初予算", "当初の"], at: place)
            else { continue }
            let first = period.narrowed(to: period.start, period.start.lastOfMonth, .part, approximate: true)
            return phrase.refined(to: first, end: end, by: .partOfYear)
        }
        guard let end = text.end(ofAny: ["末日", "末"], at: phrase.end),
            !text.starts(withAny: YearParts.notEnds, at: phrase.end)
        else { return nil }
        let last = period.narrowed(to: period.end, period.end, .day, isLimit: true)
        return phrase.refined(to: last, end: end, by: .lastDay)
    }
}

/// 前半, 半ば, 後半 of ten years.
enum DecadeParts {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        let parts: [(words: [StaticString], first: Int, count: Int, approximate: Bool)] = [
            (["前半"], 0, 5, false), (["後半"], 5, 5, false), (["半ば", "なかば", "中頃", "中ごろ", "中盤"], 4, 3, true),
            (["初頭", "初め", "はじめ", "序盤", "早期", "早い時期", "の早い時期"], 0, 3, true), (["末", "終わり", "終盤"], 8, 2, true),
        ]
        let year = phrase.period.start.year
        for place in phrase.following(in: reading.text) {
            for part in parts {
                guard let end = reading.text.end(ofAny: part.words, at: place) else { continue }
                let start = CalendarDate.clamped(year + part.first, 1, 1)
                let last = CalendarDate.clamped(year + part.first + part.count - 1, 12, 31)
                return phrase.refined(
                    to: phrase.period.narrowed(to: start, last, .part, approximate: part.approximate), end: end,
                    by: .partOfDecade)
            }
        }
        return nil
    }
}
