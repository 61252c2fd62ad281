import MinutesModel

/// Reads words that name a period: a head (令和6年, 来週, 3月), what refines it (3月, 水曜日, 中旬), and the other end of a range.
struct PhraseReader: TimeRule {
    private let relative = RelativeRules()

    var triggers: String {
        relative.triggers + FiscalRules.triggers + WeekdayRules.triggers + Occasion.triggers
            + "0123456789０１２３４５６７８９〇一二三四五六七八九十百千"
            + "明大昭平令西㋿㍻㍼㍽㍾MTSHRFＭＴＳＨＲＦ正午今前G"
    }

    func match(at offset: Int, in reading: Reading) -> Match? {
        guard let phrase = phrase(at: offset, in: reading) else { return nil }
        let range = offset..<phrase.end
        if phrase.period.isUnresolved { return .expression(.event, range, rule: phrase.rule) }
        let isDeadline = phrase.period.isLimit || Limits.make(range, in: reading.text)
        return .expression(isDeadline ? .deadline : .date, range, rule: phrase.rule, period: phrase.period)
    }

    /// The longest phrase at `offset`, with what it leaves open settled.
    func phrase(at offset: Int, in reading: Reading) -> Phrase? {
        guard let first = assembled(at: offset, in: reading) else { return nil }
        return first.period.missing.map { settled($0, at: offset, in: reading) } ?? first
    }

    // MARK: Parts

    private func head(at offset: Int, in reading: Reading) -> Phrase? {
        AbsoluteRules.phrase(at: offset, in: reading) ?? relative.phrase(at: offset, in: reading)
            ?? Occasion.phrase(at: offset, in: reading) ?? FiscalRules.century(at: offset, in: reading.text)
            ?? BareNumberRules.phrase(at: offset, in: reading)
            ?? FiscalRules.phrase(at: offset, in: reading) ?? WeekdayRules.phrase(at: offset, in: reading)
            ?? TimeOfDayRules.phrase(at: offset, in: reading)
    }

    /// The end of a word that counts from today (来年, 同月), whatever stands around it.
    func endOfRelativeWord(at offset: Int, in text: TextBytes) -> Int? { relative.end(at: offset, in: text) }

    private func assembled(at offset: Int, in reading: Reading) -> Phrase? {
        guard let head = head(at: offset, in: reading) else { return nil }
        let first = Refinement.all(head, in: reading)
        return range(from: first, in: reading) ?? first
    }

    // MARK: Years and months that the words leave open

    /// Tries the words from several months on and takes the first that is not over, or in a sentence about the past the last
    /// that had begun.
    private func settled(_ missing: Period.Missing, at offset: Int, in reading: Reading) -> Phrase? {
        // A day without a month is of the month said right before it: 9月24日と25日の午前10時.
        if missing == .month, let said = reading.antecedent, reading.sentencesSince == 0, said.unit == .day {
            let days = candidates(missing, 0...1, from: said.start, at: offset, in: reading)
            if let day = days.first(where: { $0.period.end >= said.start }), day.period.unit == .day { return day }
        }
        // 10月上旬又は中旬: of the same month.
        if missing == .month, let said = reading.antecedent(joinedBy: Self.alternatives, at: offset),
            said.start.month == said.end.month, said.unit == .tenDays || said.unit == .part || said.unit == .day,
            let part = candidates(missing, 0...0, from: said.start, at: offset, in: reading).first
        {
            return part
        }
        let reference = reference(in: reading)
        // One year or month on either side holds the last and the next, unless some of them lack the day (31日).
        var complete = candidates(missing, -1...1, from: reference, at: offset, in: reading)
        guard var longest = complete.map(\.end).max() else { return nil }
        if Numerals.read(in: reading.text, at: reading.text.skippingSpaces(at: longest)) != nil {
            // January of a leap year reads a 2月29日 and a 31日 whole.
            let whole = candidates(missing, 0...0, from: .clamped(2024, 1, 1), at: offset, in: reading)
            longest = max(longest, whole.first?.end ?? longest)
        }
        if complete.contains(where: { $0.end != longest }) {
            complete = candidates(missing, -4...4, from: reference, at: offset, in: reading)
            longest = complete.map(\.end).max() ?? longest
        }
        complete.removeAll { $0.end != longest }
        let next = complete.first { $0.period.end >= reference } ?? complete.last
        guard reference == reading.anchor, let last = complete.last(where: { $0.period.start <= reference }) else {
            return next
        }
        switch Tense.judge(offset..<longest, in: reading) {
        case .unsaid where reading.text.end(of: "この", at: offset) != nil: return nearer(last, next, to: reference)
        case .unsaid, .future: return next
        case .past: return last
        case .perhapsPast: return nearer(last, next, to: reference)
        }
    }

    private static let alternatives: [StaticString] = ["又は", "または", "もしくは", "若しくは", "ないし", "あるいは", "か", "、", "・"]

    private func nearer(_ last: Phrase, _ next: Phrase?, to day: CalendarDate) -> Phrase {
        guard let next else { return last }
        return last.period.end.days(until: day) <= day.days(until: next.period.start) ? last : next
    }

    /// The words, read from several months or years around a day.
    private func candidates(
        _ missing: Period.Missing, _ steps: ClosedRange<Int>, from day: CalendarDate, at offset: Int,
        in reading: Reading
    ) -> [Phrase] {
        var reading = reading
        return steps.compactMap { step in
            reading.base = day.firstOfMonth.adding(months: missing == .year ? step * 12 : step)
            return assembled(at: offset, in: reading)
        }
    }

