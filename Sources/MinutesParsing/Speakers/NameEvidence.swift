/// Tells names of people from headings where the form of a label does not: by what the head lists, and by common
/// surnames.
struct NameEvidence {
    /// The lines before the first speech, without white space.
    private let head: String
    init(head: String) {
        self.head = head
    }

    /// The words with which headings end: what ends so is no name.
    private static let headingEnds = Endings([
        "開会", "閉会", "開議", "散会", "休憩", "再開", "議題", "議事", "議案", "案件", "報告", "概要", "結果", "結論", "目的", "背景", "経緯", "経過",
        "現状", "課題",
        "対策", "効果", "内容", "方針", "方法", "日時", "場所", "会場", "資料", "次第", "予定", "日程", "説明", "質疑", "質問", "回答", "答弁", "応答",
        "意見", "討論",
        "採決", "表決", "動議", "選挙", "指名", "互選", "挨拶", "あいさつ", "紹介", "確認", "連絡", "協議", "審議", "審査", "調査", "検討", "決定", "事項",
        "その他",
        "補足", "備考", "注意", "参考", "附則", "規程", "計画", "予算", "決算", "事業", "請願", "陳情", "趣旨", "要旨", "要望", "総括", "まとめ", "討議",
        "閉式", "開式",
        "署名", "名簿", "出席", "欠席", "会議", "定例会", "臨時会", "条例", "制度", "案", "件", "費", "率", "化", "等", "期間", "時間", "日時", "担当",
        "期限", "対象",
        "理由", "根拠", "原因", "状況", "体制", "施策", "取組", "取り組み", "推進", "支援", "整備", "改正", "変更", "追加", "概況", "所感", "感想", "提案",
        "提出",
        "凡例", "部会", "年度", "年", "月", "日", "区分", "名称", "種別", "種類", "番号", "電話", "住所", "宛先", "問合せ", "問い合わせ", "連絡先", "進捗",
    ])

    private static let particles = ["を", "について", "及び", "こんにちは"]
    /// Particles that names hold, too (よしたか, ことみ, ますみ): a heading or a sentence ends with them.
    private static let ends = Endings(["する", "した", "こと", "から", "まで", "です", "ます", "への", "との"])
    /// Given names that end as such.
    private static let names = Endings(["まこと", "みこと"])

    /// False for what cannot be a person's name, whatever else says so.
    static func canBeName(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        let count = bytes.characterCount(0..<bytes.count)
        // 8 characters: the longest names of the corpus with a surname and a given name.
        guard (1...8).contains(count) || (9...15).contains(count) && SpeakerReading.isForeign(text),
            headingEnds.length(0..<bytes.count, of: bytes) == 0, bytes.digit(at: 0) == nil, !hasParticle(text),
            !text.hasPrefix("第")
        else { return false }
        // 今後の予定 is a heading, 田の上 a name.
        return count < 5 || !text.holds("の")
    }

    private static func hasParticle(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        let range = 0..<bytes.count
        return text.holds(anyOf: particles)
            || ends.length(range, of: bytes) > 0 && names.length(range, of: bytes) == 0
    }

    /// As `canBeName`, of an office with a name, which is longer.
    /// - Parameter limit: characters; `SpeakerReading.longestName`, where nothing else says that it is one.
    static func canBeOffice(_ text: String, limit: Int = SpeakerReading.longestName) -> Bool {
        let bytes = text.utf8Span.span
        // Two characters could be any word.
        return (3...limit).contains(bytes.characterCount(0..<bytes.count))
            && headingEnds.length(0..<bytes.count, of: bytes) == 0 && bytes.digit(at: 0) == nil
            && !hasParticle(text) && !text.holds("の") && !text.hasPrefix("第")
    }

    /// True when something besides the label's form says that it names a person.
    func isPerson(_ text: String) -> Bool {
        guard Self.canBeName(text) else { return false }
        let bytes = text.utf8Span.span
        let surname = Surnames.length(at: 0, of: bytes)
        // 林業 and 東京 begin like 林 and 東: a surname of one character only counts alone.
        if surname > 3 || surname == bytes.count && surname > 0 { return true }
        return bytes.count > 3 && head.holds(text)
    }
}
