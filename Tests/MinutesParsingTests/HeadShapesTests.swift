import MinutesModel
import Testing

/// Heads as they are printed where nobody set out to print one well: titles over several lines, labels apart from their
/// values, tables, rooms without a field's name. Names are made up.
struct HeadShapesTests {
    private static let body = "\n\n○会長　始めます。\n○会長　終わります。"

    private func head(_ lines: String, name: String = "a.txt") throws -> Minutes {
        try parsed(lines + Self.body, name: name)
    }

    // MARK: Titles

    @Test(
        arguments: [
            ("平成28年\n第 4 回\n教育委員会会議録", "平成28年第 4 回教育委員会", "教育委員会", 4),
            ("令和３年度第２回みなと町子ども会議及び\n次世代育成対策協議会概要", "令和３年度第２回みなと町子ども会議及び次世代育成対策協議会", "みなと町子ども会議及び次世代育成対策協議会", 2),
            ("みなと環境審議会大気部会\n臭気専門委員会（第17回）\n会議録", "みなと環境審議会大気部会臭気専門委員会（第17回）", "みなと環境審議会大気部会臭気専門委員会", 17),
            ("「第３回みなと審議会」の議事録", "「第３回みなと審議会」", "みなと審議会", 3),
            ("みなと推進会議（会議録）", "みなと推進会議", "みなと推進会議", nil),
            ("【議事録】みなと推進会議", "みなと推進会議", "みなと推進会議", nil),
            ("議事録 - 倉庫の移転についての打ち合わせ", "倉庫の移転についての打ち合わせ", "倉庫の移転についての打ち合わせ", nil),
            ("みなと審議会　会議摘録", "みなと審議会", "みなと審議会", nil),
            ("第２回みなと審議会議事録要旨", "第２回みなと審議会", "みなと審議会", 2),
        ] as [(String, String, String, Int?)])
    func `a title is put together from its lines`(lines: String, title: String, council: String, session: Int?) throws {
        let minutes = try head(lines + "\n\n日時　令和５年２月１７日（金）")

        #expect(minutes.title == title)
        #expect(minutes.council == council)
        #expect(minutes.session == session)
    }

    @Test(
        arguments: [
            ("令和 2年 4月  議会運営委員会－04月09日-01号", "令和 2年 4月  議会運営委員会", "議会運営委員会", "2020-04-09"),
            ("平成19年  議会運営委員会 12月26日－議案審議－14号", "平成19年  議会運営委員会", "議会運営委員会", "2007-12-26"),
            ("令和2年建設常任委員会 本文 開催日:2020年06月19日", "令和2年建設常任委員会", "建設常任委員会", "2020-06-19"),
            ("2025/02/05　令和7年厚生委員会本文", "令和7年厚生委員会", "厚生委員会", "2025-02-05"),
            ("平成30年8月定例月議会(第1日) 本文 2018-08-28", "平成30年8月定例月議会(第1日)", "定例月議会", "2018-08-28"),
            ("1949-11-14 第6回国会 参議院 逓信委員会 第8号", "第6回国会 参議院 逓信委員会 第8号", "参議院 逓信委員会", "1949-11-14"),
            ("商品企画会議 - 2024-11-05", "商品企画会議", "商品企画会議", "2024-11-05"),
            (
                "Product Review Meeting - January 15, 2026", "Product Review Meeting", "Product Review Meeting",
                "2026-01-15"
            ),
            ("みなと市議会 2024-06-10\n令和 6年 6月 定例会－06月10日-02号", "令和 6年 6月 定例会", "みなと市議会定例会", "2024-06-10"),
        ])
    func `what a site prints around a name is no part of it`(
        lines: String, title: String, council: String, date: String
    ) throws {
        let minutes = try head(lines)

        #expect(minutes.title == title)
        #expect(minutes.council == council)
        #expect(minutes.date?.description == date)
    }

