import Documents
import MinutesModel
import Testing

struct MainContentTests {
    private let speeches = "<p>○議長　ただいまから第4回みらい会議を開会します。</p><p>○水沢委員　質問いたします。</p>"
    private let read = ["○議長　ただいまから第4回みらい会議を開会します。", "○水沢委員　質問いたします。"]

    @Test(arguments: [
        "<nav><a href=/>ホーム</a></nav><main>*</main><footer>みらい市役所 電話0123</footer>",
        "<header><h1>みらい市</h1></header><article>*</article><aside>お知らせ</aside>",
        "<div id=header>みらい市役所</div><div role=main>*</div><div>住所</div>",
        "<div class=\"hd\">みらい市</div><div id=\"tmp_contents\">*</div><div>電話</div>",
        "<ul><li><a href=/1>市政</a><li><a href=/2>議会</a><li><a href=/3>観光</a></ul>*",
        "<div class=breadcrumbs><a href=/>ホーム</a> &gt; <a href=/m>会議</a> &gt; 議事録</div>*<div id=footer>住所</div>",
        "<p class=skip><a href=#main>本文へ</a></p>*<p><a href=#top>このページの先頭へ戻る</a></p>",
        "*<form action=/search>検索 <input><button>検索</button></form><p class=\"sr-only\">ここまで</p>",
        "<script>a</script><noscript>JavaScriptを有効に</noscript>*<p>Copyright © Mirai City</p><p>All Rights Reserved.</p>",
        "<main><div class=sns-share>シェアする</div>*<div hidden>メニュー</div><p style='display: none'>閉じる</p></main>",
    ])
    func `what stands around the content is left out`(page: String) throws {
        let html = "<html><body>\(page)</body></html>".split(separator: "*").joined(separator: speeches)

        #expect(try texts(ofPage: html) == read)
    }

    @Test(arguments: [
        // ASP.NET puts one form around the whole page.
        "<form id=aspnetForm>*</form>", "<body class=\"has-sidebar menu\"><div class=\"menu\">*</div>",
        // Unfolded by a script.
        "<div class=d-none>*</div>", "<main></main>*", "<aside>*</aside>", "<table><tr><td>*</td></tr></table>",
        "<div class=page><div><div>*</div></div></div>",
    ])
    func `the content stays, whatever it stands in`(page: String) throws {
        let html = "<html>\(page)</html>".split(separator: "*").joined(separator: speeches)

        #expect(try texts(ofPage: html) == read)
    }

    @Test func `a long text that a script unfolds stays`() throws {
        let long = String(repeating: "発言が続きます。", count: 40)

        #expect(try texts(ofPage: "<main>\(speeches)<div style=display:none><p>\(long)</p></div></main>").last == long)
    }

    @Test func `materials are no navigation`() throws {
        let list = "<ul><li><a href=/1.pdf>資料1 概要</a><li><a href=/2.pdf>資料2 本文</a><li><a href=/3.pdf>資料3</a></ul>"

        #expect(
            try texts(ofPage: "<html><body>\(list)\(speeches)</body></html>") == ["資料1 概要", "資料2 本文", "資料3"] + read)
    }

    @Test func `the heading of the page comes along when the content has none`() throws {
        let html = """
            <html><head><title>閲覧 | みらい市議会会議録検索</title></head><body>
            <header><h1><span>令和8年第4回定例会（第5号）</span><span>2026-12-17</span></h1></header>
            <main>\(speeches)</main></body></html>
            """

        let lines = try lines(ofPage: html)

        #expect(lines.map(\.text) == ["令和8年第4回定例会（第5号）", "2026-12-17"] + read)
        #expect(lines.map(\.headingLevel) == [1, 0, 0, 0])
    }

    @Test(
        arguments: [
            ("第4回みらい協議会 議事録｜みらい庁", "第4回みらい協議会 議事録"),
            ("\n第4回みらい協議会\r\n  議事録\n", "第4回みらい協議会 議事録"),
            // VOICES titles a page with its speaker.
            ("委員長(塩田) P.2", nil), ("みらい市議会 会議録検索システム", nil),
            // The text says it already.
            ("第4回みらい会議", nil),
        ] as [(String, String?)])
    func `the title comes along when it names the meeting and the text does not`(
        title: String, expected: String?
    ) throws {
        let html = "<html><head><title>\(title)</title></head><body>\(speeches)</body></html>"

        #expect(try texts(ofPage: html) == (expected.map { [$0] } ?? []) + read)
    }

    @Test func `a heading left open around the content is said once`() throws {
        let page = "<html><body><h1>第4回みらい会議<main>\(speeches)</main></body></html>"

        #expect(try texts(ofPage: page) == read)
    }

    @Test func `DB-Search's page is its list of speeches`() throws {
        let html = """
            <html><head><title>閲覧 | みらい町議会会議録検索</title></head><body><header class="header">
            <h1 class="command__title"><span>令和8年第4回定例会（第5号）　本文</span></h1></header><main id="main">
            <div class="content-menu"><h2>発言者の表示切替</h2><p>全 <span>2</span> 発言／<span>0</span> 発言ヒット</p>
            <form id="voices_list"><ol><li><button><span>1</span><span>:</span><span>◯議長（山田太郎）</span></button></ol></form></div>
            <div class="content-main" id="content_main"><div class="page" id="voices_text">
            <div class="page-header"><h1><span class="voice_code"></span>: <span></span></h1><a href="#">↓最初のヒットへ</a></div>
            <ul class="page-list" id="page-list">
            <li class="voice-block d-none"><div class="voice"><div class="voice__detail voice-detail">
              1:
            </div><p class="voice__text">◯議長（山田太郎）<br />
            　これから、会議を開きます。<br />
            　　　〔「異議なし」の声多数〕<br />
            </p></div></li>
            <li class="voice-block d-none"><div class="voice"><div class="voice__detail voice-detail">
              2:
            </div><p class="voice__text">◯７番（川上花子）〔登壇〕<br />
            　質問します。<br />
            </p></div></li></ul><footer>Copyright © Mirai Town</footer></div></div></main></body></html>
            """

        let lines = try lines(ofPage: html)

        #expect(
            lines.map(\.text) == [
                "令和8年第4回定例会（第5号）", "◯議長（山田太郎）", "　これから、会議を開きます。", "　　　〔「異議なし」の声多数〕", "◯７番（川上花子）〔登壇〕", "　質問します。",
            ])
        #expect(lines.map(\.number) == [2, 10, 11, 12, 16, 17])
    }

    @Test func `VOICES's page is its body`() throws {
        let html = """
            <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><HTML><HEAD>
            <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=Shift_JIS"><TITLE> 委員長(沢田) P.2</TITLE></HEAD>
            <BODY onLoad="init();"><SCRIPT>var hitp = -1;</SCRIPT><A NAME="HUID1"></A>○沢田　委員長　　おはようございます。<BR>　御参集いただきました。<BR>　　──────<BR><P><FORM METHOD="POST"><INPUT TYPE="hidden"></FORM></BODY></HTML>
            """

        #expect(try texts(ofPage: html) == ["○沢田　委員長　　おはようございます。", "　御参集いただきました。", "　　──────"])
    }
}
