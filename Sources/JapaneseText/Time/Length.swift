import MinutesModel

/// A length of time: `3年`, `６カ月`, `2週間`, `10営業日`, `半年`, `1年半`, `2～3年`, `数か月`.
struct Length {
    enum Unit { case days, businessDays, weeks, months, years }

    /// `nil` for 数: several, nobody knows how many.
    var count: Int?
    var unit: Unit
    /// Can be nothing but a length: 5か年, 3年間. (3年 can be part of much else.)
    var isExplicit: Bool
    var approximate: Bool
    var end: Int

    func added(to date: CalendarDate, sign: Int = 1) -> CalendarDate {
        let count = (count ?? 0) * sign
        return switch unit {
        case .days: date.adding(days: count)
        case .businessDays: BusinessDays().adding(businessDays: count, to: date)
        case .weeks: date.adding(days: 7 * count)
        case .months: date.adding(months: count)
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
        if let mark = text.end(of: "数", at: offset) {
            return unit(in: text, at: mark).map {
                Length(count: nil, unit: $0.unit, isExplicit: true, approximate: true, end: $0.end)
            }
        }
        guard let first = Numerals.read(in: text, at: offset), first.value > 0, first.value < 1000 else { return nil }
        var number = first
        var isRange = false
        let gap = text.skippingSpaces(at: first.end)
        if let separator = text.end(ofAny: RangeWords.marks + ["、", "，", "から", "ないし"], at: gap),
            let second = Numerals.read(in: text, at: text.skippingSpaces(at: separator)), second.value > first.value,
            second.value < 1000
        {
            (number, isRange) = (second, true)
        }
        guard let found = unit(in: text, at: text.skippingSpaces(at: number.end)) else { return nil }
        var length = Length(
            count: number.value, unit: found.unit, isExplicit: found.isExplicit, approximate: isRange, end: found.end)
        if found.unit == .years, let half = text.end(of: "半", at: found.end),
            !text.starts(withAny: ["期", "ば", "数", "分"], at: half)
        {
            (length.count, length.unit, length.isExplicit, length.end) = (number.value * 12 + 6, .months, true, half)
        }
        return length
    }

    private static let units: [(words: [String], unit: Unit, isExplicit: Bool)] = [
        (["か年間", "ヵ年間", "ヶ年間", "カ年間", "ケ年間", "箇年間", "か年", "ヵ年", "ヶ年", "カ年", "ケ年", "箇年", "ヵ年度"], .years, true),
        (
            [
                "か月間", "ヵ月間", "ヶ月間", "カ月間", "ケ月間", "箇月間", "ｶ月間", "か月", "ヵ月", "ヶ月", "カ月", "ケ月", "箇月", "ｶ月", "ｹ月", "個月",
                "月間",
            ], .months, true
        ),
        (["年間"], .years, true), (["年"], .years, false), (["週間"], .weeks, true),
        (["営業日間", "営業日", "開庁日"], .businessDays, true),
        (["日間"], .days, true), (["日"], .days, false),
    ]

    private static func unit(in text: TextBytes, at offset: Int) -> (unit: Unit, isExplicit: Bool, end: Int)? {
        for (words, unit, isExplicit) in units {
            guard let end = text.end(ofAny: words, at: offset) else { continue }
            return (unit, isExplicit, end)
        }
        return nil
    }
}