    @Test func `the record's own title stands before a heading of the site, which is not lost`() throws {
        let minutes = try head("令和 2年  2月 定例会（第1回）\n令和2年みなと町議会2月第1回会議会議録\n令和2年2月27日（木）")

        #expect(minutes.title == "令和2年みなと町議会2月第1回会議")
        #expect(minutes.warnings.compactMap(\.text) == ["令和 2年  2月 定例会（第1回）"])
    }

    @Test func `a body with brackets for the kind of session is told whole`() throws {
        let minutes = try head("平成 17年 3月定例会（第1回） 03月02日－02号\n\n平成17年 第1回 （定例）みなと町議会会議録（第3日）")

        #expect(minutes.council == "みなと町議会定例会")
        #expect(minutes.date?.description == "2005-03-02")
    }

    // MARK: Days

    @Test(arguments: [
        "06/27/2022", "2022/6/27(月)", "2022.6.27", "R4.6.27", "令4.6.27", "27 June 2022", "June 27, 2022",
        "（令和4年6月27日開催）",
        "〇令和4年6月27日（月曜日）", "（第1日目）令和4年6月27日",
    ])
    func `a day is read as heads print it`(text: String) throws {
        #expect(try head("第１回まちづくり審議会\n\(text)").date?.description == "2022-06-27")
    }

    @Test(
        arguments: [
            ("20220627.txt", "2022-06-27"), ("gijiroku_2022-06-27.txt", "2022-06-27"), ("R040627会議録.txt", "2022-06-27"),
            ("令和4年6月27日.txt", "2022-06-27"), ("12345678.txt", nil), ("report-2022.txt", nil),
        ] as [(String, String?)])
    func `a file's name tells the day when nothing else does, under a warning`(name: String, date: String?) throws {
        let minutes = try head("まちづくり審議会", name: name)

        #expect(minutes.date?.description == date)
        #expect(minutes.warnings.map(\.code) == (date == nil ? [] : ["doubtfulDate"]))
        // What the text says is better.
        #expect(try head("まちづくり審議会\n令和5年2月17日", name: name).date?.description == "2023-02-17")
    }

    @Test func `a day that begins a line without a field's name is taken under a warning`() throws {
        let minutes = try head("委員会だより\n\n令和5年2月14日（火）　総務委員会にて")

        #expect(minutes.date?.description == "2023-02-14")
        #expect(minutes.warnings.contains { $0.code == "doubtfulDate" && $0.line == 3 })
    }

    @Test func `a field's day stands before one that no field names, and both are told`() throws {
        let minutes = try head("令和5年第2回みなと町議会臨時会\n    令和5年4月12日\n1 期 日  令和5年5月1日")

        #expect(minutes.date?.description == "2023-05-01")
        #expect(minutes.warnings.map(\.code) == ["twoDates"])
        #expect(minutes.warnings.first?.message.contains("2023-04-12") == true)
    }

    @Test func `head and opening words that disagree on the day are both told`() throws {
        let text = "まちづくり審議会\n日時　令和5年2月17日\n\n○会長　本日、令和5年2月18日、まちづくり審議会を開会いたします。\n○会長　終わります。"
        let minutes = try parsed(text)

        #expect(minutes.date?.description == "2023-02-17")
        #expect(minutes.warnings.map(\.code) == ["twoDates"])
        #expect(minutes.warnings.first?.message.contains("2023-02-18") == true)
        let alone = try parsed(text.replacing("日時　令和5年2月17日\n", with: ""))
        #expect(alone.date?.description == "2023-02-18")
        #expect(alone.warnings == [])
    }

    @Test func `a day of publication ends with its line`() throws {
        let minutes = try head("みなと連絡会議\n更新日：令和4（2022）年2月14日\n令和3年7月24日（土曜日）午後1時30分から3時まで\n本庁舎5階特別会議室")

        #expect(minutes.published?.description == "2022-02-14")
        #expect(minutes.date?.description == "2021-07-24")
        #expect(minutes.end?.description == "15:00")
        #expect(minutes.venue == "本庁舎5階特別会議室")
    }

