/// A year that says itself which one it is: `令和5年`, `2023年度`, `令和５（２０２３）年`, `R5年`, `FY2026`.
package struct YearReading: Sendable, Equatable {
    /// Western.
    package var year: Int
    package var era: Era?
    package var isFiscal: Bool
    /// The UTF-8 offset behind 年 or 年度.
    package var end: Int

    /// The years a reader of minutes may meet; others are no years but numbers (6000年の歴史).
    package static let plausible = 1868...2200

    /// The year that starts at `offset`, or `nil`.
    package static func read(in text: TextBytes, at offset: Int) -> YearReading? {
        if let fiscal = readFY(in: text, at: offset) { return fiscal }
        guard let number = NumberedYear.read(in: text, at: offset) else { return nil }
        var end = skippingBracketedYear(in: text, at: number.end)
        guard let afterYear = text.end(of: "年", at: text.skippingSpaces(at: end)) else { return nil }
        end = afterYear
        let isFiscal = fiscalEnd(in: text, at: end) != nil
        end = fiscalEnd(in: text, at: end) ?? end
        end = skippingBracketedYear(in: text, at: end)
        return YearReading(year: number.year, era: number.era, isFiscal: isFiscal, end: end)
    }

    private static func fiscalEnd(in text: TextBytes, at offset: Int) -> Int? {
        text.end(of: "度", at: offset) ?? text.end(of: "度", at: text.skippingSpaces(at: offset))
    }

    /// Passes over the same year said the other way: `（2023年）`, `(令和5)`.
    static func skippingBracketedYear(in text: TextBytes, at offset: Int) -> Int {
        var position = text.skippingSpaces(at: offset)
        guard let open = text.end(ofAny: ["（", "(", "〔", "［", "["], at: position) else { return offset }
        position = text.end(of: "西暦", at: open) ?? open
        guard let year = NumberedYear.read(in: text, at: text.skippingSpaces(at: position)) else { return offset }
        position = text.skippingSpaces(at: year.end)
        position = text.end(ofAny: ["年度", "年"], at: position) ?? position
        return text.end(ofAny: ["）", ")", "〕", "］", "]"], at: text.skippingSpaces(at: position)) ?? offset
    }

    /// `FY2026`, `FY26`, `ＦＹ２０２６年度`.
    private static func readFY(in text: TextBytes, at offset: Int) -> YearReading? {
        guard let prefix = text.end(ofAny: ["FY", "ＦＹ"], at: offset) else { return nil }
        let before = text.scalar(before: offset)
        guard !ScalarKind.isLetter(before), !ScalarKind.isDigit(before),
            let number = Numerals.read(in: text, at: text.skippingSpaces(at: prefix)), number.script == .digits,
            number.width == 2 || (number.width == 4 && plausible.contains(number.value))
        else { return nil }
        let year = number.width == 2 ? 2000 + number.value : number.value
        return YearReading(
            year: year, era: nil, isFiscal: true, end: text.end(ofAny: ["年度", "年"], at: number.end) ?? number.end)
    }
}

/// A year's number, with what makes it a year: an era before it, or four digits. 年 is not read.
struct NumberedYear {
    /// Western.
    var year: Int
    var era: Era?
    var byLetter: Bool
    var end: Int

    static func read(in text: TextBytes, at offset: Int) -> NumberedYear? {
        if let (era, end) = Era.read(in: text, at: offset) {
            return ofEra(era, in: text, at: text.skippingSpaces(at: end), byLetter: false)
        }
        if let (era, end) = Era.readLetter(in: text, at: offset) {
            return ofEra(era, in: text, at: end, byLetter: true)
        }
        let start = text.end(of: "西暦", at: offset).map { text.skippingSpaces(at: $0) } ?? offset
        guard let number = Numerals.read(in: text, at: start), YearReading.plausible.contains(number.value),
            number.script == .kanji || number.width == 4
        else { return nil }
        return NumberedYear(year: number.value, era: nil, byLetter: false, end: number.end)
    }

    private static func ofEra(_ era: Era, in text: TextBytes, at offset: Int, byLetter: Bool) -> NumberedYear? {
        // No era has run for 100 years; 昭和100年 is said all the same, for 2025.
        guard let number = Numerals.readEraYear(in: text, at: offset), (1...120).contains(number.value),
            // T5.2.1 and S1.2 are sections and seconds: nobody dates by the first years of those eras any more.
            !byLetter || number.width >= 2 || era == .heisei || era == .reiwa
        else { return nil }
        return NumberedYear(year: era.westernYear(of: number.value), era: era, byLetter: byLetter, end: number.end)
    }
}
