import MinutesModel

/// Times that hang on something without a date here: 施行後5年, 次回会議, デジタル庁発足後, 公布の日から6か月以内.
struct EventRules: TimeRule {
    let triggers = "次後以直今前通臨特本当来任先期"

    func match(at offset: Int, in reading: Reading) -> Match? {
        SessionRules.match(at: offset, in: reading) ?? term(at: offset, in: reading.text)
            ?? nextMeeting(at: offset, in: reading) ?? after(at: offset, in: reading)
    }

    // MARK: 次回会議

    private static let meetings: [StaticString] = [
        "会議", "会合", "委員会", "審議会", "定例会", "幹事会", "部会", "検討会", "協議会", "本会議", "懇談会", "研究会", "分科会", "総会", "理事会",
        "ワーキンググループ", "ＷＧ", "WG",
        "打合せ", "打ち合わせ", "ミーティング", "開催", "報告",
    ]

    private func nextMeeting(at offset: Int, in reading: Reading) -> Match? {
        let text = reading.text
        // 今会期 and 次期定例会: an assembly's own.
        if let own = text.end(ofAny: ["今会期", "今定例会", "今期定例会", "次期定例会", "次期議会", "次の定例会", "次の議会", "次の会議"], at: offset) {
            let end = text.end(ofAny: ["会期末", "会期中", "中", "末"], at: own) ?? own
            return .expression(.event, offset..<end, rule: .meeting)
        }
        guard let word = text.end(ofAny: ["次回以降", "次々回", "次回"], at: offset) else { return nil }
        let name = text.end(of: "の", at: word) ?? word
        let end = text.end(ofAny: Self.meetings, at: name) ?? word
        return .expression(.event, offset..<end, rule: .meeting)
    }

    // MARK: 任期満了まで

    private func term(at offset: Int, in text: TextBytes) -> Match? {
        guard let end = text.end(ofAny: ["任期満了日", "任期満了", "任期中", "任期内", "任期いっぱい"], at: offset),
            // 任期満了に伴う選挙 names the election.
            !text.starts(withAny: ["に伴", "にとも", "による", "により"], at: end)
        else { return nil }
        return .expression(.event, offset..<end, rule: .term)
    }

    // MARK: 施行後

    /// Nouns of things that happen once.
    private static let happenings: [StaticString] = [
        "施行", "公布", "発足", "設立", "創設", "設置", "成立", "終了", "完了", "修了", "導入", "開始", "実施", "策定", "決定", "改正", "改定", "改訂",
        "会議", "会合", "閉会",
        "開会", "採択", "承認", "契約", "締結", "発効", "公表", "発表", "公告", "告示", "公示", "審議", "審査", "着任", "就任", "退任", "選挙", "震災",
        "災害", "発災", "発生",
        "コロナ", "コロナ禍", "戦", "大戦", "終戦", "敗戦", "供用", "稼働", "運用", "移行", "統合", "合併", "独立", "卒業", "入学", "入社", "採用", "着工",
        "竣工", "完成", "認定",
        "認可", "許可", "登録", "申請", "提出", "交付", "受理", "受領", "通知", "送付", "納品", "検収", "報告", "答申", "閣議", "議決", "可決", "国会",
        "会期", "交渉", "合意",
        "開設", "開業", "開館", "開店", "リリース", "公開", "納入", "支給", "支払", "取りまとめ", "とりまとめ", "改修", "整備", "調査", "検証", "評価", "試行",
        "実証", "事業", "期間", "締切",
        "制定", "廃止", "満了", "経過", "出産", "離職", "退職", "転入", "転出", "届出", "判明", "接種", "投票", "事故", "地震", "被災", "復旧", "解散",
        "組閣", "内閣発足", "視察",
        "聴取", "ヒアリング", "パブリックコメント", "諮問", "議論",
    ]
    private static let suffixes: [StaticString] = ["直後", "後", "以降", "以後"]

    /// 後 as the start of another word.
    static let notAfter: [StaticString] = [
        "後継", "後半", "後援", "後期", "後者", "後退", "後任", "後述", "後続", "後見", "後押", "後世", "後方", "後ろ", "後片", "後払", "後光", "後輩",
        "後遺", "後妻", "後志",
        "後藤", "後進", "後発", "後追", "後回", "後先", "後味", "後始",
    ]

    private func after(at offset: Int, in reading: Reading) -> Match? {
        let text = reading.text
        guard let suffix = text.end(ofAny: Self.suffixes, at: offset), !text.starts(withAny: Self.notAfter, at: offset),
            let noun = Self.startOfHappening(endingAt: offset, in: text),
            // 今国会|後: the noun is the end of what was found before.
            noun >= reading.lastEnd
        else { return nil }
        let start = Self.startOfWord(before: noun, in: reading)
        var end = suffix
        if let length = Length.read(in: text, at: text.skippingSpaces(at: text.end(of: "の", at: suffix) ?? suffix)) {
            end = text.end(ofAny: ["程度", "以内", "間", "後"], at: length.end) ?? length.end
        }
        return .expression(.event, start..<end, rule: .afterEvent)
    }

    private static func startOfHappening(endingAt end: Int, in text: TextBytes) -> Int? {
        text.start(ofAny: happenings, endingAt: end)
    }

    /// デジタル庁|発足: where the name begins that the noun belongs to.
    private static func startOfWord(before offset: Int, in reading: Reading) -> Int {
        let text = reading.text
        var start = offset
        // A longer run is no name; the limit keeps a text without spaces linear.
        let limit = max(reading.lastEnd, offset - 120)
        while start > limit {
            let previous = text.start(before: start)
            let scalar = text.scalar(at: previous)
            // 契約|締結 over a line end; another word there is a heading.
            let isWrapped = scalar == 0x0A && startOfHappening(endingAt: previous, in: text) != nil
            guard previous >= reading.lastEnd,
                ScalarKind.isKanji(scalar) || ScalarKind.isKatakana(scalar) || ScalarKind.isLetter(scalar) || isWrapped
            else { break }
            start = previous
        }
        return start
    }

    /// 事業開始から|3年: as `start(ofCountAt:)`, for a length that only an event before it makes a time.
    static func start(ofLengthAt offset: Int, in reading: Reading) -> Int? {
        let text = reading.text
        guard let noun = text.start(ofAny: ["の日から起算して", "から起算して", "の日から", "から"], endingAt: offset),
            startOfHappening(endingAt: noun, in: text) != nil
        else { return nil }
        return start(ofCountAt: offset, in: reading)
    }

    /// Where the event begins that a length is counted from: 契約締結の日から|30日以内, 会議の|3日前. `nil` when it is counted
    /// from today.
    static func start(ofCountAt offset: Int, in reading: Reading) -> Int? {
        let text = reading.text
        guard let link = text.start(ofAny: links, endingAt: offset), link >= reading.lastEnd else { return nil }
        let word = startOfWord(before: link, in: reading)
        // これから3年以内 is counted from today; 5年から10年後 is no event.
        return word < link && !ScalarKind.isDigit(text.scalar(before: word)) ? word : nil
    }

    private static let links: [StaticString] = [
        "の日から起算して", "日から起算して", "から起算して", "の日の翌日から", "の日から", "から", "より", "の日後", "後", "の",
    ]

}
