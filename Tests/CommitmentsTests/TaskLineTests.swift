import Commitments
import MinutesModel
import Testing

/// Lines of records that name no speakers, on 7 October 2026, a Wednesday.
@Suite struct TaskLineTests {
    private func find(_ text: String, heading: String? = "議事", title: String = "開発定例") -> [Commitment] {
        let minutes = Minutes(
            id: "sha256:0", title: title, council: nil, date: CalendarDate("2026-10-07"),
            notes: [Note(heading: heading, paragraphs: [text])], source: Source(format: "text", encoding: "UTF-8"))
        return CommitmentFinder().find(in: minutes)
    }

    @Test(
        arguments: [
            ("- [ ] @azu: 図を直す 10/31まで", "2026-10-31", "@azu", "図を直す"),
            ("[ ] 森下: 図を直す（10/31まで）", "2026-10-31", "森下", nil),
            ("TODO: 図を直す（担当：森下、期限：10/30）", "2026-10-30", "森下", "図を直す"),
            ("図を直す 担当: 森下 期限: 10/30", "2026-10-30", "森下", "図を直す"),
            ("・森下さん：来週水曜日までに手順をまとめる", "2026-10-14", "森下さん", "手順をまとめる"),
            ("* 図を直す (@azu) 期限：10/9", "2026-10-09", "@azu", nil),
            ("☐ 総務課：見積りを11月末までに取り直す", "2026-11-30", "総務課", nil),
        ] as [(String, String, String, String?)])
    func `a task has its day, its owner and its words`(text: String, end: String, who: String, core: String?) {
        let found = find(text)

        #expect(found.map { $0.deadline?.end.description } == [end])
        #expect(found.map(\.speaker) == [who])
        if let core { #expect(found.map(\.core) == [core]) }
        #expect(found.map(\.text) == [text])
        #expect(found.map(\.speech) == [-1])
    }

    @Test func `under a heading that says so every dated line is a task`() {
        #expect(find("リリースノート 10/30まで", heading: "宿題").count == 1)
        #expect(find("リリースノート 10/30まで", heading: "議事").isEmpty)
    }

    @Test(arguments: [
        "- [x] @azu: 図を10/31までに直す", "図を10/31までに直す（済）", "- 10/1にv2.3をリリースした", "- 次回：10/21 10:00〜", "期限：10/30",
        "- [ ] @azu: 図を直す", "本条例は令和9年4月1日から施行する。", "令和12年度末までに利用者は3割減る。", "10月末までに応募が20件ある。",
        "・委員から、年度内に示すべきとの意見があった。", "国は、令和9年度中に基準を定める。",
    ])
    func `what is done, undated or only told is none`(text: String) {
        #expect(find(text).map(\.text) == [])
    }

    @Test func `where nobody is named the body stands for who promised`() {
        let found = find("11月末までに論点を整理することとなった。", title: "みらい会議")

        #expect(found.map(\.promiser) == ["みらい会議"])
        #expect(found.map(\.namedSpeaker) == [nil])
        #expect(find("総務課が11月末までに見積りを取り直す。").map(\.promiser) == ["総務課"])
        #expect(find("事務局は、11月末までに論点を整理することとした。").map(\.promiser) == ["事務局"])
    }

    @Test func `a mayor's own speech may say たい, a summary of opinions may not`() {
        let text = "来年度中に方針を示したいと考えております。"

        #expect(find(text, title: "令和8年度施政方針").count == 1)
        #expect(find(text, title: "みらい会議").isEmpty)
    }
}
