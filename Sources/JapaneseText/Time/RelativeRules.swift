import MinutesModel

/// Words that count from the day on which they were said: 来年度, 先月, 明後日, 今夏, 翌営業日.
struct RelativeRules: Sendable {
    enum Meaning: Sendable {
        case year(Int), fiscalYear(Int), month(Int), week(Int), day(Int), season(Season, Int), quarter(Int)
        /// 来期: mostly the business year, which is mostly the fiscal year.
        case term(Int)
        /// The same, counted from the date named before it (同年, 翌月); from today when there is none and the word allows it.
        case yearFromText(Int), fiscalYearFromText(Int), monthFromText(Int), weekFromText(Int), dayFromText(Int)
        case businessDayFromText(Int)
        /// この春: the nearest, in a sentence about what is to come the next.
        case thisSeason(Season)
        /// 新年度: the next one, but in April the one that has just begun.
        case newFiscalYear
    }

    /// The end of a word of this family, whatever stands around it.
    func end(at offset: Int, in text: TextBytes) -> Int? { words.longest(in: text, at: offset)?.end }

    private let words: Lexicon<Meaning>

    init() {
        words = Lexicon(Self.relative + Self.anaphoric + Self.seasons)
    }

    var triggers: String { words.triggers }

    private static let relative: [(String, Meaning)] = [
        ("今年", .year(0)), ("本年", .year(0)), ("当年", .year(0)), ("ことし", .year(0)), ("来年", .year(1)), ("明年", .year(1)),
        ("再来年", .year(2)), ("明後年", .year(2)), ("昨年", .year(-1)), ("去年", .year(-1)), ("一昨年", .year(-2)),
        ("おととし", .year(-2)),
        ("今年度", .fiscalYear(0)), ("本年度", .fiscalYear(0)), ("当年度", .fiscalYear(0)), ("今会計年度", .fiscalYear(0)),
        ("来年度", .fiscalYear(1)), ("明年度", .fiscalYear(1)), ("次年度", .fiscalYear(1)), ("再来年度", .fiscalYear(2)),
        ("昨年度", .fiscalYear(-1)), ("一昨年度", .fiscalYear(-2)), ("去年度", .fiscalYear(-1)), ("今月", .month(0)),
        ("本月", .month(0)),
        ("来月", .month(1)), ("再来月", .month(2)), ("先月", .month(-1)), ("昨月", .month(-1)), ("先々月", .month(-2)),
        ("今週", .week(0)),
        ("来週", .week(1)), ("次週", .week(1)), ("再来週", .week(2)), ("先週", .week(-1)), ("先々週", .week(-2)), ("本日", .day(0)),
        ("今日", .day(0)), ("きょう", .day(0)), ("今晩", .day(0)), ("今夜", .day(0)), ("今夕", .day(0)), ("今朝", .day(0)),
        ("明日", .day(1)),
        ("明晩", .day(1)), ("明後日", .day(2)), ("あす", .day(1)), ("あした", .day(1)), ("あさって", .day(2)), ("きのう", .day(-1)),
        ("おととい", .day(-2)), ("明朝", .day(1)), ("明々後日", .day(3)), ("昨日", .day(-1)), ("昨夜", .day(-1)), ("昨晩", .day(-1)),
        ("一昨日", .day(-2)), ("今四半期", .quarter(0)), ("当四半期", .quarter(0)), ("来四半期", .quarter(1)), ("次四半期", .quarter(1)),
        ("翌四半期", .quarter(1)), ("前四半期", .quarter(-1)), ("今期", .term(0)), ("来期", .term(1)), ("再来期", .term(2)),
    ]

    private static let anaphoric: [(String, Meaning)] = [
        ("同年", .yearFromText(0)), ("同じ年", .yearFromText(0)), ("その年", .yearFromText(0)),
        ("その年度", .fiscalYearFromText(0)), ("次の年度", .fiscalYearFromText(1)), ("次の年", .yearFromText(1)),
        ("次の週", .weekFromText(1)), ("当該年度", .fiscalYearFromText(0)), ("当該年", .yearFromText(0)),
        ("当該月", .monthFromText(0)), ("同年度", .fiscalYearFromText(0)), ("同月", .monthFromText(0)), ("同日", .dayFromText(0)),
        ("同週", .weekFromText(0)), ("翌年", .yearFromText(1)), ("翌年度", .fiscalYearFromText(1)), ("翌月", .monthFromText(1)),
        ("翌週", .weekFromText(1)), ("翌日", .dayFromText(1)), ("翌朝", .dayFromText(1)), ("翌々年", .yearFromText(2)),
        ("翌々年度", .fiscalYearFromText(2)), ("翌々月", .monthFromText(2)), ("翌々週", .weekFromText(2)),
        ("翌々日", .dayFromText(2)),
        ("前年", .yearFromText(-1)), ("前年同月", .monthFromText(-12)), ("昨年同月", .month(-12)), ("新年度", .newFiscalYear),
        ("前年度", .fiscalYearFromText(-1)), ("前々年", .yearFromText(-2)),
        ("前々年度", .fiscalYearFromText(-2)), ("前月", .monthFromText(-1)), ("前々月", .monthFromText(-2)),
        ("前週", .weekFromText(-1)),
        ("前日", .dayFromText(-1)), ("前々日", .dayFromText(-2)), ("当月", .monthFromText(0)), ("当日", .dayFromText(0)),
        ("翌営業日", .businessDayFromText(1)), ("次営業日", .businessDayFromText(1)), ("翌々営業日", .businessDayFromText(2)),
        ("前営業日", .businessDayFromText(-1)), ("翌開庁日", .businessDayFromText(1)),
    ]

