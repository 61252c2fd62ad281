import MinutesModel

/// 年度末, 上半期, 第3四半期, 月末, 週明け, 夏: periods of the year, month or week that the speaker lives in.
enum FiscalRules {
    static let triggers = "年月週上中下初第春夏秋冬今期"

    static func phrase(at offset: Int, in reading: Reading) -> Phrase? {
        guard !isPartOfWord(before: offset, in: reading.text) else { return nil }
        return year(at: offset, in: reading) ?? term(at: offset, in: reading) ?? month(at: offset, in: reading) ?? week(
            at: offset, in: reading)
            ?? half(at: offset, in: reading) ?? season(at: offset, in: reading)
    }

    /// 令和3|年末, 青少|年内, か|月末: the word began earlier. の and other particles may stand before it.
    private static func isPartOfWord(before offset: Int, in text: TextBytes) -> Bool {
        let before = text.scalar(before: offset)
        return ScalarKind.isKanji(before) || ScalarKind.isKatakana(before) || ScalarKind.isDigit(before)
            || ScalarKind.isLetter(before)
    }

    /// 今世紀半ば, 21世紀後半: of the century that began in 2001.
    static func century(at offset: Int, in text: TextBytes) -> Phrase? {
        guard let word = text.end(ofAny: ["今世紀", "21世紀", "二十一世紀"], at: offset) else { return nil }
        for (words, years, isRough) in centuryParts {
            guard let end = text.end(ofAny: words, at: text.end(of: "の", at: word) ?? word) else { continue }
            var period = Period(.clamped(years.lowerBound, 1, 1), .clamped(years.upperBound, 12, 31), .part)
            period.approximate = isRough
            return Phrase(period: period, end: end, rule: .century)
        }
        return nil
    }

    private static let centuryParts: [(words: [StaticString], years: ClosedRange<Int>, isRough: Bool)] = [
        (["半ば", "なかば", "中頃", "中ごろ", "中葉"], 2046...2055, true), (["前半"], 2001...2050, false),
        (["後半"], 2051...2100, false),
        (["末", "終わり"], 2091...2100, true), (["中に", "のうちに", "中の", "中を目"], 2001...2100, true),
    ]

    /// 年内, 年明け, 年度末, 年度当初: 年 or 年度 with something behind it.
    private static func year(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let nen = text.end(of: "年", at: offset) else { return nil }
        if let fiscal = text.end(of: "度", at: nen) {
            var period = Period.fiscalYear(reading.baseFiscalYear)
            period.missing = .year
            return mustRefine(Phrase(period: period, end: fiscal, rule: .fiscalYear), in: reading)
        }
        let year = reading.base.year
        if let end = text.end(of: "末年始", at: nen) {
            let holidays = Period(.clamped(year, 12, 29), .clamped(year + 1, 1, 3), .part, missing: .year)
            return Phrase(period: holidays, end: end, rule: .turnOfYear)
        }
        if let end = text.end(of: "始", at: nen) {
            return Phrase(
                period: Period(.clamped(year, 1, 1), .clamped(year, 1, 3), .part, missing: .year), end: end,
                rule: .startOfYear)
        }
        var period = Period.year(year)
        period.missing = .year
        if let end = text.end(ofAny: ["初", "頭"], at: nen),
            !text.starts(withAny: ["初め", "頭所感", "頭挨拶", "頭あいさつ"], at: nen)
        {
            let january = period.narrowed(to: period.start, period.start.lastOfMonth, .part, approximate: true)
            return Phrase(period: january, end: end, rule: .startOfYear)
        }
        // Bare 年 takes only words that make a time of it: 年春 and 年3月 are torn off something.
        guard
            text.starts(
                withAny: ["内", "末", "明け", "央", "度", "前半", "後半", "半ば", "初め", "始め", "の初め", "の早い"], at: nen)
        else { return nil }
        return mustRefine(Phrase(period: period, end: nen, rule: .year), in: reading)
    }

    /// 期末: of the business year, which is mostly the fiscal year.
    private static func term(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let end = text.end(of: "期末", at: offset),
            text.starts(withAny: ["に", "まで", "の締", "、", "を目", "時点"], at: end)
        else { return nil }
        let year = Period.fiscalYear(reading.baseFiscalYear)
        var period = year.narrowed(to: year.end, year.end, .day, approximate: true, isLimit: true)
        period.missing = .year
        return Phrase(period: period, end: end, rule: TimeRulePath(.fiscalYear).appending(.lastDay))
    }

