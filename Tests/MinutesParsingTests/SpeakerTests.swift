import MinutesModel
import Testing

/// What the generated meeting does not hold: odd grammars, and lines that only look like speakers. Names are made up.
struct SpeakerTests {
    @Test(arguments: [
        (
            "questions", "Q 片山委員　なぜですか。\nA 鈴川課長　お答えします。\nQ 片山委員　分かりました。",
            ["片山委員", "鈴川課長", "片山委員"]
        ),
        ("questions", "問（八田議員）なぜですか。\n答（町長）お答えします。", ["問（八田議員）", "答（町長）"]),
        ("questions", "Q. 何ですか。\nA. これです。\nQ. いつですか。\nA. 明日です。", ["Q", "A", "Q", "A"]),
        ("questions", "問１　何ですか。\n答１　これです。", ["問１", "答１"]),
        (
            "legend", "（○：委員、●：事務局）\n○　予算はどうか。\n●　足りている。\n　来年も同じです。\n○　分かりました。",
            ["委員", "事務局", "委員"]
        ),
        ("legend", "○委員　→事務局\n○予算はどうか、心配です。\n→足りています。", ["委員", "事務局"]),
        (
            "marked", "●玄田委員長　始めます。\n◎開会宣告\nQ 片山委員　なぜですか。\nA 鈴川課長　お答えします。\n●玄田委員長　終わります。",
            ["玄田委員長", "片山委員", "鈴川課長", "玄田委員長"]
        ),
        ("marked", "○大山教育長 「始めます。」\n○大山教育長「終わります。」", ["大山教育長", "大山教育長"]),
        ("marked", "〇議長（関山一郎君）　始めます。\n○町長（弓山利博君）　はい。", ["議長（関山一郎君）", "町長（弓山利博君）"]),
        ("marked", "○林山　隆一君　知事、失礼いたしました。林山君", ["林山　隆一君"]),
        ("marked", "○議長（関山一郎君）　始めます。\n◆中村委員　質問です。\n◎総務課長　お答えします。", ["議長（関山一郎君）", "中村委員", "総務課長"]),
        ("unmarked", "委員長(星山君):始めます。(10:03)\n委員(月田君):はい。(了)", ["委員長(星山君)", "委員(月田君)"]),
        ("roundBrackets", "(会 長)  原案どおり決定します。\n(委 員)  異議ありません。\n(会 長)  終わります。", ["会 長", "委 員", "会 長"]),
        ("closingBracket", "山中委員長)ただ今から始めます。\n北田委員)はい。\n山中委員長）終わります。", ["山中委員長", "北田委員", "山中委員長"]),
        ("unmarked", "石山議員　質問します。\n関田町長　お答えします。\n石山議員　終わります。", ["石山議員", "関田町長", "石山議員"]),
        ("marked", "○総務課長（併選管書記長）（佐川一郎君）　説明します。\n○議長（関山一郎君）　はい。", ["総務課長（併選管書記長）（佐川一郎君）", "議長（関山一郎君）"]),
        ("marked", "○厚生委員長職務代理者（関山一郎君）　始めます。", ["厚生委員長職務代理者（関山一郎君）"]),
    ])
    func `odd grammars are read, too`(grammar: String, text: String, labels: [String]) throws {
        let minutes = try parsed(text)

        #expect(minutes.source.grammar == grammar)
        #expect(minutes.speeches.map(\.speaker.label) == labels)
    }

    @Test(arguments: [
        // A list of those present, with the marks as ranks.
        "◎中村　昌子　○吉田　茂男\n○委員長　山田太郎\n○副委員長　鈴木花子\n",
        "○説明員　総務部長　山田太郎　財政課長　鈴木一郎　企画課長　佐藤花子　建設課長　高橋三郎\n",
        "○次第\n○委員名簿\n",
    ])
    func `who is listed before the first speech does not speak`(head: String) throws {
        let minutes = try parsed("まちづくり審議会\n\n\(head)\n○山田委員長　始めます。\n○鈴木副委員長　はい、分かりました。")

        #expect(minutes.speeches.map(\.speaker.label) == ["山田委員長", "鈴木副委員長"])
    }

