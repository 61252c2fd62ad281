import MinutesModel
import Testing

/// The ways in which documents show who speaks. Names are made up.
struct GrammarTests {
    @Test(arguments: [
        ("○議長（関山一郎君）　開会します。\n○議長（関山一郎君）　閉会します。", ["議長（関山一郎君）", "議長（関山一郎君）"]),
        ("〇議　長（弓山 利博議員） 開会します。", ["議　長（弓山 利博議員）"]),
        ("◯議長 (石山良一君）　幅の違う括弧です。", ["議長 (石山良一君）"]),
        ("○１番（伊東五郎君）　質問します。\n○市長（山木太郎）　お答えします。", ["１番（伊東五郎君）", "市長（山木太郎）"]),
        ("○16番 赤峰奈津江さん 皆さん、おはようございます。", ["16番 赤峰奈津江さん"]),
        ("〇関 三郎委員長 これより開きます。", ["関 三郎委員長"]),
        ("◆岡野委員　質問です。\n◎総務課長（木田一郎）　お答えします。", ["岡野委員", "総務課長（木田一郎）"]),
        ("○議長（田山太郎君）続いて行います。", ["議長（田山太郎君）"]),  // no space behind the label
        ("○林（和）委員長　始めます。\n○林（宏）委員　はい、お願いします。", ["林（和）委員長", "林（宏）委員"]),
        ("**○牧野大臣**　開会します。", ["牧野大臣"]),
        ("○平\n本日は五月です。\n○芦原美智子\n資料を御覧ください。\n○平\nありがとうございます。", ["平", "芦原美智子", "平"]),
        ("平山大臣: 開会します。\n石井大臣：賛成です。\n平山大臣: 閉会します。", ["平山大臣", "石井大臣", "平山大臣"]),
        ("【北川部会長】　開会します。\n【南委員】\n質問です。\n【北川部会長】　お答えします。", ["北川部会長", "南委員", "北川部会長"]),
        ("議長（小森裕和君）　開会します。\n２番（中山太郎君）　質問です。\n議長（小森裕和君）　閉会します。", ["議長（小森裕和君）", "２番（中山太郎君）", "議長（小森裕和君）"]),
        ("高田課長\nただ今から開きます。\n北村委員\n質問です。\n高田課長\nお答えします。", ["高田課長", "北村委員", "高田課長"]),
    ])
    func `speakers are found in every form`(text: String, labels: [String]) throws {
        #expect(try parsed(text).speeches.map(\.speaker.label) == labels)
    }

    @Test(arguments: [
        "○午後１時開会", "　　◎会議録署名議員の指名", "〇　第　１　日", "○出席委員", "○議事日程",
        "〇環境問題に関する特別委員", "〇〇年の計画です。",
    ])
    func `the same mark before anything else opens no speech`(line: String) throws {
        let minutes = try parsed("○議長（関山一郎君）　開会します。\n\n\(line)\n\n○議長（関山一郎君）　閉会します。")

        #expect(minutes.speeches.count == 2)
    }

    @Test(
        arguments: [
            ("金山（恭）大臣", "金山", "大臣", "恭"), ("渡部(光)会長", "渡部", "会長", "光"), ("議長（吉村崇仁君）", "吉村崇仁", "議長", nil),
            ("２０番（鈴本まさし議員）", "鈴本まさし", nil, nil), ("北条内閣総理大臣", "北条", "内閣総理大臣", nil),
            ("長谷部経済産業大臣", "長谷部", "経済産業大臣", nil), ("おのだ康裕議長", "おのだ康裕", "議長", nil),
            ("田村健康課長", "田村", "健康課長", nil), ("総務課長", nil, "総務課長", nil), ("木田ゼロカーボン推進課長", "木田", "ゼロカーボン推進課長", nil),
            ("鶴見課長", "鶴見", "課長", nil), ("事務局", nil, "事務局", nil), ("芦原美智子", "芦原美智子", nil, nil),
            ("16番 赤峰奈津江さん", "赤峰奈津江", nil, nil),
        ] as [(String, String?, String?, String?)])
    func `a label is taken apart as far as it tells`(label: String, name: String?, role: String?, initial: String?)
        throws
    {
        let speaker = try #require(parsed("○\(label)　始めます。\n○議長　はい。\n○\(label)　一です。\n○\(label)　二です。").speeches.first)
            .speaker

        #expect(speaker == Speaker(label: label, name: name, role: role, disambiguator: initial))
    }

    @Test func `a record without speakers says so and keeps every line`() throws {
        let minutes = try parsed("# 打合せ\n\n調整した結果、了承された。\n次回は未定。", name: "a.md")

        #expect(minutes.speeches == [])
        #expect(minutes.source.grammar == "none")
        #expect(minutes.warnings.map(\.code) == ["noSpeeches"])
        #expect(minutes.notes == [Note(paragraphs: ["調整した結果、了承された。次回は未定。"], lines: [3])])
    }
}

struct BodyTests {
    @Test func `a direction inside a sentence stays in the text and is listed`() throws {
        let minutes = try parsed("○議長　おはようございます。（「おはようございます」と呼ぶ者あり）始めます（仮称）。")

        #expect(minutes.speeches[0].paragraphs == ["おはようございます。（「おはようございます」と呼ぶ者あり）始めます（仮称）。"])
        #expect(minutes.stageDirections == [StageDirection(afterSpeech: 0, text: "「おはようございます」と呼ぶ者あり")])
    }

