import MinutesModel
import PluginKit
@testable import Summary
import Testing

/// What the lines of single sections say.
@Suite struct SectionLinesTests {
    private func minutes(
        _ speeches: [(String, String)], agenda: [AgendaItem] = [], decisions: [Decision] = []
    ) -> Minutes {
        Minutes(
            id: "sha256:0", title: "青葉市議会定例会", date: CalendarDate("2026-09-14"), agenda: agenda,
            speeches: speeches.enumerated().map {
                Speech(index: $0, speaker: Speaker(label: $1.0), paragraphs: [$1.1])
            }, decisions: decisions, source: Source(format: "text", encoding: "UTF-8"))
    }

    private func summary(of minutes: Minutes, _ detail: Detail = .standard) async throws -> Notice {
        var harness = PluginHarness<Summary>(settings: .init(detail: detail))
        return try #require(try await harness.answer(to: .minutesArrived(minutes)).notices.first)
    }

    private var agenda: [AgendaItem] {
        (1...7).map { AgendaItem(number: "\($0)", title: "議案第\($0)号 青葉市条例の第\($0)次改正") }
    }

    @Test func `a range of the agenda is told by all its titles`() async throws {
        let minutes = minutes(
            [("議長", "日程第1から日程第3までを、原案のとおり可決されました。")], agenda: agenda,
            decisions: [Decision(speech: 0, items: ["日程第1から日程第3まで"], outcome: .approved, evidence: "可決されました")])

        #expect(
            try await summary(of: minutes).items(under: "決定事項") == [
                "了承：議案第1号 青葉市条例の第1次改正／議案第2号 青葉市条例の第2次改正／議案第3号 青葉市条例の第3次改正（可決されました）"
            ])
    }

    @Test func `a range of which the agenda misses one stays as it was named`() async throws {
        let minutes = minutes(
            [("議長", "可決されました。")], agenda: agenda,
            decisions: [Decision(speech: 0, items: ["日程第6から日程第9まで"], outcome: .approved, evidence: "可決されました")])

        #expect(try await summary(of: minutes).items(under: "決定事項") == ["了承：日程第6から日程第9まで（可決されました）"])
    }

    @Test func `one vote on seven bills decides seven`() async throws {
        let referral = Decision(
            speech: 0, items: (1...7).map { "議案第\($0)号" }, outcome: .referred, evidence: "各常任委員会に付託いたします。")
        let others = (1...6).map {
            Decision(speech: 0, items: ["陳情第\($0)号"], outcome: .approved, evidence: "採択されました。")
        }
        let minutes = minutes([("議長", "各常任委員会に付託いたします。")], decisions: [referral] + others)

        let lines = try await summary(of: minutes).items(under: "決定事項").map { $0.prefix { $0 != "：" } }

        #expect(lines == ["付託（7件）", "了承（6件）"])
    }

    @Test func `promises of one day by one person follow the first under a mark, another's only share the day`()
        async throws
    {
        let minutes = minutes([
            ("市長", "来年3月末までに空き家の登録制度を市内全域に広げてまいります。来年3月末までに図書館の開館時間を午後九時まで延ばしてまいります。"),
            ("教育長", "来年3月末までに給食室の空調設備を全校に設置してまいります。"),
        ])

        let lines = try await summary(of: minutes).items(under: "期限のある約束").map { $0.prefix { $0 != "：" } }

        #expect(lines == ["2027年3月31日（水）まで — 市長", "〃", "〃 — 教育長"])
    }

    @Test func `brief tells the speakers' points where nothing is decided, promised by a day or announced`()
        async throws
    {
        let point = ("市長", "空き家の登録制度を市内全域に広げてまいります。")

        #expect(try await summary(of: minutes([point]), .brief).headings == ["発言の要点"])
        let promise = ("教育長", "来年3月末までに給食室の空調設備を全校に設置してまいります。")
        #expect(try await summary(of: minutes([point, promise]), .brief).headings == ["期限のある約束"])
    }

    @Test func `the words before the assembly are no promise`() async throws {
        let minutes = minutes([
            ("建設部長", "令和9年6月30日までに公営住宅の引渡しを行う予定でありますが、条例第３条の規定により、議会の議決を経ようとするものであります。")
        ])

        #expect(
            try await summary(of: minutes).items(under: "期限のある約束") == [
                "2027年6月30日（水）まで — 建設部長：令和9年6月30日までに公営住宅の引渡しを行う予定であります"
            ])
    }

    private func draft(_ isTold: [Bool], share: Int, silent: Int = 0) -> [Block] {
        let lines = isTold.map {
            Fitting.Line(variants: ["空き家の登録制度を市内全域に広げてまいります。図書館の開館時間も延ばします。"], isTold: $0)
        }
        var draft = Draft(title: "")
        let section = Section(heading: "発言の要点", lines: lines, silent: silent) { count, told in
            "ほか\(count)人の発言は省略" + (told > 0 ? "（うち\(told)人は上に記載）" : "")
        }
        #expect(draft.add(section, within: share).isEmpty)
        return draft.blocks
    }

    @Test func `a section without room for a line is a sentence, not a heading`() {
        #expect(draft([false, true], share: 40) == [.paragraph("発言の要点：2人の発言は省略（うち1人は上に記載）")])
    }

    @Test func `a section whose words all stand above, or that has none, says nothing`() {
        #expect(draft([true, true], share: 40).isEmpty)
        #expect(draft([], share: 40, silent: 3).isEmpty)
    }
}
