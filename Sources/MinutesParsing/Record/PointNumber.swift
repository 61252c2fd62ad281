import JapaneseText

/// `第１点`, `１点目`, `一つ目`, `１項目め`: how questions with several points number them.
enum PointNumber {
    /// The offset behind the number at the start of the text, `nil` when there is none.
    static func end(in text: String) -> Int? {
        let bytes = TextBytes(text)
        let start = bytes.has("第", at: 0) ? 3 : 0
        guard let number = Numerals.read(in: bytes, at: start) else { return nil }
        for unit in ["点目", "点", "つ目", "つめ", "項目め", "項目目", "項目", "問目", "番目", "問"] where bytes.has(unit, at: number.end) {
            return number.end + unit.utf8.count
        }
        return nil
    }
}
