import MinutesModel
import PluginKit
import Testing

@testable import KeywordAlert

struct KeywordAlertTests {
    private func minutes(_ speeches: [(String, [String])], agenda: [AgendaItem] = []) -> Minutes {
        Minutes(
            id: "sha256:0", title: "第2回みどり市情報化推進会議", council: "みどり市情報化推進会議", session: 2,
            date: CalendarDate(year: 2025, month: 5, day: 20), agenda: agenda,
            speeches: speeches.enumerated().map { index, speech in
                Speech(
                    index: index, speaker: Speaker(label: speech.0), paragraphs: speech.1,
                    agendaItem: agenda.isEmpty ? nil : 0)
            },
            source: Source(url: "https://example.jp/2", format: "text", encoding: "UTF-8"))
    }

    private func notices(_ rules: String, _ minutes: Minutes) async throws -> [Notice] {
        var harness = try PluginHarness<KeywordAlert>(settingsJSON: #"{"rules":["# + rules + "]}")
        return try await harness.answer(to: .minutesArrived(minutes)).notices
    }

    private let cloud = #"{"name":"クラウド","any":["ガバメントクラウド","移行"],"aliases":{"ガバメントクラウド":["ガバクラ"]}}"#

    @Test func `a notice names the rule, the meeting, the speaker, the item and the sentence`() async throws {
        let agenda = [AgendaItem(number: "1", title: "基幹システムの移行について"), AgendaItem(number: "2", title: "その他")]
        let minutes = minutes(
            [("議長", ["議題1に入ります。"]), ("山田委員", ["おはようございます。ガバクラへの移行は令和8年度に始めます。"])], agenda: agenda)

        let notice = try #require(try await notices(cloud, minutes).first)

        #expect(notice.key == "keyword-alert/みどり市情報化推進会議/2/2025-05-20/クラウド")
        #expect(notice.topic == "クラウド")
        #expect(notice.title == "「クラウド」1件 — 第2回みどり市情報化推進会議")
        #expect(
            notice.body == [
                .paragraph("議題: 基幹システムの移行について"), .paragraph("山田委員／ガバメントクラウド（ガバクラ）"),
                .quote("おはようございます。\n【ガバクラ】への【移行】は令和8年度に始めます。"),
            ])
        #expect(
            notice.evidence == [
                Evidence(
                    meeting: minutes.meeting, agendaItem: "基幹システムの移行について", speaker: "山田委員",
                    quote: "ガバクラへの移行は令和8年度に始めます。")
            ])
    }

    @Test func `nothing said is nothing told`() async throws {
        #expect(try await notices(cloud, minutes([("議長", ["開会します。"])])).isEmpty)
    }

    @Test func `five passages are quoted and the rest is counted`() async throws {
        let minutes = minutes([("甲委員", (1...11).map { "移行の\($0)件目です。" })])

        let notice = try #require(try await notices(cloud, minutes).first)

        #expect(notice.title.hasPrefix("「クラウド」11件"))
        #expect(notice.evidence.map { $0.quote } == (1...5).map { "移行の\($0)件目です。" })
        #expect(notice.body.last == .paragraph("ほか6件（全件: kairan alerts show 0）"))
    }

    @Test func `a passage that meets two rules is quoted once, and no rule is lost`() async throws {
        let minutes = minutes([("甲委員", ["防災の移行です。", "移行です。"])])

        let all = try await notices(#"{"name":"移行","any":["移行"]},{"name":"防災","any":["防災"]}"#, minutes)
        let part = try await notices(#"{"name":"防災","any":["防災"]},{"name":"移行","any":["移行"]}"#, minutes)

        // Everything of 防災 stands above: its notice is short and still says where.
        #expect(all.map { $0.topic } == ["移行", "防災"])
        #expect(
            all[1].body == [
                .paragraph("甲委員"), .quote("【防災】の移行です。\n移行です。"), .paragraph("（うち1件は上の「移行」と同じ箇所）"),
            ])
        // One of 移行 stands above: only the other is quoted, both are counted.
        #expect(part[1].title.hasPrefix("「移行」2件"))
        #expect(
            part[1].body == [
                .paragraph("甲委員"), .quote("防災の移行です。\n【移行】です。"), .paragraph("（うち1件は上の「防災」と同じ箇所）"),
            ])
    }

    @Test func `a passage that the first rule only counted is quoted under the next`() async throws {
        let minutes = minutes([("甲委員", (1...5).map { "移行の\($0)件目です。" } + ["移行と防災です。"])])

        let told = try await notices(#"{"name":"移行","any":["移行"]},{"name":"防災","any":["防災"]}"#, minutes)

        #expect(told[1].body == [.paragraph("甲委員"), .quote("移行の5件目です。\n移行と【防災】です。")])
    }

    @Test func `a corrected edition tells only what is new, once`() async throws {
        var harness = try PluginHarness<KeywordAlert>(settingsJSON: #"{"rules":["# + cloud + "]}")
        let first = minutes([("甲委員", ["移行は四月です。", "移行は五月です。"])])
        // A typo elsewhere, another width, another paragraph, and one sentence more.
        let second = minutes([("甲委員", ["はじめに。移行は四月です。移行は五月です。", "移行の費用は未定です。"])])

        let told = try await harness.answer(to: .minutesArrived(first)).notices
        let again = try await harness.answer(to: .minutesArrived(first)).notices
        let added = try await harness.answer(to: .minutesArrived(second)).notices
        let addedAgain = try await harness.answer(to: .minutesArrived(second)).notices

        #expect(told.map { $0.title } == ["「クラウド」2件 — 第2回みどり市情報化推進会議"])
        #expect(again.isEmpty)
        #expect(added.map { $0.title } == ["「クラウド」追加1件 — 第2回みどり市情報化推進会議"])
        #expect(added.first?.evidence.map { $0.quote } == ["移行の費用は未定です。"])
        #expect(added.first?.key != told.first?.key)
        #expect(addedAgain.isEmpty)
    }

    @Test func `the memory stays within what the host keeps`() async throws {
        var harness = try PluginHarness<KeywordAlert>(settingsJSON: #"{"rules":["# + cloud + "]}")
        for session in 1...60 {
            var long = minutes([("甲委員", (1...150).map { "移行の\($0)件目です。" })])
            long.session = session
            let notices = try await harness.answer(to: .minutesArrived(long)).notices
            #expect(notices.count == 1)
        }
        #expect(try await harness.answer(to: .minutesArrived(minutes([("甲委員", ["移行です。"])]))).notices.count == 1)
    }

    @Test func `a rule is silent within its cool-down, per council`() async throws {
        var harness = try PluginHarness<KeywordAlert>(
            settingsJSON: #"{"rules":[{"name":"移行","any":["移行"],"coolDownDays":14,"severity":"warning"}]}"#)
        func told(day: Int, council: String = "甲会") async throws -> [Notice.Severity] {
            var minutes = minutes([("甲委員", ["移行です。"])])
            minutes.council = council
            minutes.date = CalendarDate(year: 2025, month: 5, day: day)
            return try await harness.answer(to: .minutesArrived(minutes)).notices.map { $0.severity }
        }

        #expect(try await told(day: 1) == [.warning])
        #expect(try await told(day: 14) == [])
        #expect(try await told(day: 14, council: "乙会") == [.warning])
        #expect(try await told(day: 15) == [.warning])
    }

    @Test func `a passage says whether it asks or answers`() async throws {
        var minutes = minutes([("乙委員", ["移行はいつですか。"]), ("甲部長", ["移行は来年です。"])])
        minutes.exchanges = [Exchange(questions: [0], answers: [1])]

        let notice = try #require(try await notices(cloud, minutes).first)

        #expect(notice.body.first == .paragraph("乙委員／質問（答弁: 甲部長）"))
        #expect(notice.body[2] == .paragraph("甲部長／答弁（質問: 乙委員）"))
    }

    @Test func `what holds for several passages is said once`() async throws {
        let agenda = [AgendaItem(number: "1", title: "移行について"), AgendaItem(number: "2", title: "その他")]
        var minutes = minutes(
            [
                ("甲委員", ["移行は四月です。費用は未定です。移行は難しい。終わります。", "別の話です。もう一つ。", "移行の件です。"]),
                ("乙委員", ["移行に賛成です。"]), ("乙委員", ["移行は以上です。"]),
            ], agenda: agenda)
        minutes.speeches[2].agendaItem = 1

        let notice = try #require(try await notices(cloud, minutes).first)

        #expect(
            notice.body == [
                .paragraph("議題: 移行について"), .paragraph("甲委員"),
                .quote("【移行】は四月です。\n費用は未定です。\n【移行】は難しい。\n終わります。"),
                .quote("もう一つ。\n【移行】の件です。"),
                .paragraph("乙委員"), .quote("【移行】に賛成です。"),
                .paragraph("議題: その他"), .paragraph("乙委員"), .quote("【移行】は以上です。"),
            ])
        #expect(notice.evidence.count == 5)
    }

    @Test func `a passage outside the agenda is not taken for one of the item before it`() async throws {
        var minutes = minutes(
            [("甲委員", ["移行です。"]), ("甲委員", ["移行でした。"])], agenda: [AgendaItem(number: "1", title: "移行")])
        minutes.speeches[1].agendaItem = nil

        let notice = try #require(try await notices(cloud, minutes).first)

        #expect(notice.body[3] == .paragraph("議題外"))
    }

    @Test func `a command always answers`() async throws {
        var harness = try PluginHarness<KeywordAlert>(settingsJSON: #"{"rules":["# + cloud + "]}")
        let day = try #require(CalendarDate(year: 2025, month: 5, day: 21))

        let found = try await harness.answer(
            to: .command(Command(name: "run", minutes: minutes([("甲委員", ["移行です。"])]), day: day)))
        let nothing = try await harness.answer(
            to: .command(Command(name: "run", minutes: minutes([("甲委員", ["開会。"])]), day: day)))
        let noDocument = try await harness.answer(to: .command(Command(name: "run", day: day)))

        #expect(found.notices.map { $0.topic } == ["クラウド"])
        #expect(nothing.notices.map { $0.title } == ["該当なし — 第2回みどり市情報化推進会議"])
        #expect(noDocument.notices.count == 1)
    }

    @Test(arguments: [
        ("", "There are no keyword rules"),
        (#"{"name":"空"}"#, "Keyword rule '空' has no keywords"),
        (#"{"name":"雲","any":["クラウド"],"aliases":{"クラウト":["雲"]}}"#, "Keyword rule '雲' has aliases for 'クラウト'"),
    ])
    func `settings that cannot be followed are refused with the rule's name`(rules: String, words: String) throws {
        let error = #expect(throws: PluginHarnessError.self) {
            try PluginHarness<KeywordAlert>(settingsJSON: #"{"rules":["# + rules + "]}")
        }
        #expect(error?.description.contains(words) == true)
    }
}
