/// The words with which a speaker's label ends.
enum RoleWords {
    /// Behind a person's name, and for nothing else: what stands before is the name.
    static let personal = [
        "内閣総理大臣", "総理大臣", "内閣官房長官", "官房長官", "国務大臣", "大臣政務官", "副大臣", "政務官", "大臣", "長官", "総理",
        "委員長代理", "職務代理者", "副委員長", "委員長", "専門委員", "臨時委員", "特別委員", "委員外議員", "監査委員", "教育委員", "委員",
        "副議長", "議長", "議員", "副部会長", "部会長", "分科会長", "会長代理", "副会長", "会長", "座長代理", "副座長", "座長", "副知事", "知事",
        "副市長", "市長", "副区長", "区長", "副町長", "町長", "副村長", "村長", "教育長", "理事長", "理事", "監事", "幹事", "主査代理", "主査",
        "構成員", "参考人", "公述人", "教授", "弁護士", "社長", "代表", "顧問", "参与",
    ]

    /// Behind the name of an office, which can stand between the person and the word: 田中健康課長.
    static let office = [
        "事務局長", "局長", "部長", "課長", "室長", "次長", "係長", "所長", "館長", "園長", "校長", "院長", "署長", "支所長", "センター長", "審議官",
        "参事官", "参事", "企画官", "調整官", "推進官", "管理監", "技監", "管理官", "補佐", "主幹", "主任", "主事", "管理者", "書記", "説明員", "説明者",
        "事務局", "担当", "司会", "長",
    ]

    static let honorifics = ["君", "さん", "氏", "様", "議員", "委員", "先生", "くん"]

    /// Ministries and portfolios that stand before 大臣, 副大臣 and 大臣政務官.
    static let portfolios = [
        "総務", "法務", "外務", "財務", "文部科学", "厚生労働", "農林水産", "経済産業", "国土交通", "環境", "防衛", "デジタル", "復興", "内閣府特命担当",
        "特命担当", "経済再生担当", "地方創生担当", "こども政策担当", "経済安全保障担当", "規制改革担当",
    ]

    /// Words that make a marked line a heading although it ends like a label: 特別委員会設置に関する動議の提出者, 会議録署名議員の指名.
    private static let headingSigns = [
        "について", "に関する", "に対する", "に伴う", "の件", "の指名", "の決定", "の報告", "の選任", "の選挙", "及び", "並びに",
    ]
    private static let headingStarts = ["議事日程", "日程第", "出席", "欠席", "本日", "傍聴"]

    /// Both kinds.
    static let roles = personal + office

    /// The longest word of the list with which the text ends.
    static func suffix(of text: String, in words: [String]) -> String? {
        let bytes = text.utf8Span.span
        var longest: String?
        for word in words where word.utf8.count > (longest?.utf8.count ?? 0) && bytes.has(word, endingAt: bytes.count) {
            longest = word
        }
        return longest
    }

    /// True when the range ends in a role word or an honorific.
    static func end(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for list in [personal, office, honorifics] {
            for word in list
            where word.utf8.count <= range.count && bytes.has(word, endingAt: range.upperBound) { return true }
        }
        return false
    }

    static func endInHonorific(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for word in honorifics where word.utf8.count < range.count && bytes.has(word, endingAt: range.upperBound) {
            return true
        }
        return false
    }

    static func isHeading(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for sign in headingSigns where bytes.first(sign, in: range) != nil { return true }
        for start in headingStarts where bytes.has(start, at: range.lowerBound) { return true }
        return false
    }
}
