import MinutesModel
import PluginKit
@testable import Summaries
@testable import Summary
import Testing

@Suite struct ExchangeTests {
    private func minutes(_ speeches: [(String, String)], exchanges: [Exchange], next: NextMeeting? = nil) -> Minutes {
        Minutes(
            id: "sha256:0", title: "青葉市議会定例会", date: CalendarDate("2026-09-14"),
            speeches: speeches.enumerated().map { index, speech in
                Speech(index: index, speaker: Speaker(label: speech.0), paragraphs: [speech.1])
            }, exchanges: exchanges, nextMeeting: next, source: Source(format: "text", encoding: "UTF-8"))
    }

    private var sitting: Minutes {
        minutes(
            [
                ("議長（森田一郎）", "ただいまから会議を開きます。"),
                (
                    "３番（桐島花子）",
                    "第１点目、図書館の開館時間についてです。仕事帰りの利用を望む声があります。閉館を午後九時に改めるべきですが、見解を伺います。"
                        + "第２点目、空き家の活用についてです。昨年の調査では千二百戸に上りました。今後、どのように活用を進めるのか伺います。"
                ),
                (
                    "市長（谷川次郎）",
                    "初めに、図書館の開館時間についてでございますが、夜間の利用を望む声が多くございました。来年度中に平日の閉館を午後九時に改めてまいります。"
                        + "次に、空き家の活用についてでございますが、空き家バンクの登録を促し、若い世帯の住まいとして活用してまいります。"
                ),
                ("議長（森田一郎）", "次回は九月二十一日午前十時に開きます。"),
            ], exchanges: [Exchange(questions: [1], answers: [2], topics: ["図書館の開館時間", "空き家の活用", "今後"])],
            next: NextMeeting(
                date: CalendarDate("2026-09-21"), start: ClockTime(hour: 10, minute: 0), surface: "九月二十一日午前十時",
                speech: 3))
    }

    private func summary(_ minutes: Minutes, detail: Detail = .standard, length: Int? = nil) async throws -> Notice {
        var harness = PluginHarness<Summary>(settings: .init(detail: detail, length: length))
        return try #require(try await harness.answer(to: .minutesArrived(minutes)).notices.first)
    }

    @Test func `every topic has its question and its answer, and a topic that names nothing has no line`() async throws
    {
        let lines = try await summary(sitting, detail: .full).items(under: "質疑応答")

        #expect(
            lines == [
                "【図書館の開館時間】桐島花子「閉館を午後九時に改めるべきですが、見解は。」→ 市長（谷川次郎）「来年度中に平日の閉館を午後九時に改める。」",
                "【空き家の活用】桐島花子「今後、どのように活用を進めるのか。」→ 市長（谷川次郎）「空き家バンクの登録を促し、若い世帯の住まいとして活用する。」",
            ])
    }

    @Test func `one sentence that answers two topics is told once`() async throws {
        var minutes = sitting
        minutes.speeches[2].paragraphs = ["図書館の開館時間も空き家の活用も、来年度中に一つの計画にまとめてまいります。"]
        minutes.speeches[1].speaker = Speaker(label: "（桐島花子君）")

        let lines = try await summary(minutes, detail: .full).items(under: "質疑応答")

        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("【図書館の開館時間】桐島花子「"))
        #expect(lines[1] == "ほか1件の質疑は省略")
    }

    @Test func `what comes next stands at the end`() async throws {
        for detail in [Detail.brief, .standard, .full] {
            let notice = try await summary(sitting, detail: detail)

            #expect(notice.headings.last == "次回")
            #expect(notice.items(under: "次回") == ["2026年9月21日（月） 10:00（「九月二十一日午前十時」）"])
        }
    }

    @Test func `brief tells only what changes somebody's week`() async throws {
        let notice = try await summary(sitting, detail: .brief)

        #expect(notice.headings == ["期限のある約束", "次回"])
    }

    @Test func `a next meeting without a day keeps the record's words`() async throws {
        var minutes = sitting
        minutes.nextMeeting = NextMeeting(surface: "11月下旬頃")

        #expect(try await summary(minutes).items(under: "次回") == ["11月下旬頃"])
    }

    @Test func `in a long sitting the matters talked of longest are told, the rest is counted`() async throws {
        let long = "相談員の増員を求める声が各地区の住民から寄せられております。他市では専任の職員を置いた例もございます。"
        let speeches = (0..<200).flatMap { round -> [(String, String)] in
            let place = "第\(round)地区"
            return [
                ("\(round % 20 + 1)番（桐島花子）", (round == 120 ? long : "") + "\(place)の防災倉庫の備蓄をどう増やすのか伺います。"),
                ("市長（谷川次郎）", "\(place)の防災倉庫の備蓄品を二割増やしてまいります。"),
            ]
        }
        let minutes = minutes(
            speeches, exchanges: (0..<200).map { Exchange(questions: [$0 * 2], answers: [$0 * 2 + 1]) })

        let notice = try await summary(minutes)

        let lines = notice.items(under: "質疑応答")
        #expect(lines.contains { $0.contains("第120地区") })
        #expect(lines.last == "ほか\(201 - lines.count)件の質疑は省略")
    }

    @Test func `many decisions share a line for each outcome`() async throws {
        var minutes = sitting
        minutes.decisions = (1...7).map { number in
            Decision(
                speech: 3, items: [], outcome: number == 4 ? .rejected : .approved, evidence: "議案第\(number)号は決定されました。")
        }

        let lines = try await summary(minutes, detail: .full).items(under: "決定事項")

        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("了承（6件）：議案第1号は決定されました。／議案第2号"))
        #expect(lines[1] == "否決（1件）：議案第4号は決定されました。")
    }
}
