import Documents
import MinutesModel
import TestSupport
import Testing

struct WordTests {
    private func document(_ word: WordWriter) throws -> Document {
        try DocumentReader().read(word.bytes, name: "a.docx")
    }

    private func lines(_ body: String) throws -> [String] {
        try document(WordWriter(body)).text.lines.map(\.text)
    }

    private func run(_ text: String, _ properties: String = "") -> String {
        "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t>\(text)</w:t></w:r>"
    }

    @Test func `a record in Word becomes speeches and paragraphs`() throws {
        let body = [
            "第3回緑化推進会議 議事録", "日時：令和8年9月2日（水）午前10時から正午まで", "○山川会長　ただいまから開会します。", "本日の議題は一つです。",
            "　よろしくお願いします", "○海野委員　賛成です。", "○山川会長　以上です。",
        ]
        let document = try document(WordWriter(body.map { WordWriter.paragraph($0) }.joined()))
        let minutes = Reading.minutes(document)

        #expect(document.text.source == Source(file: "a.docx", format: "docx", encoding: "UTF-8"))
        #expect(minutes.title == "第3回緑化推進会議")
        #expect(minutes.date?.description == "2026-09-02")
        #expect(minutes.speeches.map(\.speaker.label) == ["山川会長", "海野委員", "山川会長"])
        #expect(minutes.speeches[0].paragraphs == ["ただいまから開会します。", "本日の議題は一つです。", "よろしくお願いします"])
    }

    @Test(
        arguments: [
            ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t></w:r>", ["一", "二", "三"]),
            ("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:noBreakHyphen/><w:t>三</w:t></w:r>", ["一\t二-三"]),
            ("<w:r><w:t xml:space=\"preserve\"> 一 </w:t></w:r><w:r><w:t>&lt;二&amp;</w:t></w:r>", [" 一 <二&"]),
            (
                "<w:hyperlink><w:r><w:t>一</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>二</w:t></w:r></w:sdtContent></w:sdt>",
                ["一二"]
            ),
            ("<w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>5</w:t></w:r>", ["5"]),
            (
                "<w:r><w:ruby><w:rt><w:r><w:t>あおやぎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>青柳</w:t></w:r></w:rubyBase></w:ruby></w:r>",
                ["青柳"]
            ),
            (
                "<w:ins><w:r><w:t>入れた</w:t></w:r></w:ins><w:del><w:r><w:delText>消した</w:delText></w:r></w:del><w:moveTo><w:r><w:t>来た</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>去った</w:t></w:r></w:moveFrom>",
                ["入れた来た"]
            ),
            (
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠れた</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>見える</w:t></w:r>",
                ["見える"]
            ),
        ])
    func `what Word shows is the text`(runs: String, expected: [String]) throws {
        #expect(try lines("<w:p>\(runs)</w:p>") == expected)
    }

    @Test func `what was left out is told`() throws {
        let warnings = try document(
            WordWriter("<w:p>\(run("隠れた", "<w:vanish/>"))\(run("本文"))<w:del>\(run("x"))</w:del></w:p>")
        ).text.warnings

        #expect(warnings.map(\.code) == ["hiddenText", "trackedChanges"])
        #expect(warnings.first?.message.hasPrefix("3 hidden") == true)
    }

    @Test func `a paragraph whose end was deleted goes on in the next one`() throws {
        let deleted = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>"

        #expect(try lines("<w:p>\(deleted)\(run("前半"))</w:p>" + WordWriter.paragraph("後半")) == ["前半後半"])
    }

    @Test func `a text box is read once, behind its paragraph`() throws {
        let box = "<w:txbxContent>\(WordWriter.paragraph("枠の中"))</w:txbxContent>"
        let drawing =
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"

        #expect(try lines("<w:p>\(run("本文"))\(drawing)\(run("の続き"))</w:p>") == ["本文の続き", "枠の中"])
        #expect(try lines("<w:p><w:r><w:pict><v:textbox>\(box)</v:textbox></w:pict></w:r></w:p>") == ["", "枠の中"])
    }

    @Test func `headings are known by style, by style's base and by outline`() throws {
        let styles = """
            <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="a2"><w:name w:val="見出し 2"/></w:style>
            <w:style w:styleId="x"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>
            <w:style w:styleId="o"><w:name w:val="項"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:styleId="loop"><w:name w:val="輪"/><w:basedOn w:val="loop"/></w:style>
            """
        let body =
            ["1", "a2", "x", "o", "loop", "none"].map {
                WordWriter.paragraph("見出し", properties: "<w:pStyle w:val=\"\($0)\"/>")
            }
            .joined() + WordWriter.paragraph("見出し", properties: "<w:outlineLvl w:val=\"0\"/>")

        #expect(
            try document(WordWriter(body, styles: styles)).text.lines.map(\.headingLevel) == [1, 2, 1, 3, 0, 0, 1])
    }

    @Test func `a heading between speeches is a point of the agenda`() throws {
        let styles = "<w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
        let heading = { WordWriter.paragraph($0, properties: "<w:pStyle w:val=\"1\"/>") }
        let minutes = Reading.minutes(
            try document(
                WordWriter(
                    heading("緑化推進会議 議事録") + WordWriter.paragraph("○山川会長　始めます。") + heading("緑化計画について")
                        + WordWriter.paragraph("○海野委員　賛成です。"), styles: styles)))

        #expect(minutes.title == "緑化推進会議")
        #expect(minutes.agenda.map(\.title) == ["緑化計画について"])
        #expect(minutes.speeches.map(\.paragraphs) == [["始めます。"], ["賛成です。"]])
    }

    @Test func `footnotes stand where they are called`() throws {
        let notes =
            "<w:footnote w:id=\"-1\" w:type=\"separator\">\(WordWriter.paragraph("線"))</w:footnote><w:footnote w:id=\"2\">\(WordWriter.paragraph("後日訂正"))</w:footnote>"
        let body = "<w:p>\(run("五件です"))<w:r><w:footnoteReference w:id=\"2\"/></w:r>\(run("。"))</w:p>"

        #expect(
            try document(WordWriter(body, footnotes: notes)).text.lines.map(\.text) == ["五件です〔注：後日訂正〕。"])
    }

    @Test func `the main part is where the package says`() throws {
        var word = WordWriter(WordWriter.paragraph("本文"))
        word.mainPart = "word/document2.xml"

        #expect(try document(word).text.lines.map(\.text) == ["本文"])
    }
}
