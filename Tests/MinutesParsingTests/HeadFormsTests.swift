import MinutesModel
import TestSupport
import Testing

/// The forms in which heads print days, hours, people and titles. Names are made up.
struct HeadFormsTests {
    private func head(_ lines: String) throws -> Minutes {
        try parsed("第１回まちづくり審議会\n\(lines)\n\n○会長　始めます。\n○会長　終わります。")
    }

    @Test(arguments: [
        ("令和5年2月17日", "2023-02-17"), ("令和５年２月１７日", "2023-02-17"), ("令和五年二月十七日", "2023-02-17"),
        ("令和 5年 2月17日", "2023-02-17"), ("令和元年５月７日", "2019-05-07"), ("令和５（２０２３）年２月１７日", "2023-02-17"),
        ("令和5年(2023年)2月17日(金)", "2023-02-17"), ("2023年2月17日", "2023-02-17"), ("2023/02/17", "2023-02-17"),
        ("2023-02-17", "2023-02-17"), ("R5.2.17", "2023-02-17"), ("令和５年２月17日", "2023-02-17"),
        ("平成２８年１２月２７日", "2016-12-27"), ("昭和六十三年十二月一日", "1988-12-01"), ("2023.2.17", "2023-02-17"),
        ("令和５年２月１７日（金曜日）", "2023-02-17"), ("二〇二三年二月十七日", "2023-02-17"),
    ])
    func `a date is read in every form`(text: String, date: String) throws {
        for line in ["日時：\(text)", "開催日　\(text)", text, "日時\n\(text)"] {
            #expect(try head(line).date?.description == date, "\(line)")
        }
    }

    @Test(
        arguments: [
            ("16時から17時45分まで", "16:00", "17:45"), ("9時30分から11時まで", "09:30", "11:00"), ("13:30〜", "13:30", nil),
            ("午後7時~8時50分", "19:00", "20:50"), ("午後零時三十分", "12:30", nil), ("午前１０時から正午まで", "10:00", "12:00"),
            ("9：40～9：55", "09:40", "09:55"), ("午前10時～午後1時", "10:00", "13:00"), ("14時半から16時", "14:30", "16:00"),
            ("午後１時３０分開会", "13:30", nil), ("10:00-11:30（会議時間1時間30分）", "10:00", "11:30"),
        ] as [(String, String, String?)])
    func `hours are read in every form`(text: String, start: String, end: String?) throws {
        for line in ["日時：令和5年2月17日(金)\(text)", "日時　令和5年2月17日（金）　\(text)", "開催日：令和5年2月17日\n時間：\(text)"] {
            let minutes = try head(line)
            #expect(minutes.start?.description == start, "\(line)")
            #expect(minutes.end?.description == end, "\(line)")
            #expect(minutes.warnings == [], "\(line)")
        }
    }

    @Test func `opening and closing are fields of their own`() throws {
        let minutes = try head("開催日　令和5年2月17日\n開会　午後2時\n閉会　午後2時38分（会議時間0時間38分）")

        #expect(minutes.start?.description == "14:00")
        #expect(minutes.end?.description == "14:38")
        #expect(minutes.warnings == [])
    }

    @Test func `a day of publication is not the meeting's`() throws {
        let minutes = try head("公表日：令和5年3月20日\n開催日：令和5年2月17日")

        #expect(minutes.date?.description == "2023-02-17")
        #expect(minutes.published?.description == "2023-03-20")
        #expect(minutes.warnings == [])
    }

