import MinutesModel
import Testing

struct LetterSpacingTests {
    private func line(_ text: String, isPDF: Bool = true) throws -> String {
        try #require(mended(text, isPDF: isPDF).lines.first).text
    }

    @Test(arguments: [
        ("町 の 公 園 整 備 費 の 総 額 は 、 318,042千 円", "町の公園整備費の総額は、318,042千円"),
        ("補 正 予 算 の 総 額 は 16 4, 67 5千 円 で す 。", "補正予算の総額は164,675千円です。"),
        ("議 長 （ 山 田 太 郎 君 ） た だ い ま", "議長（山田太郎君）ただいま"),
        ("前 年 度 比 ３ 億 ２ ， １ ５ ０ 万 円 増 の １ ４ 億", "前年度比３億２，１５０万円増の１４億"),
        ("総 務", "総務"),
        ("署 名 議 員", "署名議員"),
        ("令 和 2 0 2 6 年 度 の 予 算", "令和2026年度の予算"),
    ])
    func `letters that justification pulled apart are closed up, and numbers with them`(
        spaced: String, closed: String
    ) throws {
        #expect(try line(spaced) == closed)
    }

    @Test(arguments: [
        "○関 三郎委員長 これより会議を開きます。", "山田 太郎　川辺 花子　森 次郎", "Kairan is a bot for minutes of meetings", "　それでは　始めます。",
        "１ ２ ３ ４ ５ ６", "平成 28 29 30 年度", "資料 1-1 予算の概要", "月 火 水",
    ])
    func `real spaces stay`(text: String) throws {
        #expect(try line(text, isPDF: false) == text)
    }

    @Test func `two numbers of several digits are not made into one`() throws {
        #expect(try line("平 成 28 29 年 度 の 決 算 の 概 要") == "平成28 29年度の決算の概要")
    }

    @Test func `a run of single letters is closed up inside a line that is not spaced`() throws {
        #expect(try line("令和８年第１回青波町議会定例会　議 事 日 程　第１号", isPDF: false) == "令和８年第１回青波町議会定例会　議事日程　第１号")
    }

    /// A space behind the second or third character of nearly every full line, as one word processor's PDFs have them.
    @Test func `stray spaces of a justified document are closed up in its sentences only`() throws {
        let body = Speech.sentences.flatMap { Speech.wrapped($0, at: 24) }
        let strayed = body.map { $0.count == 24 ? String($0.prefix(2)) + " " + $0.dropFirst(2) : $0 }
        let names = ["川辺 花子", "○議長（山田太郎君） これより会議を開きます。"]

        let read = try mended((strayed + names).joined(separator: "\n"))

        #expect(read.lines.map(\.text) == Speech.sentences + names)
    }

    @Test func `a few spaces in a document without justification stay`() throws {
        var body = Speech.sentences.flatMap { Speech.wrapped($0, at: 24) }
        body[0] = String(body[0].prefix(5)) + " " + body[0].dropFirst(5)

        #expect(try mended(body.joined(separator: "\n")).lines.first?.text.contains(" ") == true)
    }
}
