import Documents
import MinutesModel
import Testing

struct JSONSyntaxTests {
    private func refused(_ text: String) throws -> JSONProblem? {
        guard case .json(_, let problem) = try Reading.refusal(Array(text.utf8)) else { return nil }
        return problem
    }

    @Test(
        arguments: [
            ("{\"a\":\n[1,2}", 2, "a comma or the list's end"), ("{\"a\" 1}", 1, "a colon behind the key"),
            ("{\"a\":1", 1, "a comma or the object's end"), ("{\"a\":tru}", 1, "a value"),
            ("{\"a\":\"x", 1, "the text's closing quote"),
            ("{\"a\":\"x\ny\"}", 1, "the text's closing quote (a line break in it is written \\n)"),
            ("{\"a\":\"\\x\"}", 1, "an escape of JSON behind the backslash"),
            ("{\"a\":\"\\u12G4\"}", 1, "four hexadecimal digits behind \\u"), ("{\"a\":-}", 1, "a digit"),
            ("{\"a\":1.}", 1, "a digit"), ("{\"a\":01}", 1, "a comma or the object's end"),
            ("{\"a\":1}}", 1, "the end of the file"),
            ("{\"a\":1,}", 1, "a key in double quotes"),
        ])
    func `broken syntax is named by line and expectation`(text: String, line: Int, expected: String) throws {
        #expect(try refused(text) == .broken(line: line, expected: expected))
    }

    @Test func `deep nesting is refused by its limit`() throws {
        let deep = "{\"a\":" + String(repeating: "[", count: 100_000)

        #expect(try refused(deep) == .broken(line: 1, expected: "at most 64 levels of nesting"))
    }

    @Test func `more values than minutes have are refused by their limit`() throws {
        let many = "{\"a\":[" + String(repeating: "0,", count: 1_000_001) + "0]}"

        #expect(try refused(many) == .tooManyValues(limit: 1_000_000))
    }

    @Test func `escapes, surrogates and big numbers are read`() throws {
        let document = try Reading.document(
            #"[{"speaker":"\u5c71\u5ddd","text":"\ud83c\udf38 \ud83c \udf38x \u00e9\t\/\"","n":123456789012345678901234567890e-5}]"#
        )

        #expect(document.text.lines.map(\.text) == ["🌸 \u{FFFD} \u{FFFD}x é\t/\""])
        #expect(document.text.lines.map(\.speaker) == ["山川"])
    }

    @Test func `of a key given twice the last value counts, and a warning tells`() throws {
        let document = try Reading.document("[\n{\"speaker\":\"山川\",\"text\":\"一\",\"text\":\"二\"}]")

        #expect(document.text.lines.map(\.text) == ["二"])
        #expect(document.text.warnings.map(\.code) == ["repeatedKey"])
        #expect(document.text.warnings.first?.line == 2)
    }

    @Test func `a line's number is where its text stands in the source`() throws {
        let document = try Reading.document(
            "[\n{\"speaker\":\"山川\",\n\"text\":\"一\\n二\"},\n\n{\"speaker\":\"海野\",\"text\":\"三\"}]")

        #expect(document.text.lines.map(\.number) == [3, 3, 5])
    }

    @Test(
        arguments: [
            ("{\"items\":[{\"price\":1}],\"total\":2}", ["items", "price", "total"]), ("{}", []),
        ])
    func `JSON of unknown shape is refused with the keys that were found`(text: String, keys: [String]) throws {
        #expect(try refused(text) == .noSpeeches(keys: keys))
        #expect(try Reading.refusal(Array(text.utf8)).description.contains("looked for DiscussNet (tenant_minutes)"))
    }

    @Test func `a record of Kairan's own is refused`() throws {
        #expect(try refused(#"{"schema":"kairan.minutes/1","speeches":[]}"#) == .ownRecord)
    }

    @Test(arguments: ["CP932", "EUC-JP-MS", "UTF-16LE", "UTF-8"])
    func `JSON in any encoding gives the same text`(encoding: String) throws {
        let json = #"[{"speaker":"山川議長","text":"ただいまから会議を開きます。"}]"#
        let mark: [UInt8] = encoding == "UTF-16LE" ? [0xFF, 0xFE] : []

        let document = try DocumentReader().read(mark + Iconv.encode(json, to: encoding), name: "a.json")

        #expect(document.text.lines.map(\.text) == ["ただいまから会議を開きます。"])
        #expect(document.text.lines.map(\.speaker) == ["山川議長"])
    }

    @Test func `text that only begins like a script stays text`() throws {
        for text in ["[[リンク]] の会議\n本文です。", "議事録 = 記録", "A(B) は C です。", "[azu](https://example.jp): 司会"] {
            #expect(try Reading.document(text, name: "a.md").text.source.format == "markdown")
        }
    }
}
