import BotCore
import Testing

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("https://www.example.jp", "https://www.example.jp", "www.example.jp", 443, "www.example.jp"),
        (
            "HTTPS://WWW.Example.JP/a/b.html?x=1#y", "https://WWW.Example.JP/a/b.html?x=1", "www.example.jp", 443,
            "b.html"
        ),
        ("http://[::1]:8080/議事録.pdf", "http://[::1]:8080/%E8%AD%B0%E4%BA%8B%E9%8C%B2.pdf", "::1", 8080, "議事録.pdf"),
        ("https://x.jp/%E7%AC%AC1%E5%9B%9E/", "https://x.jp/%E7%AC%AC1%E5%9B%9E/", "x.jp", 443, "第1回"),
        // Shift_JIS in a path, and a name that would be two: they stay as they are.
        ("https://x.jp/%8Bc%8E%96", "https://x.jp/%8Bc%8E%96", "x.jp", 443, "%8Bc%8E%96"),
        ("https://x.jp/a%2Fb", "https://x.jp/a%2Fb", "x.jp", 443, "a%2Fb"),
        ("https://x.jp/a%0Ab", "https://x.jp/a%0Ab", "x.jp", 443, "a%0Ab"),
        ("https://x.jp?id=3", "https://x.jp?id=3", "x.jp", 443, "x.jp"),
    ])
    func `a URL is understood as far as it must be`(
        text: String, asked: String, host: String, port: UInt16, name: String
    ) throws {
        let address = try WebAddress(text)

        #expect(address.text == asked)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.documentName == name)
    }

    @Test(arguments: [
        ("www.example.jp/m.html", "https://"), ("ftp://x.jp/", "Only https://"), ("https:///path", "names no host"),
        ("https://user:pw@x.jp/", "user name or password"), ("https://x.jp\\@evil.jp/", "backslashes"),
        ("https://x.jp:0/", "port"), ("https://x.jp:99999/", "port"), ("https://x.jp/a b", "blanks"),
        ("https://x.jp/\u{1B}[2J", "control"), ("https://例え.jp/", "ASCII form"), ("https://①②⑦.⓪.⓪.①/", "ASCII form"),
        ("", "https://"),
    ])
    func `anything else is refused with what to write instead, and never repeated`(text: String, words: String) {
        let error = #expect(throws: WebAddress.Malformed.self) { try WebAddress(text) }

        #expect(error?.description.contains(words) == true)
        #expect(error?.description.contains("pw") == false)
    }

    @Test(arguments: [
        ("text/html; charset=Shift_JIS", "Shift_JIS"), ("text/html;Charset=\"utf-8\" ; x=y", "utf-8"),
        ("text/html; charset='EUC-JP'", "EUC-JP"), ("text/html", nil), ("text/html; charset=", nil),
        ("text/html; charset=a b", nil), ("text/html; charset=--name /etc/passwd", nil), (nil, nil),
    ])
    func `the charset is a name or nothing`(header: String?, charset: String?) throws {
        var fetch = PageFetch(Page(address: try WebAddress("https://x.jp/m")))
        let headers = header.map { ["content-type": $0] } ?? [:]

        let step = fetch.take(
            HTTPAnswer(id: 1, status: 200, headers: HeaderFields(headers)), now: Instant(milliseconds: 0))

        guard case .end(.fetched(let page)) = step else {
            Issue.record("not fetched")
            return
        }
        #expect(page.charset == charset)
    }
}