    @Test(arguments: [
        "〇五年度の計画です。", "〇・五％の増です。", "〇歳児担当　増やします。", "○概要　次のとおりです。", "○（中村花子君登壇）", "○午前１０時　休憩",
        "○日程第１　会議録署名議員の指名", "○会議録署名議員", "○議案第３号の提出者　説明です。", "○予算案についての委員長　報告です。",
    ])
    func `no label, no speaker`(line: String) throws {
        let minutes = try parsed("○議長（関山一郎君）　始めます。\n\(line)\n○議長（関山一郎君）　終わります。\n〇議長（関山一郎君）　散会します。")

        #expect(minutes.speeches.count == 3)
    }

    @Test(arguments: [
        "○議長　異議はありませんか。〔「異議なし」と呼ぶ者あり〕○議長　認めます。",
        "○議長　異議はありませんか。（「異議なし」と呼ぶ者あり）　○議長　認めます。",
        "○議長　異議はありませんか。\n〔「異議なし」と呼ぶ者あり〕○議長　認めます。",
        "○議長　異議はありませんか。\n（｢異議なし」と呼ぶ者あり)\n○議長　認めます。",
        "○議長　異議はありませんか。\n○（「異議なし」と呼ぶ者あり）\n○議長　認めます。",
    ])
    func `behind a direction on the same line somebody else can speak`(text: String) throws {
        let minutes = try parsed(text)

        #expect(minutes.speeches.map(\.paragraphs.last?.count) == [minutes.speeches[0].paragraphs[0].count, 5])
        #expect(minutes.speeches.map(\.speaker.label) == ["議長", "議長"])
        #expect(minutes.stageDirections.count == 1)
    }

    @Test func `a known label needs no white space`() throws {
        let minutes = try parsed("○田中太郎議長　始めます。\n○田中太郎議長ただいま申し上げたとおりです。\n○田中太郎議長の辞職について\n○田中太郎議長　終わります。")

        #expect(minutes.speeches.map(\.paragraphs.first) == ["始めます。", "ただいま申し上げたとおりです。", "終わります。"])
    }

    @Test(arguments: [
        "# 定例\n\n## 進捗\n\n- [x] 図を足した\n- TODO: 文を直す\n\n## 決定\n\n- 採用 → 来週",
        "議事要旨\n\n調整局長から計画について説明があり、了承された。\n続いて、来年度の予算について議論した。",
        "○概要\n計画を次のとおり定める。\n○目的\n安全に暮らすため。\n○概要\n以上のとおりである。",
        "日時：10月1日\n場所：会議室\n議題：予算\n結果：了承された。\n日時：11月2日\n場所：会議室",
        "【概要】\n計画を定める。\n【議題】\n予算について。\n【概要】\n以上である。",
    ])
    func `where nobody is named nobody speaks`(text: String) throws {
        let minutes = try parsed(text, name: text.hasPrefix("#") ? "a.md" : "a.txt")

        #expect(minutes.speeches == [])
        #expect(minutes.source.grammar == "none")
        #expect(minutes.warnings.first?.code == "noSpeeches")
    }

