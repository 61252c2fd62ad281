import Documents
import MinutesModel
import TestSupport
import Testing

struct WordTableTests {
    private func document(_ rows: [[String]], before: String = "") throws -> Document {
        try DocumentReader().read(WordWriter(before + WordWriter.table(rows)).bytes, name: "a.docx")
    }

    @Test func `rows of two cells are fields, other rows stay rows`() throws {
        let lines = try document([
            ["日時", "令和8年9月2日"], ["出席者", "山川緑\n海野岬"], ["", "続き"], ["一", "二", "三"],
            ["長い文章が左の欄にあるときは項目の名前ではありません", "右"],
        ]).text.lines

        #expect(
            lines.map(\.text) == [
                "日時：令和8年9月2日", "出席者：山川緑", "海野岬", "続き", "一　二　三", "長い文章が左の欄にあるときは項目の名前ではありません　右",
            ])
        #expect(lines.allSatisfy { $0.speaker == nil })
    }

    @Test(
        arguments: [
            [["発言者", "発言内容"], ["山川会長", "始めます。\n本日は一件です。"], ["海野委員", "賛成です。"], ["", "続けて申します。"]],
            [["番号", "氏名", "発言"], ["1", "山川会長", "始めます。\n本日は一件です。"], ["2", "海野委員", "賛成です。"], ["3", "", "続けて申します。"]],
            [["発言", "発言者"], ["始めます。\n本日は一件です。", "○山川会長"], ["賛成です。", "海野委員"], ["続けて申します。", ""]],
        ])
    func `a table with a header of speakers and speeches names the speakers`(rows: [[String]]) throws {
        let minutes = Reading.minutes(
            try document(rows, before: WordWriter.paragraph("第3回緑化推進会議 議事録")))

        #expect(minutes.title == "第3回緑化推進会議")
        #expect(minutes.speeches.map(\.speaker.label) == ["山川会長", "海野委員"])
        #expect(minutes.speeches.map(\.paragraphs) == [["始めます。", "本日は一件です。"], ["賛成です。", "続けて申します。"]])
        #expect(minutes.warnings == [])
    }

    @Test func `a table without a header is one of speeches when names come back`() throws {
        let turns = (0..<4).map { [["山川会長", "海野委員"][$0 % 2], "これは\($0)番目の発言で、それなりの長さがあります。"] }

        #expect(
            try document(turns).text.lines.map(\.speaker) == ["山川会長", "海野委員", "山川会長", "海野委員"])
    }

    @Test func `what stands behind a table of speeches is not its last speaker's`() throws {
        let table = WordWriter.table([["発言者", "発言"], ["山川会長", "始めます。"], ["海野委員", "賛成です。"]])
        let after = ["○山川会長　休憩します。", "○海野委員　はい。", "○山川会長　再開します。"]
        func minutes(_ lines: [String]) throws -> Minutes {
            let body = table + lines.map { WordWriter.paragraph($0) }.joined()
            return Reading.minutes(try DocumentReader().read(WordWriter(body).bytes, name: "a.docx"))
        }

        let marked = try minutes(after)
        #expect(marked.speeches.map(\.paragraphs) == [["始めます。"], ["賛成です。"], ["休憩します。"], ["はい。"], ["再開します。"]])
        let plain = try minutes(["配付資料は事務局にあります。"])
        #expect(plain.speeches.map(\.paragraphs) == [["始めます。"], ["賛成です。"]])
        #expect(plain.warnings.map(\.text) == ["配付資料は事務局にあります。"])
    }

    @Test func `a role and a topic in columns of their own are kept`() throws {
        let minutes = Reading.minutes(
            try document([
                ["議題", "役職", "氏名", "発言内容"], ["緑化計画", "会長", "山川緑", "始めます。"], ["", "委員", "海野岬", "賛成です。"],
            ]))

        #expect(minutes.speeches.map(\.speaker.label) == ["会長（山川緑）", "委員（海野岬）"])
        #expect(minutes.speeches.map(\.speaker.name) == ["山川緑", "海野岬"])
    }
}
