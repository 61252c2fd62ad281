import MinutesModel

/// Lengths of time, and the days that they reach when counted from today: 3年以内, 10営業日後, 今後5年間, 5か年.
struct DurationRules: TimeRule {
    let triggers = "0123456789０１２３４５６７８９一二三四五六七八九十百半数約お概最今向過直こ当"

    func match(at offset: Int, in reading: Reading) -> Match? {
        let text = reading.text
        let scope = Scope.read(in: text, at: offset)
        let about = text.end(ofAny: Self.abouts, at: scope?.end ?? offset)
        let start = about ?? scope?.end ?? offset
        guard !isTornOff(at: offset, in: text), let length = Length.read(in: text, at: start) else { return nil }
        var end = length.end
        let isRough = about != nil || length.approximate
        if let rough = text.end(ofAny: ["程度", "ほど", "くらい", "ぐらい", "前後"], at: end) { end = rough }
        if let often = text.end(ofAny: Self.recurring, at: end) {
            return .expression(.recurring, offset..<often, rule: .recurringLength)
        }
        if let reached = reach(length, offset, at: end, isRough: isRough || end > length.end, in: reading) {
            return reached
        }
        // 3年以上, 5年ぶり, 2年目 are amounts. They are passed over whole, lest 年 be read as something else.
        if let amount = text.end(ofAny: Self.amounts, at: end) { return .refused(.amount, to: amount) }
        if let scope {
            return scoped(scope, length, offset..<end, in: reading)
        }
        if let event = EventRules.start(ofLengthAt: offset, in: reading) {
            return .expression(.event, event..<end, rule: .lengthFromEvent)
        }
        guard length.isExplicit || about != nil else { return nil }
        return .expression(.duration, offset..<end, rule: .length)
    }

    private static let abouts: [StaticString] = ["約", "おおむね", "おおよそ", "およそ", "概ね", "最長", "最大", "最短"]
    private static let recurring: [StaticString] = [
        "ごと", "毎に", "毎", "おき", "置き", "に１回", "に1回", "に一回", "に１度", "に1度", "に一度", "に２回", "に2回", "に二回", "につき1回", "につき１回",
    ]
    private static let amounts: [StaticString] = [
        "以上", "未満", "超", "ぶり", "連続", "目", "続け", "当たり", "あたり", "につき", "分の", "生", "次", "制", "物", "級", "来", "もの", "余り",
        "あまり", "余", "版", "債", "国債", "保証", "契約", "任期", "時代", "戦争", "一日の", "一度", "に及", "平均", "差", "ものの", "経った", "経ち",
        "経て", "健診", "検診", "児",
    ]

    /// 第3年, 4.5年, R5年: the number is part of something longer.
    private func isTornOff(at offset: Int, in text: TextBytes) -> Bool {
        let before = text.scalar(before: offset)
        // 複|数年 is several years all the same, but of 複数.
        if text.scalar(at: offset) == 0x6570, ScalarKind.isKanji(before) { return true }
        // 第, 歳 (1歳6か月)
        return before == 0x7B2C || before == 0x6B73 || ScalarKind.isDigit(before) || before == 0x2E
            || ScalarKind.isLetter(before)
    }

    // MARK: Where a length leads

    private static let backOff: [StaticString] = ["前半", "前期", "前倒", "前後", "前年", "前払", "前進", "前向", "前日", "前提"]

