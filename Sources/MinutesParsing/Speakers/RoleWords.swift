/// The words with which a speaker's label ends.
enum RoleWords {
    /// Behind a person's name, and for nothing else: what stands before is the name.
    static let personal = [
        "内閣総理大臣", "総理大臣", "内閣官房長官", "官房長官", "国務大臣", "大臣政務官", "副大臣", "政務官", "大臣", "長官", "総理",
        "委員長代理", "委員長職務代理者", "会長職務代理者", "議長職務代理者", "市長職務代理者", "職務代理者", "職務代理", "職務代行者", "副委員長", "委員長", "専門委員",
        "臨時委員",
        "特別委員", "委員外議員", "監査委員", "教育委員", "農業委員", "選挙管理委員", "議会選出監査委員", "代表監査委員", "識見監査委員", "委員",
        "副議長", "仮議長", "臨時議長", "議長代理", "議長", "議員", "副部会長", "部会長代理", "部会長", "分科会長代理", "分科会長", "会長代理", "副会長", "会長",
        "座長代理", "副座長", "座長", "副知事", "知事",
        "副市長", "副市町長", "市長", "副区長", "区長", "副町長", "町長", "副村長", "村長", "副管理者", "教育長", "副理事長", "理事長", "専務理事", "常務理事", "理事",
        "監事", "幹事長", "幹事", "主査代理", "主査",
        "構成員", "本部員", "本部長", "副本部長", "委員代理", "委員長代行", "会長代行", "議長代行", "総長", "副学長", "学長", "塾長", "事務次官", "次官",
        "政府参考人", "政府特別補佐人", "政府委員", "参考人", "公述人", "証人", "名誉教授", "准教授", "教授", "助教", "弁護士", "会計士", "税理士", "医師",
        "副社長", "社長", "代表取締役", "取締役",
        "代表",
        "会頭", "総裁", "特別顧問", "最高顧問", "顧問", "専務", "常務", "請願紹介議員", "請願者代表", "陳情者代表", "参与", "会員", "評議員", "議事進行", "アドバイザー",
        "コーディネーター", "ファシリテーター", "オブザーバー",
    ]

    /// Behind the name of an office, which can stand between the person and the word: 田中健康課長.
    static let office = [
        "事務局長", "事務局次長", "事務局員", "局長", "部長", "課長", "室長", "次長", "係長", "所長", "館長", "園長", "校長", "院長", "署長", "支所長", "出張所長",
        "センター長",
        "審議官", "参事官", "参事", "企画官", "調整官", "推進官", "統括官", "専門官", "補佐官", "書記官", "調査官", "監察官", "分析官", "管理監", "技監", "管理官",
        "監",
        "局長心得", "部長心得", "課長心得", "次長心得", "係長心得", "局長事務取扱", "部長事務取扱", "課長事務取扱",
        "課長補佐", "室長補佐", "部長補佐", "局長補佐", "補佐", "副主幹", "主幹", "副主任", "主任", "主事", "会計管理者", "企業管理者", "事業管理者", "管理者",
        "書記長", "書記", "説明員", "説明者", "提出者", "請願者", "陳情者", "申請者", "発言者", "質問者", "回答者", "参加者", "代表者", "担当者", "責任者", "報告者",
        "説明補助者", "理事者", "事業者", "傍聴者", "紹介議員", "主任技師", "技師", "保健師", "指導主事", "指導員", "相談員", "研究員", "専門員", "調査員", "推進員",
        "支援員", "事務官", "技官", "研究官", "審査官", "検査官", "副主査", "教頭", "講師", "助手", "司書", "学芸員", "相談役", "プロデューサー",
        "職員", "事務局", "当局", "執行部", "担当課", "担当", "司会者", "司会", "進行役", "リーダー", "マネージャー", "ディレクター", "団長", "長",
    ]

    static let honorifics = ["君", "さん", "氏", "様", "議員", "委員", "先生", "くん", "ちゃん", "殿"]

    /// Ministries and portfolios that stand before 大臣, 副大臣 and 大臣政務官.
    static let portfolios = [
        "総務", "法務", "外務", "財務", "文部科学", "厚生労働", "農林水産", "経済産業", "国土交通", "環境", "防衛", "デジタル", "復興", "内閣府特命担当",
        "特命担当", "経済再生担当", "地方創生担当", "こども政策担当", "経済安全保障担当", "規制改革担当", "内閣府",
    ]

