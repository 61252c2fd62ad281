import MinutesModel

/// Halves and quarters, which are those of the fiscal year.
enum FiscalParts {
    static func read(_ phrase: Phrase, in reading: Reading) -> Phrase? {
        half(phrase, in: reading.text) ?? quarterOfFiscalYear(phrase, in: reading.text)
    }

    static func half(_ phrase: Phrase, in text: TextBytes) -> Phrase? {
        let period = phrase.period
        let year = period.unit == .fiscalYear ? period.start.year : period.end.year
        for place in phrase.following(in: text) {
            if let (index, end) = halfIndex(in: text, at: place, alsoTerms: period.unit == .fiscalYear) {
                return phrase.refined(
                    to: period.narrowed(to: .fiscalPart(of: year, index: index, months: 6)), end: end, by: .half)
            }
            if let (index, end) = quarterIndex(in: text, at: place) {
                return phrase.refined(
                    to: period.narrowed(to: .fiscalPart(of: year, index: index, months: 3)), end: end, by: .quarter)
            }
        }
        return nil
    }

    /// `2025年度Q3`, `FY2025 3Q`: only behind a fiscal year, where it can mean nothing else.
    private static func quarterOfFiscalYear(_ phrase: Phrase, in text: TextBytes) -> Phrase? {
        let place = text.skippingSpaces(at: text.end(of: "の", at: phrase.end) ?? phrase.end)
        let letters: [StaticString] = ["Q", "Ｑ"]
        var number: Numerals.Number?
        if let afterLetter = text.end(ofAny: letters, at: place) {
            number = Numerals.read(in: text, at: afterLetter)
        } else if var read = Numerals.read(in: text, at: place), let end = text.end(ofAny: letters, at: read.end) {
            read.end = end
            number = read
        }
        guard let number, (1...4).contains(number.value) else { return nil }
        let quarter = Period.fiscalPart(of: phrase.period.start.year, index: number.value - 1, months: 3)
        return phrase.refined(to: phrase.period.narrowed(to: quarter), end: number.end, by: .quarter)
    }

    /// 0 for the half that begins in April. `alsoTerms`: 前期 and 後期 mean halves too.
    static func halfIndex(in text: TextBytes, at offset: Int, alsoTerms: Bool) -> (index: Int, end: Int)? {
        if let end = text.end(ofAny: ["上半期", "上期", "上半"], at: offset) { return (0, end) }
        if let end = text.end(ofAny: ["下半期", "下期", "下半"], at: offset) {
            return text.starts(withAny: ["身"], at: end) ? nil : (1, end)
        }
        guard alsoTerms else { return nil }
        if let end = text.end(of: "前期", at: offset) { return (0, end) }
        return text.end(of: "後期", at: offset).map { (1, $0) }
    }

    /// `第3四半期`, `第１・四半期`: 0 for April to June.
    static func quarterIndex(in text: TextBytes, at offset: Int) -> (index: Int, end: Int)? {
        let start = text.end(of: "第", at: offset) ?? offset
        guard let (value, numberEnd) = quarterNumber(in: text, at: start), (1...4).contains(value) else { return nil }
        let word = text.end(ofAny: ["・", "／", "/"], at: numberEnd) ?? text.skippingSpaces(at: numberEnd)
        return text.end(of: "四半期", at: word).map { (value - 1, $0) }
    }

    /// 第三四半期 would read as 34: one character only.
    private static func quarterNumber(in text: TextBytes, at offset: Int) -> (value: Int, end: Int)? {
        let start = text.skippingSpaces(at: offset)
        if let (value, length) = Numerals.digit(in: text, at: start) { return (value, start + length) }
        return Numerals.kanjiDigit(text.scalar(at: start)).map { ($0, start + 3) }
    }
}