    private static func mustRefine(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        guard
            !reading.text.starts(withAny: ["の", "中国", "頃"], at: phrase.end)
                || reading.text.starts(withAny: ["の早い", "の初め", "の暮れ"], at: phrase.end)
        else { return nil }
        let refined = Refinement.all(phrase, in: reading)
        return refined.end > phrase.end ? refined : nil
    }

    private static func month(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        var period = Period.month(of: reading.base)
        period.missing = .month
        if text.starts(withAny: ["上旬", "中旬", "下旬", "初旬"], at: offset) {
            return MonthParts.read(Phrase(period: period, end: offset, rule: .month), in: reading)
        }
        if let end = text.end(of: "月", at: offset), text.end(of: "明け", at: end) != nil {
            let next = Phrase(period: .month(of: reading.anchor.adding(months: 1)), end: end, rule: .month)
            return MonthParts.read(next, in: reading)
        }
        guard let end = text.end(of: "月", at: offset),
            text.starts(
                withAny: ["末", "内", "初め", "始め", "初に", "初ま", "上旬", "中旬", "下旬", "半ば", "央", "前半", "後半", "頭"], at: end)
        else { return nil }
        return mustRefine(Phrase(period: period, end: end, rule: .month), in: reading)
    }

    private static func week(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let end = text.end(of: "週", at: offset) else { return nil }
        let week = Period.week(of: reading.anchor)
        if let turn = text.end(of: "明け", at: end) {
            let monday = text.end(of: "の", at: turn).flatMap { text.end(ofAny: ["月曜日", "月曜"], at: $0) }
            let afterTurn = text.end(of: "早々", at: turn) ?? monday ?? turn
            return Phrase(period: .day(week.start.adding(days: 7)), end: afterTurn, rule: .startOfNextWeek)
        }
        guard text.starts(withAny: ["末", "内", "前半", "後半", "半ば", "初め"], at: end) else { return nil }
        return mustRefine(Phrase(period: week, end: end, rule: .week), in: reading)
    }

    private static func half(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        let year = reading.baseFiscalYear
        if text.starts(withAny: ["上半期", "下半期", "上期", "下期"], at: offset),
            let (index, end) = FiscalParts.halfIndex(in: text, at: offset, alsoTerms: false)
        {
            var period = Period.fiscalPart(of: year, index: index, months: 6)
            period.missing = .year
            return Phrase(period: period, end: end, rule: .half)
        }
        guard text.end(of: "第", at: offset) != nil, let (index, end) = FiscalParts.quarterIndex(in: text, at: offset)
        else {
            return nil
        }
        var period = Period.fiscalPart(of: year, index: index, months: 3)
        period.missing = .year
        return Phrase(period: period, end: end, rule: .quarter)
    }

    /// A season alone means a time only with a word behind it that says so.
    private static func season(at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let (season, end) = Season.read(in: text, at: offset) else { return nil }
        let isTime =
            text.starts(withAny: seasonSigns, at: end) || text.start(ofAny: ["この", "今度の"], endingAt: offset) != nil
            || (text.end(of: "の", at: end).map { text.starts(withAny: seasonEvents, at: $0) } ?? false)
        guard isTime else { return nil }
        var period = Period.season(season, of: reading.base.year)
        period.missing = .year
        return Phrase(period: period, end: end, rule: .season)
    }

    private static let seasonSigns: [StaticString] = [
        "まで", "迄", "に", "頃", "ごろ", "ころ", "以降", "以後", "には", "を目途", "を目処", "をめど", "目途", "目処", "から", "先", "口", "前半", "後半",
        "の早い",
        "の終わり", "の初め",
        "のうち", "中に", "、",
    ]
    private static let seasonEvents: [StaticString] = [
        "臨時国会", "通常国会", "国会", "参議院", "衆議院", "参院", "選挙", "概算", "予算", "骨太", "段階", "時点", "時期", "改定", "改正", "取りまと", "とりまと",
        "会議", "定例会", "議会", "開催", "大会", "総会", "公表", "策定", "決定", "閣議", "税制", "行政事業レビュー", "レビュー", "中間", "運用", "開始", "本格",
    ]
}