    /// 以内, 後 or 前 behind the length.
    private func reach(_ length: Length, _ offset: Int, at end: Int, isRough: Bool, in reading: Reading) -> Match? {
        let text = reading.text
        if let within = text.end(ofAny: ["以内", "のうち", "内"], at: end)
            ?? text.end(of: "以内", at: text.skippingSpaces(at: end)),
            !text.starts(withAny: ["内閣", "内容", "内部", "内外", "内訳"], at: end)
        {
            return counted(length, offset..<within, sign: 1, isWithin: true, isRough: isRough, in: reading)
        }
        // 数日中, 一両日中
        if length.approximate, length.unit == .days, let within = text.end(of: "中", at: end) {
            return counted(length, offset..<within, sign: 1, isWithin: true, isRough: true, in: reading)
        }
        if let after = text.end(ofAny: ["経過後", "後", "先"], at: end), !text.starts(withAny: EventRules.notAfter, at: end),
            !text.starts(withAny: ["先行", "先立", "先進", "先送"], at: end)
        {
            return counted(length, offset..<after, sign: 1, isWithin: false, isRough: isRough, in: reading)
        }
        // 3年を目途に
        if text.starts(withAny: ["を目途", "を目処", "をめど"], at: end) {
            return counted(length, offset..<end, sign: 1, isWithin: true, isRough: true, in: reading)
        }
        if let before = text.end(of: "前", at: end), !text.starts(withAny: Self.backOff, at: end) {
            // 3日前までに: before something that is not said.
            if length.unit != .months, length.unit != .years, text.starts(withAny: ["まで", "迄"], at: before),
                !text.starts(withAny: ["までは"], at: before), reading.antecedent(joinedBy: ["の"], at: offset) == nil,
                EventRules.start(ofCountAt: offset, in: reading) == nil
            {
                return .expression(.event, offset..<before, rule: .lengthFromEvent)
            }
            return counted(length, offset..<before, sign: -1, isWithin: false, isRough: isRough, in: reading)
        }
        return nil
    }

    private func counted(
        _ length: Length, _ range: Range<Int>, sign: Int, isWithin: Bool, isRough: Bool, in reading: Reading
    ) -> Match {
        if let start = EventRules.start(ofCountAt: range.lowerBound, in: reading) {
            return .expression(.event, start..<range.upperBound, rule: .lengthFromEvent)
        }
        guard length.count != nil else { return .expression(.vague, range, rule: .someTime) }
        let said = reading.antecedent(joinedBy: ["の", "から", "より", "から起算して"], at: range.lowerBound)
        let first = said?.start ?? reading.anchor
        let day = length.added(to: first, sign: sign)
        var period = isWithin ? Period(first, day, .within) : Period(day, day, Self.unit(of: length))
        period.isLimit = isWithin
        // 5年後 is not that day five years on.
        period.approximate = isRough || (!isWithin && period.unit != .day)
        let isDeadline = isWithin || Limits.make(range, in: reading.text)
        return .expression(
            isDeadline ? .deadline : .date, range,
            rule: said != nil ? .lengthFromDate : isWithin ? .withinLength : sign < 0 ? .beforeLength : .afterLength,
            period: period)
    }

    private static func unit(of length: Length) -> Period.Unit {
        switch length.unit {
        case .hours, .days, .businessDays: .day
        case .weeks: .week
        case .months: .month
        case .years: .year
        }
    }

    // MARK: 今後5年間, 過去10年

    private enum Scope {
        case ahead(Int), behind(Int)

        var end: Int {
            switch self {
            case .ahead(let end), .behind(let end): end
            }
        }

        static func read(in text: TextBytes, at offset: Int) -> Scope? {
            if let end = text.end(ofAny: aheadWords, at: offset) { return .ahead(start(behind: end, in: text)) }
            if let end = text.end(ofAny: behindWords, at: offset) { return .behind(start(behind: end, in: text)) }
            return nil
        }

        private static let aheadWords: [StaticString] = ["今後", "向こう", "これから", "この先", "当面"]
        private static let behindWords: [StaticString] = ["過去", "直近", "ここ", "この"]

        private static func start(behind end: Int, in text: TextBytes) -> Int {
            text.skippingSpaces(at: text.end(of: "の", at: end) ?? end)
        }
    }

    private func scoped(_ scope: Scope, _ length: Length, _ range: Range<Int>, in reading: Reading) -> Match? {
        let end = reading.text.end(of: "間", at: range.upperBound) ?? range.upperBound
        guard length.count != nil else { return .expression(.vague, range.lowerBound..<end, rule: .someTime) }
        let anchor = reading.anchor
        var period =
            switch scope {
            case .ahead: Period(anchor, length.added(to: anchor), .within)
            case .behind: Period(length.added(to: anchor, sign: -1), anchor, .within)
            }
        period.approximate = true
        return .expression(.duration, range.lowerBound..<end, rule: .lengthFromToday, period: period)
    }
}
