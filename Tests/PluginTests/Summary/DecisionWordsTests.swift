import MinutesModel
import PluginKit
@testable import Summary
import Testing

@Suite struct DecisionWordsTests {
    private func minutes(_ paragraphs: [String], decisions: [Decision]) -> Minutes {
        Minutes(
            id: "sha256:0", title: "青葉市議会", date: CalendarDate("2026-09-14"),
            speeches: paragraphs.enumerated().map {
                Speech(index: $0, speaker: Speaker(label: "議長（森田一郎）"), paragraphs: [$1])
            }, decisions: decisions, source: Source(format: "text", encoding: "UTF-8"))
    }

    private func decision(_ evidence: String, speech: Int = 0) -> Decision {
        Decision(speech: speech, items: [], outcome: .approved, evidence: evidence)
    }

    @Test(arguments: ["「異議なし」と呼ぶ者あり", "よって、本特別委員会を設置することに決しました。"])
    func `a decision whose words do not name it is told in the words put to the vote`(evidence: String) {
        let decision = decision(evidence, speech: evidence.hasPrefix("よって") ? 1 : 0)
        let minutes = minutes(
            [
                "まず、空き家対策特別委員会を設置することについて採決をいたします。本特別委員会を設置することに賛成の諸君の起立を求めます。",
                "過半数と認めます。よって、本特別委員会を設置することに決しました。次に、防災対策特別委員会を設置することについて採決をいたします。",
            ], decisions: [decision])

        #expect(DecisionWords(minutes: minutes).words(of: decision) == "空き家対策特別委員会を設置すること")
    }

    @Test func `a decision that names its matter keeps its words without their opener`() {
        let decision = decision("よって、会期は六日間と決定いたしました。")

        #expect(DecisionWords(minutes: minutes([""], decisions: [])).words(of: decision) == "会期は六日間と決定いたしました。")
    }

    @Test func `one formula for many matters is no evidence of any`() async throws {
        let decisions = (1...6).map {
            Decision(speech: 0, items: ["議案第\($0)号"], outcome: .approved, evidence: "本件は、原案のとおり可決されました。")
        }
        var harness = PluginHarness<Summary>(settings: .init())
        let notice = try #require(
            try await harness.answer(to: .minutesArrived(minutes(["本件は、原案のとおり可決されました。"], decisions: decisions)))
                .notices.first)

        #expect(notice.evidence.isEmpty)
        #expect(notice.items(under: "決定事項") == ["了承（6件）：議案第1号／議案第2号／議案第3号／議案第4号／議案第5号／議案第6号"])
    }
}
