import MinutesModel

/// A length of time: `3年`, `６カ月`, `2週間`, `10営業日`, `半年`, `1年半`, `2～3年`, `数か月`.
struct Length {
    enum Unit { case hours, days, businessDays, weeks, months, years }

    /// `nil` for 数: several, nobody knows how many.
    var count: Int?
    var unit: Unit
    /// Can be nothing but a length: 5か年, 3年間. (3年 can be part of much else.)
    var isExplicit: Bool
    var approximate: Bool
    var end: Int
    /// Of 1か月半.
    var days = 0

    func added(to date: CalendarDate, sign: Int = 1) -> CalendarDate {
        let count = (count ?? 0) * sign
        return switch unit {
        // 24 hours from some time of a day end on the next; 36 on the one after.
        case .hours: date.adding(days: (count + (count < 0 ? -23 : 23)) / 24)
        case .days: date.adding(days: count)
        case .businessDays: BusinessDays().adding(businessDays: count, to: date)
        case .weeks: date.adding(days: 7 * count)
        case .months: date.adding(months: count).adding(days: count < 0 ? -days : days)
        case .years: date.adding(months: 12 * count)
        }
    }

    static func read(in text: TextBytes, at offset: Int) -> Length? {
        if let end = text.end(ofAny: ["半年間", "半年"], at: offset) {
            return Length(count: 6, unit: .months, isExplicit: true, approximate: false, end: end)
        }
        if let end = text.end(ofAny: ["半月間", "半月"], at: offset) {
            return Length(count: 15, unit: .days, isExplicit: true, approximate: true, end: end)
        }
        if let end = text.end(of: "一両日", at: offset) {
            return Length(count: 2, unit: .days, isExplicit: true, approximate: true, end: end)
        }
        if let end = several(in: text, at: offset), let found = unit(in: text, at: end) {
            return Length(count: nil, unit: found.unit, isExplicit: true, approximate: true, end: found.end)
        }
        guard let first = Numerals.read(in: text, at: offset), first.value > 0, first.value < 1000 else { return nil }
        var number = first
        let separator = text.end(ofAny: separators, at: text.skippingSpaces(at: first.end))
        let second = separator.flatMap { Numerals.read(in: text, at: text.skippingSpaces(at: $0)) }
        if let second, second.value > first.value, second.value < 1000 { number = second }
        return unit(in: text, at: text.skippingSpaces(at: number.end)).map {
            Length(
                count: number.value, unit: $0.unit, isExplicit: $0.isExplicit, approximate: number != first, end: $0.end
            ).withMonths(in: text).orMore(in: text)
        }
    }

    /// 5年から10年後: the longer of two, which is the one that must not be missed.
    private func orMore(in text: TextBytes) -> Length {
        guard let count, let separator = text.end(ofAny: RangeWords.all, at: end),
            let number = Numerals.read(in: text, at: separator), number.value > count, number.value < 1000,
            let other = Self.unit(in: text, at: number.end), other.unit == unit,
            text.starts(withAny: ["後", "以内", "程度", "前"], at: other.end)
        else { return self }
        return Length(count: number.value, unit: unit, isExplicit: isExplicit, approximate: true, end: other.end)
    }

    private static let separators = RangeWords.marks + ["、", "，", "から", "ないし"]

    /// 1年半, 2年7か月, 1年6月: a year count with months behind it.
    private func withMonths(in text: TextBytes) -> Length {
        var length = self
        if unit == .months, let half = text.end(of: "半", at: end),
            !text.starts(withAny: ["期", "ば", "数", "分"], at: half)
        {
            (length.days, length.end, length.approximate) = (15, half, true)
            return length
        }
        guard unit == .years, !isExplicit, let count else { return self }
        if let half = text.end(of: "半", at: end), !text.starts(withAny: ["期", "ば", "数", "分"], at: half) {
            (length.count, length.unit, length.isExplicit, length.end) = (count * 12 + 6, .months, true, half)
        } else if let months = Numerals.read(in: text, at: end), (1...11).contains(months.value),
            let monthsEnd = text.end(ofAny: Self.monthUnits, at: months.end)
                ?? text.end(of: "月", at: months.end).flatMap({ Months.isLength(at: $0, in: text) ? $0 : nil })
        {
            (length.count, length.unit, length.isExplicit, length.end) = (
                count * 12 + months.value, .months, true, monthsEnd
            )
        }
        return length
    }

    /// Behind 数, 数十, 十数 or 百数十, whose count nobody knows.
    private static func several(in text: TextBytes, at offset: Int) -> Int? {
        let start = Numerals.read(in: text, at: offset)?.end ?? offset
        guard let mark = text.end(of: "数", at: start) else { return nil }
        return text.end(ofAny: ["十", "百", "千"], at: mark) ?? mark
    }

    private static let monthUnits: [StaticString] = [
        "か月間", "ヵ月間", "ヶ月間", "カ月間", "ケ月間", "箇月間", "ｶ月間", "か月", "ヵ月", "ヶ月", "カ月", "ケ月", "箇月", "ｶ月", "ｹ月", "個月", "月間",
    ]

    private static let units: [(words: [StaticString], unit: Unit, isExplicit: Bool)] = [
        (["か年間", "ヵ年間", "ヶ年間", "カ年間", "ケ年間", "箇年間", "か年", "ヵ年", "ヶ年", "カ年", "ケ年", "箇年", "ヵ年度"], .years, true),
        (monthUnits, .months, true),
        (["年間"], .years, true), (["年"], .years, false), (["週間"], .weeks, true),
        (["営業日間", "営業日", "開庁日"], .businessDays, true),
        (["日間"], .days, true), (["日"], .days, false),
    ]

    private static func unit(in text: TextBytes, at offset: Int) -> (unit: Unit, isExplicit: Bool, end: Int)? {
        for (words, unit, isExplicit) in units {
            if let end = text.end(ofAny: words, at: offset) { return (unit, isExplicit, end) }
        }
        // 24時間体制 is none of this: hours count where they reach somewhere.
        if let end = text.end(of: "時間", at: offset), text.starts(withAny: ["以内", "後"], at: end) {
            return (.hours, false, end)
        }
        // 六月以内: laws count months so.
        return text.end(of: "月", at: offset).flatMap { Months.isLength(at: $0, in: text) ? (.months, true, $0) : nil }
    }
}