    /// 令和6年6月に…、12月に…: months behind one whose year is said come after it. What is past does not pull them back, and
    /// a limit gives its year alone: 8月末まで使える券を、4月に送る.
    private func reference(in reading: Reading) -> CalendarDate {
        guard let antecedent = reading.antecedent, reading.sentencesSince == 0,
            antecedent.missing == nil,
            antecedent.unit == .day || antecedent.unit == .month || antecedent.unit == .tenDays
        else { return reading.anchor }
        let isLimit = antecedent.isLimit || Limits.make(0..<reading.antecedentEnd, in: reading.text)
        return max(reading.anchor, isLimit ? .clamped(antecedent.start.year, 1, 1) : antecedent.start)
    }

    // MARK: Ranges

    /// `first` with から, ～ or － and another end, or a length counted from it.
    private func range(from first: Phrase, in reading: Reading) -> Phrase? {
        let text = reading.text
        let gap = text.skippingSpaces(at: first.end)
        guard first.period.unit != .within, let separator = text.end(ofAny: RangeWords.all, at: gap) else { return nil }
        let start = text.skippingSpaces(at: text.end(of: "の", at: separator) ?? separator)
        if text.end(of: "から", at: gap) != nil, let length = length(from: first, at: start, in: reading) {
            return length
        }
        guard start == text.skippingSpaces(at: separator) else { return nil }
        var inner = reading
        inner.antecedent = first.period
        inner.sentencesSince = 0
        inner.base = first.period.start.firstOfMonth
        guard var second = end(behind: first, at: start, in: inner) else { return nil }
        if second.period.end < first.period.start, let missing = second.period.missing {
            inner.base = inner.base.adding(months: missing == .year ? 12 : 1)
            second = end(behind: first, at: start, in: inner) ?? second
        }
        guard second.period.end >= first.period.start, !second.period.isUnresolved else { return nil }
        // 4月から来年度予算を…: two times of different kinds are a range only where まで closes it.
        guard text.end(ofAny: RangeWords.marks, at: gap) != nil || isClosed(first, second, at: gap, in: text) else {
            return nil
        }
        var period = first.period
        period.end = second.period.end
        period.unit = .range
        period.approximate = period.approximate || second.period.approximate
        period.isLimit = false
        return Phrase(period: period, end: second.end, rule: first.rule.appending(.until).appending(second.rule))
    }

    private func isClosed(_ first: Phrase, _ second: Phrase, at separator: Int, in text: TextBytes) -> Bool {
        let isComparison = text.end(of: "より", at: separator) != nil
        return (first.period.unit == second.period.unit && !isComparison)
            || text.starts(withAny: ["まで", "迄", "にかけ", "の間", "間"], at: second.end)
    }

    private func end(behind first: Phrase, at offset: Int, in reading: Reading) -> Phrase? {
        let head = contextual(behind: first, at: offset, in: reading) ?? head(at: offset, in: reading)
        return head.map { Refinement.all($0, in: reading) }
    }

    /// The other end where it leans on the first: 5月10日～20日, 令和4年～6年, 6月上旬～中旬, 来週月曜日から水曜日.
    private func contextual(behind first: Phrase, at offset: Int, in reading: Reading) -> Phrase? {
        let (text, period) = (reading.text, first.period)
        switch period.unit {
        case .day:
            if let (day, end) = DaysOfMonth.day(in: text, at: offset),
                let date = CalendarDate(year: period.start.year, month: period.start.month, day: day)
            {
                return Phrase(period: .day(date), end: end, rule: .day)
            }
            guard let (weekday, end) = Weekday.readWord(in: text, at: offset) else { return nil }
            let ahead = (weekday - period.start.weekday + 7) % 7
            return Phrase(period: .day(period.start.adding(days: ahead)), end: end, rule: .weekday)
        case .tenDays, .part:
            // A part of a month, not of a year.
            guard period.start.days(until: period.end) < 31 else { return nil }
            let month = Phrase(period: .month(of: period.start), end: offset, rule: .month)
            guard text.scalar(at: offset) != 0x4E2D || text.end(of: "中旬", at: offset) != nil else { return nil }
            return MonthParts.read(month, in: reading)
        case .year:
            guard let number = Numerals.read(in: text, at: offset), number.width <= 3,
                let end = text.end(of: "年", at: text.skippingSpaces(at: number.end)),
                !text.starts(withAny: ["間", "以", "後"], at: end)
            else { return nil }
            let western = period.start.year / 100 * 100 + number.value
            let year = period.era?.westernYear(of: number.value) ?? western
            return Phrase(period: AbsoluteRules.period(year, period.era, isFiscal: false), end: end, rule: .year)
        default: return nil
        }
    }

    /// 令和6年4月1日から3年間, 今年度から5年以内.
    private func length(from first: Phrase, at offset: Int, in reading: Reading) -> Phrase? {
        let text = reading.text
        guard let length = Length.read(in: text, at: offset), length.count != nil,
            // 4月1日から2か月後 is a day, not a stretch.
            !text.starts(withAny: ["後", "前", "目", "先", "ごと", "毎"], at: length.end)
        else { return nil }
        let end: Int
        let isInclusive: Bool
        if let within = text.end(ofAny: ["以内", "を超えない範囲内"], at: length.end) {
            (end, isInclusive) = (within, false)
        } else if let span = text.end(ofAny: ["の間", "間"], at: length.end) {
            (end, isInclusive) = (span, true)
        } else if length.isExplicit {
            (end, isInclusive) = (length.end, true)
        } else {
            return nil
        }
        var period = first.period
        let last = length.added(to: period.start)
        period.end = isInclusive ? last.adding(days: -1) : last
        period.unit = isInclusive ? .range : .within
        period.isLimit = period.isLimit || !isInclusive
        guard period.end >= period.start else { return nil }
        return Phrase(period: period, end: end, rule: first.rule.appending(.plusLength))
    }
}
