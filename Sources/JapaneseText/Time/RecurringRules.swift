import MinutesModel

/// What comes again and again: 毎月10日, 毎週月曜日, 四半期ごと, 年2回. It carries no date.
struct RecurringRules: TimeRule {
    let triggers = "毎隔四半各年月週例日第"

    func match(at offset: Int, in reading: Reading) -> Match? {
        guard
            let end = every(at: offset, in: reading) ?? fixed(at: offset, in: reading)
                ?? times(at: offset, in: reading.text) ?? weekdayOfMonths(at: offset, in: reading.text)
        else {
            return nil
        }
        return .expression(.recurring, offset..<end, rule: .recurring)
    }

    /// 毎年3月末, 毎月10日, 毎週月曜日の15時.
    private func every(at offset: Int, in reading: Reading) -> Int? {
        let text = reading.text
        guard let mark = text.end(ofAny: ["毎", "例", "各"], at: offset) else { return nil }
        let isEvery = text.end(of: "毎", at: offset) != nil
        if isEvery, let end = text.end(ofAny: ["営業日", "四半期末", "四半期", "半期"], at: mark) { return end }
        var period: (Period, Int)?
        if let end = text.end(ofAny: ["会計年度", "事業年度", "年度"], at: mark) {
            period = (.fiscalYear(reading.baseFiscalYear), end)
        } else if let end = text.end(of: "年", at: mark), !text.starts(withAny: ["代", "齢", "次"], at: end) {
            period = (.year(reading.anchor.year), end)
        } else if isEvery, let end = text.end(of: "月", at: mark) {
            period = (.month(of: reading.anchor), end)
        } else if isEvery, let end = text.end(of: "週", at: mark) {
            period = (.week(of: reading.anchor), end)
        } else if isEvery, let end = text.end(ofAny: ["日", "朝", "晩"], at: mark),
            !text.starts(withAny: ["新聞", "放送", "テレビ"], at: end)
        {
            period = (.day(reading.anchor), end)
        }
        guard let (every, end) = period else { return nil }
        return Refinement.all(Phrase(period: every, end: end, rule: .recurring), in: reading).end
    }

    private func fixed(at offset: Int, in reading: Reading) -> Int? {
        let text = reading.text
        // 隔週水曜日
        if let end = text.end(of: "隔週", at: offset) {
            let day = text.end(of: "の", at: end) ?? end
            return Weekday.readWord(in: text, at: day)?.end ?? end
        }
        let before = text.scalar(before: offset)
        let isPartOfWord = ScalarKind.isKanji(before) || ScalarKind.isDigit(before)
        // 曜日ごと, 3か月ごと
        if !isPartOfWord, let end = text.end(ofAny: ["年ごと", "月ごと", "週ごと", "日ごと", "年毎", "月毎", "週毎", "日毎"], at: offset) {
            return end
        }
        return text.end(
            ofAny: [
                "四半期ごと", "四半期毎", "四半期に一度", "四半期に1回", "四半期に１回", "半期ごと", "半期毎", "隔月", "隔年", "年度ごと", "年度毎",
            ], at: offset)
    }

    /// 第3土曜日, 第２・第４木曜日: without a month it is that of every month.
    private func weekdayOfMonths(at offset: Int, in text: TextBytes) -> Int? {
        guard let mark = text.end(of: "第", at: offset), let number = Numerals.read(in: text, at: mark),
            (1...5).contains(number.value)
        else { return nil }
        if let (_, end) = Weekday.readWord(in: text, at: number.end) { return end }
        return text.end(ofAny: ["・", "、", "と", "及び"], at: number.end).flatMap { weekdayOfMonths(at: $0, in: text) }
    }

    /// 年2回, 月に1回, 週1日.
    private func times(at offset: Int, in text: TextBytes) -> Int? {
        let before = text.scalar(before: offset)
        guard !ScalarKind.isKanji(before), !ScalarKind.isDigit(before), before != 0x304B, before != 0x30F6,
            before != 0x30AB,
            let unit = text.end(ofAny: ["年", "月", "週", "日"], at: offset)
        else { return nil }
        let start = text.end(of: "に", at: unit) ?? unit
        if let several = text.end(of: "数", at: start) { return text.end(ofAny: ["回", "度"], at: several) }
        guard let number = Numerals.read(in: text, at: start), number.value < 100 else { return nil }
        return text.end(ofAny: ["回", "度"], at: number.end)
    }
}