    @Test func `a date without a year takes the title's`() throws {
        #expect(
            try parsed("令和５年第１回みなと町議会定例会\n日時　２月１７日（金）午後１時\n\n○議長　開きます。\n○議長　閉じます。").date?.description == "2023-02-17")
        // A fiscal year ends in March.
        #expect(try parsed("令和４年度第３回みなと審議会\n日時　２月１７日（金）\n\n○会長　開きます。\n○会長　閉じます。").date?.description == "2023-02-17")
        let unknown = try parsed("みなと審議会\n日時　２月１７日（金）\n\n○会長　開きます。\n○会長　閉じます。")
        #expect(unknown.date == nil)
        #expect(unknown.warnings.map(\.code) == ["dateWithoutYear"])
    }

    @Test func `an impossible date is never taken`() throws {
        let alone = try head("日時　平成八年七年十日")
        #expect(alone.date == nil)
        #expect(alone.warnings.map(\.code) == ["impossibleDate"])

        let both = try head("日時　平成八年七年十日\n平成八年七月十日（水曜日）")
        #expect(both.date?.description == "1996-07-10")
        #expect(both.warnings.map(\.code) == ["impossibleDate"])
        #expect(both.warnings.first?.line == 2)
    }

    @Test func `head and body that disagree on the hours are both told`() throws {
        let minutes = try parsed("総務委員会\n令和５年２月１７日\n開会　午前１０時\n閉会　午後１時５７分\n\n○森委員長　始めます。\n○森委員長　終わります。\n○午後３時０１分閉会")

        #expect(minutes.end?.description == "13:57")
        #expect(minutes.warnings.map(\.code) == ["twoTimes"])
        #expect(minutes.warnings.first?.message.contains("15:01") == true)
    }

    @Test func `an hour behind a recess is not the beginning`() throws {
        let minutes = try parsed(
            "総務委員会\n令和５年２月１７日　午前１０時\n\n○森委員長　始めます。\n○木田課長　一です。\n○森委員長　二です。\n○木田課長　休みます。\n○午後１時開議\n○森委員長　再び開きます。")

        #expect(minutes.start?.description == "10:00")
        #expect(minutes.warnings == [])
    }

    @Test func `a provisional record says so`() throws {
        #expect(try head("※速報のため、事後修正の可能性があります").warnings.map(\.code) == ["provisional"])
    }

    @Test(
        arguments: [
            ("１番　後　藤　さちこ　　　　２番　　細　谷　　　悠　　　　３番　木　本　あきひろ", ["後藤さちこ", "細谷悠", "木本あきひろ"], [nil, nil, nil]),
            ("区　長　　　　　　　青　山　英　二　　副区長　　　　荒　木　広　志", ["青山英二", "荒木広志"], ["区長", "副区長"]),
            ("落　合　部　長　　　落　合　　　勝", ["落合勝"], ["落合部長"]),
            ("市　　　長　　木　田　三　郎　君　　副　市　長　　林　　　四　郎　君", ["木田三郎", "林四郎"], ["市長", "副市長"]),
            ("【委員】山田会長、鈴本副会長、佐藤委員", ["山田", "鈴本", "佐藤"], ["会長", "副会長", "委員"]), ("（なし）", [], []),
            ("◎山中昌子 ○肥田茂男", ["山中昌子", "肥田茂男"], [nil, nil]), ("委員長　山田太郎", ["山田太郎"], ["委員長"]),
            ("山田 太郎（会長）", ["山田太郎"], ["会長"]), ("委員：山田太郎、鈴本花子", ["山田太郎", "鈴本花子"], ["委員", "委員"]),
            ("十二番田山利光君", ["田山利光"], [nil]), ("副知事長山　明君", ["長山明"], ["副知事"]), ("増山純女君", ["増山純女"], [nil]),
        ] as [(String, [String?], [String?])])
    func `people are read from rows of every kind`(row: String, names: [String?], roles: [String?]) throws {
        let people = try head("出席者\n\(row)").attendees

        #expect(people.map(\.name) == names)
        #expect(people.map(\.role) == roles)
        #expect(people.allSatisfy { $0.group == .present })
    }

    @Test func `a list's heading tells in which part people took`() throws {
        let people = try head("出席委員\n　会長　山田太郎\n欠席委員\n　鈴本花子委員\n説明員\n　総務部長　木田次郎\n事務局\n　主事　林三郎").attendees

        #expect(people.map(\.group) == [.present, .absent, .explaining, .secretariat])
        #expect(people.map(\.name) == ["山田太郎", "鈴本花子", "木田次郎", "林三郎"])
    }

    @Test func `what was said is no list of people`() throws {
        let minutes = try parsed(
            "第５回みなと会議　議事要旨\n傍聴者　３名\n議事要旨\n・事務局から計画案の説明があり、原案のとおり了承された。\n・次回日程：令和６年３月１２日（火）１０時～")

        #expect(minutes.attendees == [])
        #expect(minutes.decisions.map(\.outcome) == [.approved])
        #expect(minutes.nextMeeting?.date?.description == "2024-03-12")
    }

    @Test func `marks of rank tell chair and deputy`() throws {
        #expect(try head("出席委員\n◎山中昌子 ○肥田茂男 森下三郎").attendees.map(\.rank) == [.chair, .vice, nil])
    }

    @Test(
        arguments: [
            ("令和６年第４回定例会（第５号）　本文", "みなと町議会定例会", 4), ("令和６年１２月定例会－12月10日－02号", "みなと町議会定例会", nil),
            ("令和 7年第1回定例会（第1日 2月17日）", "みなと町議会定例会", 1), ("第５回\nみなと総合計画審議会", "みなと総合計画審議会", 5),
            ("議事録\n第３回みなと審議会", "みなと審議会", 3), ("令和6年 みなと町議会 総務委員会（速報版）", "みなと町議会 総務委員会", nil),
            ("みなと町 令和六年第一回臨時会", "みなと町議会臨時会", 1),
        ] as [(String, String, Int?)])
    func `the council is the body that met`(lines: String, council: String, session: Int?) throws {
        let minutes = try parsed("\(lines)\n\n○議長　ただいまから令和６年みなと町議会定例会を開会いたします。\n○議長　閉じます。")

        #expect(minutes.council == council)
        #expect(minutes.session == session)
    }

    @Test func `a number names no council`() throws {
        #expect(try parsed("28-01_市長発言\n\n○議長　ただいまから始めます。\n○議長　閉じます。").council == nil)
    }

    @Test func `a record without a head takes its name from the opening words`() throws {
        let minutes = try parsed("○出口\n定刻となりましたので、ただいまから国づくり審議会第１回移住促進専門委員会を開催いたします。\n○林\n林です。\n○出口\nどうぞ。")

        #expect(minutes.title == "国づくり審議会第１回移住促進専門委員会")
        #expect(minutes.council == "国づくり審議会移住促進専門委員会")
        #expect(minutes.session == 1)
    }

    /// Fields in every order, forms at random, some of them twice.
    @Test(arguments: 0..<200) func `any head of these forms is read whole`(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let sample = RandomHead(using: &random)

        let minutes = try parsed(sample.text)

        #expect(minutes.date?.description == sample.date, "\(sample.text)")
        #expect(minutes.start?.description == sample.start, "\(sample.text)")
        #expect(minutes.end?.description == sample.end, "\(sample.text)")
        #expect(minutes.venue == "みなと市役所３階会議室", "\(sample.text)")
        #expect(minutes.title == "第12回みなとまちづくり審議会", "\(sample.text)")
        #expect(minutes.session == 12)
        #expect(minutes.agenda.map(\.title) == ["開会", "計画案について", "閉会"], "\(sample.text)")
        #expect(minutes.materials.map(\.label) == ["資料1", "資料2-1"], "\(sample.text)")
        #expect(minutes.attendees.compactMap(\.name) == ["山田太郎", "鈴本花子"], "\(sample.text)")
        #expect(minutes.warnings == [], "\(sample.text)")
    }
}