    // MARK: Places

    @Test(arguments: ["第４・第５委員会室", "議会運営委員会室", "本庁舎5階特別会議室（オンライン併用）", "市民会館大ホール"])
    func `a room needs no field's name`(room: String) throws {
        let minutes = try head("令和元年12月16日予算委員会理事会\n                     \(room)")

        #expect(minutes.venue == room)
        #expect(minutes.warnings == [])
    }

    @Test func `one field can hold the day and the place`() throws {
        let minutes = try head("みなと協議会\n1 日時及び場所\n\n令和5年7月20日(木曜日) 午後1時30分から\nみなと図書館 2階ギャラリー\n\n2 出席者\n山本 花子 委員")

        #expect(minutes.start?.description == "13:30")
        #expect(minutes.venue == "みなと図書館 2階ギャラリー")
        #expect(minutes.attendees.map(\.name) == ["山本花子"])
    }

    // MARK: People

    @Test(
        arguments: [
            ("市     長  森   正 一     副  市  長  鈴 木 雄 二", ["森正一", "鈴木雄二"], ["市長", "副市長"]),
            ("選挙管理委員会事務局長　落合　　　勝　代表監査委員　秋山俊彦", ["落合勝", "秋山俊彦"], ["選挙管理委員会事務局長", "代表監査委員"]),
            ("理事　小山　恵三君　理事　加藤　六郎君", ["小山恵三", "加藤六郎"], ["理事", "理事"]),
            ("(会長)倉田 (副会長)岸、中山　敬称略", ["倉田", "岸", "中山"], ["会長", "副会長", "副会長"]),
            ("委員　丸山　英子　山本　和代　上野　友子", ["丸山英子", "山本和代", "上野友子"], ["委員", "委員", "委員"]),
            ("委員　青木しづか　海野英男　岡本真彦", ["青木しづか", "海野英男", "岡本真彦"], ["委員", "委員", "委員"]),
            ("事務局長 鈴木秀行 庶務課長 森田太郎", ["鈴木秀行", "森田太郎"], ["事務局長", "庶務課長"]),
            ("（臨時委員）\n川上花子\n海野岬", ["川上花子", "海野岬"], ["臨時委員", "臨時委員"]),
        ] as [(String, [String?], [String?])])
    func `rows of people are taken apart`(row: String, names: [String?], roles: [String?]) throws {
        let people = try head("みなと審議会\n日時　令和５年２月１７日\n出席者\n\(row)").attendees

        #expect(people.map(\.name) == names)
        #expect(people.map(\.role) == roles)
    }

    @Test func `remarks, counts and fields between people are nobody`() throws {
        let minutes = try head(
            "みなと審議会\n日時　令和５年２月１７日\n出席者\n青木花子委員\n以上　１名\n（「高」は、正しくは「はしごだか」）\n会議の公開・非公開\n公開\n出席職員\n係長　森太郎")

        #expect(minutes.attendees.map(\.name) == ["青木花子", "森太郎"])
        #expect(minutes.attendees.map(\.group) == [.present, .secretariat])
    }

    // MARK: Points

    @Test func `an order of the day that is printed twice is listed once, with the bills below their points`() throws {
        let minutes = try head(
            """
            令和元年みなと市議会会議録
            議事日程（第1号）
             日程第 1　会議録署名議員の指名
             日程第 2　議案の上程
               議案第1号 補正予算
            ～～～～～～～～～～
            本日の会議に付した事件
             日程第 1　会議録署名議員の指名
             日程第 2　議案の上程
               議案第1号 補正予算
            """)

        #expect(minutes.agenda.map(\.title) == ["会議録署名議員の指名", "議案の上程"])
        #expect(minutes.agenda.last?.items.map(\.title) == ["議案第1号 補正予算"])
    }