    /// Who is spoken for, not an office: 事務局（木田参事官）.
    static let bodies: Set<String> = ["事務局", "当局", "執行部", "理事者", "事業者", "説明員", "説明者"]
    /// Before a role they mean several people: 全委員.
    static let collective: Set<String> = ["全", "各", "両", "諸"]

    /// What a speech is, printed where others print who speaks: 答弁（村長）, 問（山田議員）. The value is the role of a label
    /// that says nothing else.
    static let kinds = [
        "質問": "質問", "質疑": "質問", "問": "質問", "問い": "質問", "Q": "質問", "Ｑ": "質問", "再質問": "質問", "質問者": "質問者",
        "答弁": "回答", "回答": "回答", "応答": "回答", "答": "回答", "答え": "回答", "A": "回答", "Ａ": "回答", "再答弁": "回答",
        "意見": "意見", "説明": "説明", "討論": "討論", "発言": "発言",
    ]

    /// Words that make a marked line a heading although it ends like a label: 特別委員会設置に関する動議の提出者, 会議録署名議員の指名.
    private static let headingSigns = WordSet([
        "について", "に関する", "に対する", "に伴う", "の件", "の指名", "の決定", "の報告", "の選任", "の選挙", "及び", "並びに", "の互選", "の辞任", "の任命",
        "の紹介", "の補欠", "署名議員", "署名委員", "成長", "延長",
    ])
    private static let headingStarts = Beginnings([
        "議事日程", "日程第", "出席", "欠席", "本日", "傍聴", "会議録署名", "欠員", "請願第", "陳情第", "議案第", "報告第", "発議第", "諮問第", "同意第", "承認第",
        "認定第", "選挙第", "遅参", "早退", "説明のため", "職務のため",
    ])

    /// Both kinds.
    static let roles = personal + office

    private static let roleEndings = Endings(roles)
    private static let personalEndings = Endings(personal)
    private static let honorificEndings = Endings(honorifics)

    /// The longest word of the list with which the text ends.
    static func suffix(of text: String, in words: [String]) -> String? {
        let bytes = text.utf8Span.span
        var longest: String?
        for word in words where word.utf8.count > (longest?.utf8.count ?? 0) && bytes.has(word, endingAt: bytes.count) {
            longest = word
        }
        return longest
    }

    /// The length of the longest role word with which the range ends; 0 when it ends in none.
    static func roleLength(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        roleEndings.length(range, of: bytes)
    }

    /// As `roleLength`, of the words that only people bear.
    static func personalLength(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        personalEndings.length(range, of: bytes)
    }

    /// True when the range ends in a role word or an honorific.
    static func end(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        roleEndings.length(range, of: bytes) > 0 || endInHonorific(range, of: bytes) || isLettered(range, of: bytes)
    }

    /// Who is told apart by a letter or a number instead of a name.
    private static let unnamed = Endings([
        "委員", "参加者", "質問者", "回答者", "発言者", "出席者", "傍聴者", "構成員", "住民", "市民", "区民", "町民", "村民", "職員", "話者", "スピーカー",
    ])

    /// `委員Ａ`, `事務局１`, `参加者２`, `話者 1`: nothing before the word, and one letter or up to two digits behind it.
    static func isLettered(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        var end = range.upperBound
        if let length = bytes.letterOfListLength(before: end) {
            end -= length
        } else {
            for _ in 0..<2 {
                if end > range.lowerBound, (0x30...0x39).contains(bytes.byte(at: end - 1)) {
                    end -= 1
                } else if end - 3 >= range.lowerBound, bytes.byte(at: end - 3) == 0xEF, bytes.digit(at: end - 3) != nil
                {
                    end -= 3
                }
            }
        }
        guard end < range.upperBound, end > range.lowerBound else { return false }
        let word = bytes.trimmed(range.lowerBound..<end)
        return unnamed.length(word, of: bytes) == word.count || roleEndings.length(word, of: bytes) == word.count
    }

    /// True when an honorific, and a name before it, end the range.
    static func endInHonorific(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        let length = honorificEndings.length(range, of: bytes)
        return length > 0 && length < range.count
    }

    static func isHeading(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        if headingSigns.isFound(in: range, of: bytes) { return true }
        return headingStarts.first(in: bytes, at: range.lowerBound) != nil
    }
}

extension Span<UInt8> {
    /// The length of the letter A to Z, of either width, that ends at `offset`.
    fileprivate func letterOfListLength(before offset: Int) -> Int? {
        if (0x41...0x5A).contains(byte(at: offset - 1)) { return 1 }
        return (0xEF_BC_A1...0xEF_BC_BA).contains(triple(at: offset - 3)) ? 3 : nil
    }
}
