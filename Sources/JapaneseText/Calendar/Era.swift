package import MinutesModel

/// The eras of modern Japan (元号). A year past an era's end is legal and common: 平成32年 is 2020.
package enum Era: String, Sendable, CaseIterable {
    case meiji = "明治"
    case taisho = "大正"
    case showa = "昭和"
    case heisei = "平成"
    case reiwa = "令和"

    package var name: String { rawValue }

    /// As in `R5.4.1`.
    package var letter: Character {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }

    /// The western year of the era's first year (元年).
    package var firstYear: Int { startYearMonthDay.year }

    /// The era's first day. 明治 counts from the first day of the year in which it was proclaimed (慶応4年1月1日 of the old
    /// calendar).
    package var start: CalendarDate {
        let (year, month, day) = startYearMonthDay
        return CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
    }

    private var startYearMonthDay: (year: Int, month: Int, day: Int) {
        switch self {
        case .meiji: (1868, 1, 25)
        case .taisho: (1912, 7, 30)
        case .showa: (1926, 12, 25)
        case .heisei: (1989, 1, 8)
        case .reiwa: (2019, 5, 1)
        }
    }

    /// 5 of 令和 → 2023.
    package func westernYear(of year: Int) -> Int { firstYear + year - 1 }

    /// 2023 → 5 of 令和. Not positive before the era.
    package func year(ofWestern year: Int) -> Int { year - firstYear + 1 }

    /// The era of a day; `nil` before 明治.
    package static func of(_ date: CalendarDate) -> Era? {
        allCases.last { $0.start <= date }
    }

    package var previous: Era? {
        switch self {
        case .meiji: nil
        case .taisho: .meiji
        case .showa: .taisho
        case .heisei: .showa
        case .reiwa: .heisei
        }
    }

    /// An era's name at `offset`: `令和`, `令 和`, `㋿`. Letters are read by `readLetter`, since they need more care.
    static func read(in text: TextBytes, at offset: Int) -> (era: Era, end: Int)? {
        switch text.scalar(at: offset) {
        case 0x32FF: return (.reiwa, offset + 3)
        case 0x337B: return (.heisei, offset + 3)
        case 0x337C: return (.showa, offset + 3)
        case 0x337D: return (.taisho, offset + 3)
        case 0x337E: return (.meiji, offset + 3)
        case 0x4EE4: return second("和", .reiwa, in: text, at: offset)
        case 0x5E73: return second("成", .heisei, in: text, at: offset)
        case 0x662D: return second("和", .showa, in: text, at: offset)
        case 0x5927: return second("正", .taisho, in: text, at: offset)
        case 0x660E: return second("治", .meiji, in: text, at: offset)
        default: return nil
        }
    }

    /// Extracted PDF text spaces letters out (令 和 ５ 年).
    private static func second(
        _ kanji: StaticString, _ era: Era, in text: TextBytes, at offset: Int
    ) -> (era: Era, end: Int)? {
        text.end(of: kanji, at: text.skippingSpaces(at: offset + 3)).map { (era, $0) }
    }

    /// `R`, `H`, `S`, `T` or `M` (any width, capital) that is no part of a longer word.
    static func readLetter(in text: TextBytes, at offset: Int) -> (era: Era, end: Int)? {
        let scalar = text.scalar(at: offset)
        let era: Era
        switch (0xFF21...0xFF3A).contains(scalar) ? scalar - 0xFEE0 : scalar {
        case 0x4D: era = .meiji
        case 0x54: era = .taisho
        case 0x53: era = .showa
        case 0x48: era = .heisei
        case 0x52: era = .reiwa
        default: return nil
        }
        let before = text.scalar(before: offset)
        guard !ScalarKind.isLetter(before), !ScalarKind.isDigit(before) else { return nil }
        return (era, offset + text.length(at: offset))
    }
}