    @Test func `a direction between the label and the speech is no part of the speech`() throws {
        let minutes = try parsed("○知事（小山百合君）〔登壇〕　お答えします。")

        #expect(minutes.speeches[0].paragraphs == ["お答えします。"])
        #expect(minutes.stageDirections == [StageDirection(afterSpeech: 0, text: "登壇")])
    }

    @Test func `a speech behind a direction on one line is a speech`() throws {
        let minutes = try parsed("○議長　御異議ございませんか。\n〔「異議なし」と呼ぶ者あり〕○議長　御異議なしと認めます。よって、議案第５号は可決されました。")

        #expect(minutes.speeches.count == 2)
        #expect(
            minutes.decisions == [
                Decision(
                    speech: 0, items: ["議案第５号"], outcome: .approved, vote: Vote(method: .consent),
                    evidence: "よって、議案第５号は可決されました。")
            ])
    }

    @Test func `a page's end does not end the sentence on it`() throws {
        let minutes = try parsed("○会長　これは長い文で、\n続きは次の\n\n- 2 -\n ページにあります。\n以上です、\nと続きます。")

        #expect(minutes.speeches[0].paragraphs == ["これは長い文で、続きは次のページにあります。以上です、と続きます。"])
        #expect(minutes.warnings.map(\.code) == ["pageNumbers"])
        #expect(minutes.warnings[0].text == "- 2 -")
    }

    @Test func `time lines give the hours that the head does not`() throws {
        let minutes = try parsed("総務委員会\n\n○森委員長　○午前１０時３０分開会\n始めます。\n○森委員長　終わります。\n○午前１１時０５分閉会")

        #expect(minutes.start?.description == "10:30")
        #expect(minutes.end?.description == "11:05")
        #expect(minutes.stageDirections.map(\.text) == ["午前１０時３０分開会", "午前１１時０５分閉会"])
    }

    @Test(arguments: [
        ("賛成多数であります。よって、議案第１号は可決されました。", Decision.Outcome.approved),
        ("賛成少数であります。よって、議案第１号は否決されました。", .rejected),
        ("全員起立と認めます。よって、請願第１号は採択と決定いたしました。", .adopted),
        ("起立多数と認めます。よって、議案第１号は、総務委員会に付託いたします。", .referred),
    ])
    func `a vote decides what the chair then says`(announcement: String, outcome: Decision.Outcome) throws {
        let minutes = try parsed("○議長　採決いたします。\n〔賛成者起立〕\n○議長　\(announcement)")

        #expect(minutes.decisions.map(\.outcome) == [outcome])
        #expect(minutes.decisions.map(\.speech) == [0])
        #expect(minutes.decisions[0].evidence.hasPrefix("よって、"))
    }

    @Test func `an answer that is no consent decides nothing`() throws {
        let minutes = try parsed("○議長　ほかに質問はございませんか。\n〔「なし」と呼ぶ者あり〕\n○議長　では次に移ります。")

        #expect(minutes.decisions == [])
    }
}

struct HeadTests {
    @Test(
        arguments: [
            ("日時：令和６年２月１７日（土）午後１時～３時", "2024-02-17", "13:00", "15:00"),
            ("開催日時　2024年2月17日 10:00〜11:30", "2024-02-17", "10:00", "11:30"),
            ("令和二年四月十七日", "2020-04-17", nil, nil), ("と　き　令和 7年 2月17日", "2025-02-17", nil, nil),
            ("1 日時\n令和元年5月7日（火）16時から17時45分まで", "2019-05-07", "16:00", "17:45"),
        ] as [(String, String, String?, String?)])
    func `dates and times of every script are read`(head: String, date: String, start: String?, end: String?) throws {
        let minutes = try parsed("第１回まちづくり審議会\n\(head)\n\n○会長　始めます。")

        #expect(minutes.date?.description == date)
        #expect(minutes.start?.description == start)
        #expect(minutes.end?.description == end)
        #expect(minutes.warnings == [])
    }

    @Test func `a second date and a wrong weekday are told`() throws {
        let minutes = try parsed("まちづくり審議会\n日時　令和6年2月17日（日）\n開催日　令和6年2月18日\n\n○会長　始めます。")

        #expect(minutes.date?.description == "2024-02-17")
        #expect(minutes.warnings.map(\.code) == ["weekdayMismatch", "twoDates"])
        #expect(minutes.warnings.map(\.line) == [2, 3])
    }

    @Test(
        arguments: [
            ("第2回みらい推進会議 議事録", "第2回みらい推進会議", "みらい推進会議", 2),
            ("令和６年度第３回まちづくり審議会議事録（案）", "令和６年度第３回まちづくり審議会", "まちづくり審議会", 3),
            ("みらい推進会議（第４回）議事要旨", "みらい推進会議（第４回）", "みらい推進会議", 4),
            ("2024年6月26日 議会運営委員会", "2024年6月26日 議会運営委員会", "議会運営委員会", nil),
            ("令和三年第二回臨時会会議録第五号", "令和三年第二回臨時会", "臨時会", 2),
        ] as [(String, String, String, Int?)])
    func `a title tells council and session`(line: String, title: String, council: String, session: Int?) throws {
        let minutes = try parsed("\(line)\n\n○会長　始めます。")

        #expect(minutes.title == title)
        #expect(minutes.council == council)
        #expect(minutes.session == session)
    }

    @Test func `what belongs to no field stands under a warning`() throws {
        let minutes = try parsed("まちづくり審議会\n\n※速報のため、修正されることがあります\n\n○会長　始めます。")

        #expect(minutes.warnings.map(\.line) == [3])
        #expect(minutes.warnings.map(\.text) == ["※速報のため、修正されることがあります"])
    }
}