    @Test func `the next number of the fields ends the points`() throws {
        let minutes = try head("1 議事日程（第4号）\n（令和4年第4回みなと町議会6月定例会）\n日程第1　議案の説明\n日程第2　討論\n2 欠席議員は次のとおりである\n5番　森太郎")

        #expect(minutes.council == "みなと町議会6月定例会")
        #expect(minutes.agenda.map(\.title) == ["議案の説明", "討論"])
        #expect(minutes.attendees.map(\.group) == [.absent])
    }

    // MARK: Layouts

    @Test func `labels can stand above all their values`() throws {
        let minutes = try head("第３回みなと審議会\n日時\n場所\n出席者\n令和５年２月１７日（金）\n午後２時から３時まで\n本館会議室\n山本花子委員\n森太郎委員")

        #expect(minutes.date?.description == "2023-02-17")
        #expect(minutes.end?.description == "15:00")
        #expect(minutes.venue == "本館会議室")
        #expect(minutes.attendees.map(\.name) == ["山本花子", "森太郎"])
        #expect(minutes.warnings == [])
    }

    @Test func `a drawn table is read cell by cell`() throws {
        let minutes = try head(
            """
            令和 6年予算委員会小委員会（ 2月16日）
            ┌────────────────────────┐
            │ 予算委員会小委員会会議録            │
            ├────┬───────────┬────┬────┤
            │開会日時│令和 6年 2月16日（金曜日）  │場所   │第2会議室 │
            │    │午前10時00分～午前10時21分│     │      │
            ├────┼───────────┴────┴────┤
            │出席者 │森委員長　山本副委員長　海野委員    │
            └────┴────────────────────┘
            """)

        #expect(minutes.date?.description == "2024-02-16")
        #expect(minutes.end?.description == "10:21")
        #expect(minutes.venue == "第2会議室")
        #expect(minutes.attendees.map(\.name) == ["森", "山本", "海野"])
    }

    @Test func `a table of Markdown and headings around fields hold the head`() throws {
        let table = try parsed(
            "# 第3回 みなと会議\n## 会議情報\n| 項目 | 内容 |\n| :---: | :---- |\n| 日時 | 2021年4月9日 16:00 |\n| 場所 | 第１会議室 |\n\n## 議題\n1. 行き先\n2. 予算\n\n## 次回\n2021年4月16日 16:00\n\n## 議論\n- 海へ行く\n",
            name: "a.md")
        #expect(table.date?.description == "2021-04-09")
        #expect(table.venue == "第１会議室")
        #expect(table.agenda.map(\.title) == ["行き先", "予算"])
        #expect(table.nextMeeting?.date?.description == "2021-04-16")

        let list = try parsed(
            "# 企画会議 - 2024-11-05\n\n## 基本情報\n- **日時**: 2024年11月5日（火） 10:00〜11:30\n- **場所**: 会議室B\n- **参加者**: 青木、海野、岡本\n\n## 議題\n1. 名前\n\n## 議論\n- 丸とする\n\n## 次回会議\n- **日時**: 1月14日（火）10:00\n",
            name: "a.md")
        #expect(list.title == "企画会議")
        #expect(list.start?.description == "10:00")
        #expect(list.attendees.map(\.name) == ["青木", "海野", "岡本"])
        #expect(list.nextMeeting?.date?.description == "2025-01-14")
    }

    @Test func `what leads around a site does not end the head`() throws {
        let minutes = try parsed(
            "■開館時間\n本日は開館日です。\n\n1 日時\n令和5年7月20日(木曜日) 午後1時30分から午後3時30分まで\n2 場所\nみなと会館\n3 挨拶\n会長が挨拶した。")

        #expect(minutes.date?.description == "2023-07-20")
        #expect(minutes.venue == "みなと会館")
        #expect(minutes.notes.map(\.paragraphs) == [["会長が挨拶した。"]])
    }
}