    @Test func `bullets of a team stand under their headings`() throws {
        let minutes = try parsed(
            "# 定例会 2026-10-07\n\n## 進捗\n\n- [x] 図を足した\n- TODO: 文を直す\n  - 来週まで\n\n## 決定\n\n- 採用する", name: "a.md")

        #expect(
            minutes.notes == [
                Note(heading: "進捗", paragraphs: ["[x] 図を足した", "TODO: 文を直す", "来週まで"], lines: [5, 6, 7]),
                Note(heading: "決定", paragraphs: ["採用する"], lines: [11]),
            ])
    }

    @Test(
        arguments: [
            ("○田中健康課長", "田中", "健康課長"), ("○小林品川区保健所保健サービス課長", "小林", "品川区保健所保健サービス課長"),
            ("○総務課長", nil, "総務課長"), ("○総務部総務課長", nil, "総務部総務課長"), ("○議会運営委員長", nil, "議会運営委員長"),
            ("○山田総務委員長", "山田", "総務委員長"), ("○６番 窪田 博", "窪田博", nil), ("○議長 山田太郎君", "山田太郎", "議長"),
            ("○（中村花子君）", "中村花子", nil), ("○答弁（村長）", nil, "村長"), ("○問（八田議員）", "八田", "議員"),
            ("○１２番議員（芝山 和也議員）", "芝山和也", "議員"), ("○鈴木委員（全国知事会）", "鈴木", "委員"),
            ("○山田太郎（総務部長）", "山田太郎", "総務部長"), ("○塩山　委員長", "塩山", "委員長"), ("○森課長", "森", "課長"),
            ("○総務課長（併選管書記長）（佐川一郎君）", "佐川一郎", "総務課長（併選管書記長）"),
        ] as [(String, String?, String?)])
    func `names and roles are told apart`(label: String, name: String?, role: String?) throws {
        let minutes = try parsed("\(label)　始めます。\n\(label)　続けます。\n○議長（関山一郎君）　終わります。")

        #expect(minutes.speeches.map(\.speaker.name) == [name, name, "関山一郎"])
        #expect(minutes.speeches[0].speaker.role == role)
    }

    @Test func `other labels and the list of those present tell where a name ends`() throws {
        let minutes = try parsed(
            "出席者\n　かがやき課長　夢野花子\n\n○夢野かがやき課長　始めます。\n○雲居花子福祉係長　続けます。\n○雲居委員　はい、そうです。")

        #expect(minutes.speeches.map(\.speaker.name) == ["夢野", "雲居花子", "雲居"])
        #expect(minutes.speeches.map(\.speaker.role) == ["かがやき課長", "福祉係長", "委員"])
    }

    @Test func `what is too long for a name is none, and told`() throws {
        let minutes = try parsed("○議長（一二三四五六七八九十一二三四五六君）　始めます。\n○議長（関山一郎君）　終わります。")

        #expect(minutes.speeches.map(\.speaker.name) == [nil, "関山一郎"])
        #expect(minutes.warnings.map(\.code) == ["longName"])
    }

    @Test func `a label that reads like a sentence is told`() throws {
        let minutes = try parsed("○議長（関山一郎君）　始めます。\n○これから説明する課長　よろしくお願いします。\n○議長（関山一郎君）　終わります。")

        #expect(minutes.warnings.map(\.code) == ["sentenceLikeName"])
    }

    @Test(
        arguments: [
            ("国のマイナサポート〔同日後刻に「マイナアシスト」と発言訂正あり〕でしたか、それです。", "マイナサポート", "マイナアシスト"),
            ("予算は５億円です〔「５億円」を「６億円」に訂正〕。", "５億円", "６億円"), ("不穏当です〔「不穏当」の発言取消し〕。", "不穏当", nil),
            ("――――〔発言取消し〕――です。", nil, nil), ("三百名（「四百名」に訂正）です。", "三百名", "四百名"),
        ] as [(String, String?, String?)])
    func `corrections are kept beside the words`(text: String, withdrawn: String?, corrected: String?) throws {
        let minutes = try parsed("○議長（関山一郎君）　始めます。\n○町長　まず申し上げます。\n　\(text)")

        #expect(minutes.corrections.map(\.speech) == [1])
        #expect(minutes.corrections.map(\.paragraph) == [1])
        #expect(minutes.corrections.map(\.withdrawn) == [withdrawn])
        #expect(minutes.corrections.map(\.corrected) == [corrected])
        #expect(minutes.speeches[1].paragraphs[1] == text)
        #expect(minutes.stageDirections == [])
    }
}