private struct RandomHead {
    let text: String
    let date: String
    let start: String
    let end: String

    init(using random: inout SplitMix) {
        func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
        let (year, month, day) = (
            Int.random(in: 2019...2026, using: &random), Int.random(in: 6...12, using: &random),
            Int.random(in: 1...28, using: &random)
        )
        let (hour, minute) = (Int.random(in: 9...17, using: &random), one([0, 5, 30, 45]))
        let era = year == 2019 ? "元" : String(year - 2018)
        let wide = { (text: String) in
            String(
                text.map {
                    $0.isASCII && $0.isNumber
                        ? Character(Unicode.Scalar($0.asciiValue.map { UInt32($0) + 0xFEE0 } ?? 0) ?? "０") : $0
                })
        }
        let weekday =
            CalendarDate(year: year, month: month, day: day).map { Array("月火水木金土日")[$0.weekday - 1] }.map(String.init)
            ?? ""
        let plain = "令和\(era)年\(month)月\(day)日"
        let dates = [
            plain, plain + "（\(weekday)）", wide(plain), wide(plain) + "(\(weekday))",
            "令和\(era)年(\(year)年)\(month)月\(day)日",
            "\(year)年\(month)月\(day)日（\(weekday)曜日）", "\(year)/\(month.padded2)/\(day.padded2)",
            "令和 \(era)年 \(month)月\(day)日",
        ]
        let later = (hour + 1, minute)
        let half = { (hour: Int) in hour < 12 ? "午前\(hour)" : "午後\(hour - 12)" }
        let times = [
            "\(hour)時\(minute)分から\(later.0)時\(minute)分まで", "\(hour):\(minute.padded2)～\(later.0):\(minute.padded2)",
            wide("\(hour):\(minute.padded2)〜\(later.0):\(minute.padded2)"),
            "\(half(hour))時\(minute)分～\(half(later.0))時\(minute)分",
            wide("\(half(hour))時\(minute)分から\(half(later.0))時\(minute)分まで"),
        ]
        var blocks = [
            one(["場所：", "開催場所　", "場　所　", "会場\n"]) + "みなと市役所３階会議室",
            one(["議事次第", "次第", "会議次第"]) + "\n１　開会\n２　計画案について\n３　閉会",
            one(["配付資料", "資料"]) + "\n資料1　概要\n資料2-1　本文",
            one(["出席者", "出席委員"]) + one(["\n会長　山田太郎\n副会長　鈴本花子", "\n会長：山田太郎\n副会長：鈴本花子"]),
        ]
        let glued = Bool.random(using: &random)
        let when = one(["日時：", "開催日時　", "日　時　", "日時\n"])
        let printed = one(dates)
        // Digits never touch digits.
        let gap = printed.last?.isNumber == true ? " " : one(["", "　"])
        blocks.append(glued ? when + printed + gap + one(times) : "開催日：" + one(dates) + "\n時間：" + one(times))
        blocks.shuffle(using: &random)
        // 日時 twice, in 概要 and in 議事概要.
        if Bool.random(using: &random) { blocks.append("日時：" + one(dates)) }
        text =
            (["第12回みなとまちづくり審議会 " + one(["議事録", "会議録", "議事要旨"])] + blocks + ["○山田会長　始めます。\n○鈴本副会長　はい。\n○山田会長　終わります。"])
            .joined(separator: "\n\n")
        date = "\(year)-\(month.padded2)-\(day.padded2)"
        start = "\(hour.padded2):\(minute.padded2)"
        end = "\(later.0.padded2):\(minute.padded2)"
    }
}

extension Int {
    fileprivate var padded2: String { self < 10 ? "0\(self)" : "\(self)" }
}
