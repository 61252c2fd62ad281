import Documents
import MinutesModel
import TestSupport
import Testing

/// A page, read; blank lines left out.
func lines(ofPage html: String, name: String? = "a.html") throws -> [DocumentText.Line] {
    try DocumentReader().read(Array(html.utf8), name: name).text.lines.filter { !$0.text.isEmpty }
}

func texts(ofPage html: String, name: String? = "a.html") throws -> [String] {
    try lines(ofPage: html, name: name).map(\.text)
}

struct HTMLTests {
    @Test func `text stands in lines as a browser shows it`() throws {
        let page = """
            <html><body><h2>第4回  みらい会議</h2>
            <p>○議長（山田太郎）　ただいまから<br>
            　会議を
            開きます。 See  the
            agenda.<br/><br/>次に、&lt;議案&gt;です。</p><p>二つ目</p><div>三つ目</div></body></html>
            """

        let read = try DocumentReader().read(Array(page.utf8), name: nil).text

        #expect(
            read.lines.map(\.text) == [
                "第4回 みらい会議", "", "○議長（山田太郎）　ただいまから", "　会議を開きます。 See the agenda.", "", "次に、<議案>です。", "", "二つ目", "",
                "三つ目",
            ])
        #expect(read.lines.map(\.number) == [1, 1, 2, 3, 3, 5, 5, 5, 5, 5])
        #expect(read.source.format == "html")
    }

    @Test func `headings and points of lists are marked`() throws {
        let read = try lines(
            ofPage: "<body><h1>議事録</h1><h3>議題</h3><ul><li>開会<li>閉会<br>以上</ul>本文</body>")

        #expect(read.map(\.headingLevel) == [1, 3, 0, 0, 0, 0])
        #expect(read.map(\.isListItem) == [false, false, true, true, false, false])
    }

    @Test(arguments: [
        ("<p><b>議長（鈴木一郎）</b>　ただいま</p>", ["議長（鈴木一郎）　ただいま"]),
        // The reading of a name is no part of it.
        ("<p><ruby>髙山<rp>(</rp><rt>たかやま</rt><rp>)</rp></ruby>委員</p>", ["髙山委員"]),
        // か and U+3099 stay two characters.
        ("<p>か\u{3099}いぎ</p>", ["か\u{3099}いぎ"]),
        ("<p>&nbsp;&nbsp;○議長&emsp;開会&#12290;&#x2460;&yen;</p>", ["  ○議長\u{2003}開会。①¥"]),
        // A kanji that the site's font lacks.
        ("<p><img src=a.gif alt=\"髙\">山委員<img alt=\"写真\"></p>", ["髙山委員"]),
        ("<pre>○議長　開会\n\n　　散会</pre>", ["○議長　開会", "　　散会"]),
        ("<p>一</p><script>var a = '<p>二</p>';</script><style>p{}</style><!-- <p>三</p> -->", ["一"]),
        ("<p>一<p>二<div>三</div>四", ["一", "二", "三", "四"]),
        ("<p><span data-id=1>一文目。</span><span data-id=2>二文目。</span></p>", ["一文目。二文目。"]),
        ("<dl><dt>日時</dt><dd>10月7日</dd></dl>", ["日時", "10月7日"]),
        ("<p>&amp;&unknown;&</p>", ["&&unknown;&"]),
        ("<p>一\u{3000}</p><p>\u{3000}</p><p>二</p>", ["一\u{3000}", "二"]),
    ])
    func `small things are read as they are meant`(html: String, expected: [String]) throws {
        #expect(try texts(ofPage: "<html><body>\(html)</body></html>") == expected)
    }

    @Test(arguments: [
        "<html><body>本文</body></html>", "<!DOCTYPE html>\n本文", " <!-- 保存 --> <html>本文", "<HTML LANG=\"ja\">本文",
        "<div>本文</div>",
        "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD\"><html>本文</html>",
    ])
    func `a page is known by its first tag`(html: String) throws {
        #expect(try texts(ofPage: html, name: nil) == ["本文"])
    }

    @Test func `any tag begins a page whose name says that it is one`() throws {
        #expect(try texts(ofPage: "<A NAME=1></A>本文", name: "a.HTM") == ["本文"])
        #expect(try texts(ofPage: "<a name=1></a>本文", name: "a.md") == ["<a name=1></a>本文"])
    }

    @Test(
        arguments: [
            ("UTF-8", "Shift_JIS", "UTF-8"), ("CP932", "UTF-8", "Windows-31J"), ("CP932", "euc-jp", "Windows-31J"),
            ("EUC-JP-MS", "Shift_JIS", "EUC-JP"), ("ISO-2022-JP", "UTF-8", "ISO-2022-JP"),
            ("UTF-16LE", "UTF-8", "UTF-16LE"), ("UTF-16", "EUC-JP", "UTF-16LE"),
        ])
    func `a page's word on its encoding is not believed`(encoding: String, declared: String, shown: String) throws {
        let html = """
            <html><head><meta http-equiv="Content-Type" content="text/html; charset=\(declared)"></head>
            <body><p>○議長　ただいまから会議を開きます。</p></body></html>
            """

        let read = try DocumentReader().read(Iconv.encode(html, to: encoding), name: nil).text

        #expect(read.lines.map(\.text) == ["○議長　ただいまから会議を開きます。"])
        #expect(read.source.encoding == shown)
    }

    @Test func `where the bytes leave it open, the page's word decides`() throws {
        let html = "<html><meta charset=\"Shift_JIS\"><p>ｶｲｷﾞ</p></html>"

        let read = try DocumentReader().read(Iconv.encode(html, to: "CP932"), name: nil).text

        #expect(read.lines.map(\.text) == ["ｶｲｷﾞ"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `lines are numbered as an editor numbers the page`(end: String) throws {
        // libxml2 itself stops to count at 65535.
        let rows = (1...70_000).map { $0.isMultiple(of: 10_000) ? "<p>行\($0)</p>" : "" }
        let html = "<html>" + rows.joined(separator: end)

        #expect(try lines(ofPage: html).map(\.number) == stride(from: 10_000, through: 70_000, by: 10_000).map { $0 })
    }

    @Test func `a page without a word is empty`() throws {
        for html in ["<html>", "<html><body> \u{3000} &nbsp;</body></html>", "<html><script>a</script></html>"] {
            #expect(throws: DocumentError.empty(name: "a.html")) { try lines(ofPage: html) }
        }
    }
}
