import BotCommands
import MinutesModel
import Testing

struct MinutesRenderingTests {
    private let minutes = Minutes(
        id: "sha256:00", title: "第4回みらい会議", council: "みらい会議", session: 4,
        date: CalendarDate(year: 2026, month: 10, day: 7), start: ClockTime(hour: 10, minute: 5),
        end: ClockTime(hour: 10, minute: 30), venue: "中央合同会館",
        agenda: [AgendaItem(number: "1", title: "議事", items: [AgendaItem(number: "1", title: "「計画」の改定について")])],
        materials: [Material(label: "資料1-1", title: "概要"), Material(label: "参考資料1", title: "議事録（案）")],
        speeches: [
            Speech(
                index: 0, speaker: Speaker(label: "水沢大臣"),
                paragraphs: ["議事1について、了承ということでよろしいでしょうか。ご異議はございませんか。"],
                agendaItem: 1)
        ],
        stageDirections: [StageDirection(afterSpeech: 0, text: "「異議なし」と声あり")],
        decisions: [Decision(speech: 0, items: ["議事1"], outcome: .approved, evidence: "「異議なし」と声あり")],
        nextMeeting: NextMeeting(
            date: CalendarDate(year: 2026, month: 10, day: 14), start: ClockTime(hour: 10, minute: 0),
            surface: "１０月１４日",
            speech: 0),
        source: Source(file: "a.md", format: "markdown", encoding: "UTF-8"),
        warnings: [Warning(line: 3, code: "unplacedLine", message: "No place.", text: "余り\u{1B}[31m")])

    @Test func `the whole text form`() {
        let text = MinutesRendering(width: 44, isColored: false).lines(of: minutes).joined(separator: "\n")

        #expect(
            text == """
                第4回みらい会議
                会議  みらい会議 第4回
                日時  2026-10-07（水） 10:05～10:30
                場所  中央合同会館
                次回  2026-10-14（水） 10:00～
                原本  a.md markdown UTF-8

                議題
                  1. 議事
                     1. 「計画」の改定について

                資料
                  資料1-1    概要
                  参考資料1  議事録（案）

                決定事項
                  承認  議事1 「計画」の改定について
                        根拠: 「異議なし」と声あり

                発言
                  ▼ 「計画」の改定について
                  ○ 水沢大臣
                     議事1について、了承ということでよろしい
                     でしょうか。ご異議はございませんか。
                     （「異議なし」と声あり）

                注意 1件
                  3行目: No place.
                       余り?[31m
                """)
    }

    @Test(arguments: [
        (Vote(method: .standing, result: .majority), "議案第１号（起立・多数）"),
        (Vote(method: .ballot, result: .majority, ayes: 72, noes: 9), "議案第１号（投票・72対9）"),
        (Vote(method: .consent), "議案第１号"),
    ])
    func `a decision tells how it was taken`(vote: Vote, text: String) {
        let decided = Minutes(
            id: "", decisions: [Decision(speech: -1, items: ["議案第１号"], outcome: .continued, vote: vote, evidence: "e")],
            source: Source(format: "text", encoding: "UTF-8"))

        #expect(MinutesRendering(width: 80, isColored: false).lines(of: decided).contains("  継続  " + text))
    }

    @Test(arguments: [20, 33, 44, 80, 200])
    func `no line is wider than the terminal`(width: Int) {
        for line in MinutesRendering(width: width, isColored: false).lines(of: minutes) {
            #expect(Columns.width(of: line) <= width, "\(line)")
        }
    }

    @Test func `stage directions are dimmed when colour is on`() {
        let lines = MinutesRendering(width: 60, isColored: true).lines(of: minutes)

        #expect(lines.contains("  \u{1B}[2m   （「異議なし」と声あり）\u{1B}[0m"))
    }
}

struct ColumnsTests {
    @Test(arguments: [("abc", 3), ("あいう", 6), ("ｱｲｳ", 3), ("か\u{3099}", 2), ("（）", 4), ("①", 2), ("𠮷", 2)])
    func `a wide character takes two columns`(text: String, width: Int) {
        #expect(Columns.width(of: text) == width)
    }

    @Test(arguments: [
        ("本日は晴天なり", 6, ["本日は", "晴天な", "り"]),
        ("終わります。次", 10, ["終わりま", "す。次"]),  // no line starts with 。
        ("彼は「はい」と", 6, ["彼は", "「は", "い」と"]),  // none ends with 「
        ("Data Free Flow", 9, ["Data Free", "Flow"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),  // longer than a line
    ])
    func `text is wrapped as Japanese is printed`(text: String, columns: Int, lines: [String]) {
        #expect(Columns.wrapped(text, to: columns) == lines)
    }
}
