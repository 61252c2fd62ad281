import Documents
import Testing

struct MarkupLimitTests {
    private func refusal(_ html: String, limits: DocumentReader.Limits = .init()) throws -> DocumentError {
        try #require(throws: DocumentError.self) {
            try DocumentReader(limits: limits).read(Array(html.utf8), name: "a.html")
        }
    }

    @Test(arguments: [
        (String(repeating: "<div>", count: 3_000) + "本文", MarkupLimit.depth),
        // libxml2 compares each with all before it.
        ("<p " + (0..<20_000).map { "a\($0)" }.joined(separator: " ") + ">本文", .attributes),
        (String(repeating: "<i>", count: 2_000) + String(repeating: "</x>", count: 300_000) + "本文", .work),
        (String(repeating: "<b " + (0..<4_000).map { "a\($0)" }.joined(separator: " ") + ">", count: 60), .work),
    ])
    func `tangled markup is refused by its limit`(html: String, limit: MarkupLimit) throws {
        let error = try refusal("<html>" + html)

        guard case .tooMuchMarkup("a.html", _, limit) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(error.description.contains("limit"))
    }

    @Test func `a picture inside the page is no bomb`() throws {
        let data = String(repeating: "iVBORw0KGgo/", count: 100_000)

        #expect(try texts(ofPage: "<html><img src=\"data:image/png;base64,\(data)\"><p>本文</p>") == ["本文"])
    }

    @Test func `unclosed elements in every speech are read`() throws {
        let html = (0..<1_500).map { "<font color=red>○議長<br>発言\($0)<br>" }.joined()

        #expect(try texts(ofPage: "<html>" + html).count == 3_000)
    }

    @Test func `a line over the limit is named by its number`() throws {
        #expect(
            try refusal("<html>\n<p>\(String(repeating: "長", count: 40))", limits: .init(line: 99))
                == .lineTooLong(name: "a.html", line: 2, bytes: 120, limit: 99))
    }

    @Test func `a page of too many lines is refused`() throws {
        #expect(try refusal("<html>一<br>二<br>三", limits: .init(lines: 2)) == .tooManyLines(name: "a.html", limit: 2))
    }
}
