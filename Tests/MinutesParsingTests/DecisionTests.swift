import MinutesModel
import Testing

struct DecisionTests {
    private func decisions(_ text: String, name: String = "minutes.txt") throws -> [Decision] {
        try parsed(text, name: name).decisions
    }

    @Test(
        arguments: [
            ("〔賛成者起立〕\n○議長　起立多数であります。よって、議案第１号は可決されました。", .approved, Vote(method: .standing, result: .majority)),
            ("〔賛成者挙手〕\n○議長　挙手全員であります。よって、議案第１号は可決されました。", .approved, Vote(method: .hands, result: .unanimous)),
            ("○議長　賛成少数であります。よって、議案第１号は否決されました。", .rejected, Vote(method: .unknown, result: .minority)),
            ("〔「異議なし」と呼ぶ者あり〕\n○議長　御異議なしと認めます。よって、議案第１号は原案のとおり決定いたしました。", .approved, Vote(method: .consent)),
            ("〔「異議なし」と呼ぶ者あり〕\n○議長　異議なしと認め、請願第１号は継続審査とすることに決しました。", .continued, Vote(method: .consent)),
            (
                "○議長　総数81、賛成72、反対９。\nよって、議案第１号は原案どおり可決されました。", .approved,
                Vote(method: .unknown, result: .majority, ayes: 72, noes: 9)
            ),
            ("〔賛成者起立〕\n○議長　起立多数と認めます。よって、陳情第１号は不採択と決定いたしました。", .rejected, Vote(method: .standing, result: .majority)),
            ("〔賛成者起立〕\n○議長　全会一致でございます。よって、請願第１号は趣旨採択と決定いたしました。", .adopted, Vote(method: .standing, result: .unanimous)),
            ("〔「異議なし」と呼ぶ者あり〕\n○議長　異議なしと認めます。よって、議案第１号は委員会付託を省略することに決定いたしました。", .approved, Vote(method: .consent)),
        ] as [(String, Decision.Outcome, Vote)])
    func `a vote tells how and with what outcome`(text: String, outcome: Decision.Outcome, vote: Vote) throws {
        let found = try decisions("○議長　議案について採決いたします。御異議ございませんか。\n\(text)\n○議長　次に移ります。")

        #expect(found.map(\.outcome) == [outcome])
        #expect(found.first?.vote == vote)
        #expect(found.first?.speech == 0)
        #expect(found.first?.items.count == 1)
    }

    @Test func `a roll call is counted line by line`() throws {
        let found = try decisions(
            "○議長　議案第２号を採決いたします。記名投票をもって行います。\n○議長　投票の結果を報告いたします。\n　投票総数　二百四十票\n　賛成　　　百六十票\n　反対　　　八十票\n　よって、議案第二号は可決されました。\n○議長　次に移ります。"
        )

        #expect(found.map(\.outcome) == [.approved])
        #expect(found.first?.vote == Vote(method: .ballot, result: .majority, ayes: 160, noes: 80))
        #expect(found.first?.items == ["議案第二号"])
    }

    @Test func `where one objects, one item is voted on and the rest stands by consent`() throws {
        let found = try decisions(
            """
            ○議長　議案第１号から第３号までの各案は、御異議ございませんか。
            〔「異議なし」「異議あり」と呼ぶ者あり〕
            ○議長　異議がありますので、議案第２号は起立により採決いたします。賛成の諸君の起立を求めます。
            〔賛成者起立〕
            ○議長　賛成多数であります。よって、議案第２号は可決されました。
            ○議長　ほかの各案、議案第１号及び議案第３号は、御異議ございませんか。
            〔「異議なし」と呼ぶ者あり〕
            ○議長　御異議なしと認めます。よって、議案第１号及び議案第３号は原案のとおり可決されました。
            """)

        #expect(found.map(\.items) == [["議案第２号"], ["議案第１号", "議案第３号"]])
        #expect(found.map(\.vote?.method) == [.standing, .consent])
        #expect(found.map(\.speech) == [1, 3])
    }

    @Test(arguments: [
        "○議長　ほかに質疑はございませんか。\n〔「なし」と呼ぶ者あり〕\n○議長　次に移ります。",
        "○議長　報告を求めます。\n○総務委員長（森一郎君）　全会一致であります。よって、議案第１号は可決すべきものと決定いたしました。\n○議長　以上です。",
        "○議長　前回、起立多数でございます。\n○議長　よろしいです。\n○議長　次です。",
        "○議長　議案第１号は可決されるべきでしょうか。\n○議長　次です。\n○議長　以上です。",
        "○市長　閣議決定されました。\n○議長　ありがとうございます。\n○議長　次です。",
        "○議長　ただいまの出席議員は１６名で、過半数であります。会議を開きます。\n○議長　次です。",
    ])
    func `a report, a question and a proposal decide nothing`(text: String) throws {
        #expect(try decisions(text) == [])
    }

