/// Why nothing was found where something could have started. Asked only when somebody wants an explanation.
enum NearMisses {
    /// Where the words end that look like a time, and why they are none; `nil` where nothing looks like one.
    static func judge(
        _ passed: Range<Int>, _ phrases: PhraseReader, in text: TextBytes
    ) -> (end: Int, TimeRefusal)? {
        if let end = phrases.endOfRelativeWord(at: passed.lowerBound, in: text) { return (end, .tornOff) }
        if let end = text.end(ofAny: periods, at: passed.lowerBound) { return (end, .tornOff) }
        guard Numerals.read(in: text, at: passed.lowerBound) != nil else { return nil }
        let unit = text.skippingSpaces(at: passed.upperBound)
        if let end = text.end(ofAny: units, at: unit) { return (end, .unplaced) }
        // 2-1, 3/4: what a careless reader takes for a date.
        let number = Numerals.read(in: text, at: passed.lowerBound)?.end ?? passed.upperBound
        return AbsoluteDate.separator(in: text, at: number) != nil && number < passed.upperBound
            ? (passed.upperBound, .unplaced) : nil
    }

    private static let periods: [StaticString] = [
        "年度末", "年度内", "年度", "年末", "年内", "年明け", "月末", "月内", "週末", "上旬", "中旬", "下旬", "上半期", "下半期", "四半期",
    ]
    private static let units: [StaticString] = ["年度", "年間", "年", "か月", "月", "週間", "日間", "日", "時間", "時", "分", "世紀"]
}