    private static let seasons: [(String, Meaning)] = Season.allCases.flatMap { season in
        [("今", 0), ("本", 0), ("来", 1), ("明", 1), ("昨", -1), ("翌", 1), ("再来", 2), ("一昨", -2)].map {
            ($0.0 + season.rawValue, .season(season, $0.1))
        } + [("この" + season.rawValue, .thisSeason(season))]
    }

    func phrase(at offset: Int, in reading: Reading) -> Phrase? {
        guard !isPartOfWord(at: offset, in: reading.text),
            let (meaning, end) = words.longest(in: reading.text, at: offset),
            !isOtherWord(meaning, at: offset, end, in: reading.text)
        else { return nil }
        return Phrase(period: period(of: meaning, at: offset, in: reading), end: end, rule: step(of: meaning))
    }

    /// 日|本年金, 合|同年次, 担|当年: the word's first character ends another word.
    private func isPartOfWord(at offset: Int, in text: TextBytes) -> Bool {
        let before = text.scalar(before: offset)
        guard ScalarKind.isKanji(before) else { return false }
        let blocked =
            switch text.scalar(at: offset) {
            case 0x672C: "日基資根標見絵抄謄山松橋坂宮岡杉藤謹台脚製原熊古手"  // 本
            case 0x540C: "合共協混賛異一大不"  // 同
            case 0x6765: "将従以未本古元在往到出外伝旧由近渡襲再"  // 来
            case 0x4ECA: "昨古現当"  // 今
            case 0x5F53: "担相該手充配弁妥穏正本見割適不抵目芝"  // 当
            case 0x524D: "以事午直従目面寸人名自手戦空生出板建"  // 前
            case 0x660E: "説証解透文発表声判究鮮有不照賢簡"  // 明
            case 0x5148: "優率口祖宛連行取"  // 先
            case 0x6B21: "第順目逐年月一二三高席漸"  // 次
            case 0x6628: "一"  // 昨
            default: ""
            }
        return blocked.unicodeScalars.contains { $0.value == before }
    }

    private func isOtherWord(_ meaning: Meaning, at offset: Int, _ end: Int, in text: TextBytes) -> Bool {
        switch meaning {
        case .yearFromText: text.starts(withAny: ["代", "齢", "輩", "配", "次", "比", "並", "生", "金"], at: end)
        case .fiscalYearFromText: text.starts(withAny: ["比", "並み", "対比", "と比"], at: end)
        case .monthFromText: text.starts(withAny: ["比", "並", "分の1"], at: end)
        case .year where isKana(at: offset, in: text): isTornOff(at: offset, end, in: text)
        case .day where isKana(at: offset, in: text): isTornOff(at: offset, end, in: text)
        case .day where text.end(of: "明朝", at: offset) != nil: text.starts(withAny: ["体"], at: end)
        case .year: text.starts(withAny: ["金", "次", "齢", "輩", "代"], at: end)
        // 今期も励みます: of no more use than 今後.
        case .term(0): !text.starts(withAny: ["末", "中", "内", "まで", "の末"], at: end)
        case .term: text.starts(withAny: ["定例会", "の議長", "の委員長", "の市政", "の任期", "国会", "目"], at: end)
        case .month: Self.startsPlace(at: end, in: text)
        case .day: text.starts(withAny: ["香", "葉", "性"], at: end)
        case .dayFromText: text.starts(withAny: ["比", "券", "光"], at: end)
        case .season, .thisSeason: Season.read(in: text, at: end - 3) == nil
        default: false
        }
    }

    /// 視察先|月形町, 来|月島駅: the 月 begins a place's name.
    private static func startsPlace(at offset: Int, in text: TextBytes) -> Bool {
        text.starts(
            withAny: [
                "形町", "形村", "形高", "島駅", "島町", "島地区", "島橋", "島一丁目", "島二丁目", "島三丁目", "島四丁目", "寒中央", "寒公園", "寒東", "寒西",
                "潟村", "舘町", "夜野", "ヶ瀬", "ケ瀬", "岡町", "見町", "浦町", "山町",
            ], at: offset)
    }