    @Test func `a question and a bracket agree without the word for it`() throws {
        let found = try decisions("○会長　議事１は、了承ということでよろしいでしょうか。\n（「異議なし」の声あり）\n○会長　ありがとうございます。\n○会長　次です。")

        #expect(
            found == [
                Decision(
                    speech: 0, items: ["議事１"], outcome: .approved, vote: Vote(method: .consent), evidence: "「異議なし」の声あり")
            ])
    }

    @Test func `a summary in the third person decides in its own words`() throws {
        let found = try decisions("第２回みなと審議会議事要旨\n\n調整局長から計画案について説明があり、了承された。\n前回の案は承認されたが、今後検討する。\n委員から継続審議とする提案があった。")

        #expect(found.map(\.outcome) == [.approved])
        #expect(found.map(\.speech) == [-1])
        #expect(found.first?.evidence == "調整局長から計画案について説明があり、了承された。")
    }

    @Test func `a verdict beside a point of the agenda is its decision`() throws {
        let found = try decisions("みなと教育委員会\n議題\n１　規則の改正について(可決)\n２　人事について（否決）\n３　計画（案）\n\n○教育長　始めます。\n○教育長　終わります。")

        #expect(found.map(\.outcome) == [.approved, .rejected])
        #expect(found.map(\.evidence) == ["規則の改正について(可決)", "人事について（否決）"])
    }

    @Test func `team minutes decide by arrows and lists, not by to-dos`() throws {
        let found = try decisions(
            "# 定例\n\n## 決定事項\n\n- 毎週月曜に集まる\n\n## TODO\n\n- [x] 会場を押さえる\n\n## 議論\n\n- 新しい書式\n\n→採用\n\n→ 採用するか？\n",
            name: "a.md")

        #expect(found.map(\.evidence) == ["毎週月曜に集まる", "→採用"])
        #expect(found.map(\.outcome) == [.approved, .adopted])
    }
}

struct NextMeetingTests {
    @Test(
        arguments: [
            ("なお、次回の本会議は、２月２６日午前１０時から開きますので、出席を願います。", "2025-02-26", "10:00"),
            ("次回の委員会についてであります。年間開催計画のとおり、３月２１日金曜日午後1時から委員会を開催いたします。", nil, nil),
            ("次の本会議は明２月１８日午後１時から開きます。", "2025-02-18", "13:00"),
            ("次回の会議は、四月二十二日午後一時に開きます。", "2025-04-22", "13:00"),
            ("次回は令和８年１月９日（金）１０時から開催します。", "2026-01-09", "10:00"),
            ("次回の開催は１月９日の予定です。", "2026-01-09", nil),  // the year goes on
            ("明十八日は、午後一時から会議を開きます。", "2025-02-18", "13:00"),
            ("次回の委員会は、年間開催計画のとおり、３月２１日金曜日午後1時から開催いたします。", "2025-03-21", "13:00"),
        ] as [(String, String?, String?)])
    func `the chair's closing words tell the next meeting`(sentence: String, date: String?, start: String?) throws {
        let next = try parsed("令和７年２月１７日　みなと区議会\n\n○議長　始めます。\n○議長　\(sentence)\n○議長　散会いたします。").nextMeeting

        #expect(next?.date?.description == date)
        #expect(next?.start?.description == start)
        if date != nil { #expect(next?.speech == 1) }
    }

    @Test(
        arguments: [
            ("次回は来年３月３日に開催します。", "2026-03-03"), ("次回の会議は翌年の３月３日です。", "2026-03-03"),
            ("次回は８年１月９日に開催します。", "2026-01-09"), ("次回の開催は来月１０日です。", "2025-03-10"),
            ("次回の会議は来週木曜日に開きます。", "2025-02-27"), ("次回の会議は再来週の木曜日に開きます。", "2025-03-06"),
            ("次回の委員会は、前回の令和７年１月９日と同じく、令和７年３月９日に開催します。", "2025-03-09"),
            ("次回の開催は来年１月の予定です。", nil), ("次回の開催日は未定です。", nil),
        ] as [(String, String?)])
    func `the year and the month of the next meeting follow from the meeting's`(sentence: String, date: String?) throws
    {
        let next = try parsed("令和７年２月１７日　みなと区議会\n\n○議長　始めます。\n○議長　\(sentence)\n○議長　散会いたします。").nextMeeting

        #expect(next?.date?.description == date)
        if date == nil { #expect(["来年１月", "未定"].contains(next?.surface ?? "")) }
    }

    @Test func `a month without a day is told as printed`() throws {
        let next = try parsed("みなと委員会\n\n○会長　次回の11月下旬頃の委員会で示します。\n○会長　終わります。").nextMeeting

        #expect(next == NextMeeting(surface: "11月下旬頃", speech: 0))
    }

    @Test func `the head can tell it`() throws {
        let next = try parsed("みなと委員会\n令和７年２月１７日\n次回日程: 4月7日（月）14時～\n\n○会長　始めます。\n○会長　終わります。").nextMeeting

        #expect(next?.date?.description == "2025-04-07")
        #expect(next?.start?.description == "14:00")
        #expect(next?.speech == nil)
    }

    @Test(arguments: ["次回、この審査をするときに伺います。", "前回は１月９日に開催しました。", "明日の予定を示します。", "本日から３月２１日まで休会いたします。"])
    func `other days are no meeting`(sentence: String) throws {
        #expect(try parsed("令和７年２月１７日　みなと区議会\n\n○議長　始めます。\n○議長　\(sentence)\n○議長　終わります。").nextMeeting == nil)
    }
}