    private func isKana(at offset: Int, in text: TextBytes) -> Bool { ScalarKind.isHiragana(text.scalar(at: offset)) }

    /// こんな|ことし|てみたい, |あす|か: kana that run on are another word, unless a particle follows.
    private func isTornOff(at offset: Int, _ end: Int, in text: TextBytes) -> Bool {
        let before = text.scalar(before: offset)
        let mayStandBefore = !ScalarKind.isHiragana(before) || "はがをにとも".unicodeScalars.contains { $0.value == before }
        let mayFollow =
            !ScalarKind.isHiragana(text.scalar(at: end))
            || text.starts(withAny: ["の", "は", "も", "に", "じゅう", "から", "まで"], at: end)
        return !mayStandBefore || !mayFollow
    }

    private func period(of meaning: Meaning, at offset: Int, in reading: Reading) -> Period {
        let anchor = reading.anchor
        switch meaning {
        case .year(let count): return .year(anchor.year + count)
        case .fiscalYear(let count): return .fiscalYear(Reading.fiscalYear(of: anchor) + count)
        case .term(let count):
            var period = Period.fiscalYear(Reading.fiscalYear(of: anchor) + count)
            period.approximate = true
            return period
        case .month(let count): return .month(of: anchor.firstOfMonth.adding(months: count))
        case .week(let count): return .week(of: anchor.adding(days: 7 * count))
        case .day(let count): return .day(anchor.adding(days: count))
        case .thisSeason(let season):
            var period = Period.season(season, of: reading.base.year)
            period.missing = .year
            return period
        case .newFiscalYear:
            return .fiscalYear(Reading.fiscalYear(of: anchor) + (anchor.month == 4 ? 0 : 1))
        case .quarter(let count):
            let month = anchor.firstOfMonth.adding(months: count * 3)
            return .fiscalPart(of: Reading.fiscalYear(of: month), index: (month.month + 8) % 12 / 3, months: 3)
        case .season(let season, let count):
            // In January and February this winter is the one that began last year.
            let year = season == .winter && anchor.month <= 2 ? anchor.year - 1 : anchor.year
            return .season(season, of: year + count)
        case .yearFromText(let count): return from(count, in: reading) { .year($0.year + count) }
        case .fiscalYearFromText(let count):
            return from(count, in: reading) { .fiscalYear(Reading.fiscalYear(of: $0) + count) }
        case .monthFromText(let count):
            return from(count, in: reading, today: reading.text.end(of: "当月", at: offset) != nil) {
                .month(of: $0.firstOfMonth.adding(months: count))
            }
        case .weekFromText(let count): return from(count, in: reading) { .week(of: $0.adding(days: 7 * count)) }
        case .dayFromText(let count):
            // 会議の翌日, 前日まで: of a day that has another name.
            let isOfSomething = reading.text.scalar(before: offset) == 0x306E
            return from(count, in: reading, isOpen: isOfSomething || count < 0) { .day($0.adding(days: count)) }
        case .businessDayFromText(let count):
            return from(count, in: reading, isOpen: reading.text.scalar(before: offset) == 0x306E) {
                .day(BusinessDays().adding(businessDays: count, to: $0))
            }
        }
    }

    /// Counted from the date before: 同 from any in the text, 翌 and 前 from one in this sentence or
    /// the one before, else from today.
    /// `isOpen`: without such a date the words stay without one too.
    private func from(
        _ count: Int, in reading: Reading, today: Bool = false, isOpen: Bool = false, _ make: (CalendarDate) -> Period
    ) -> Period {
        if let antecedent = reading.antecedent, count == 0 || reading.sentencesSince <= 1 {
            let isSpan = antecedent.unit == .range || antecedent.unit == .within
            var period = make(isSpan ? antecedent.end : antecedent.start)
            // Where that date's year was a guess, this one's is no better.
            period.missing = antecedent.missing
            return period
        }
        var period = make(reading.anchor)
        period.isUnresolved = isOpen || (count == 0 && !today)
        return period
    }

    private func step(of meaning: Meaning) -> TimeRuleStep {
        switch meaning {
        case .year: .relativeYear
        case .fiscalYear, .newFiscalYear, .term: .relativeFiscalYear
        case .month: .relativeMonth
        case .week: .relativeWeek
        case .day: .relativeDay
        case .season, .thisSeason: .relativeSeason
        case .quarter: .relativeQuarter
        case .yearFromText: .yearFromText
        case .fiscalYearFromText: .fiscalYearFromText
        case .monthFromText: .monthFromText
        case .weekFromText: .weekFromText
        case .dayFromText: .dayFromText
        case .businessDayFromText: .businessDayFromText
        }
    }
}
