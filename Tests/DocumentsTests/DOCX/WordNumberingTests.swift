import Documents
import MinutesModel
import TestSupport
import Testing

struct WordNumberingTests {
    private func level(_ index: Int, _ format: String, _ text: String, start: Int = 1) -> String {
        "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }

    private func lines(_ levels: String, _ places: [(String, Int)], lists: String? = nil) throws -> [String] {
        let numbering =
            "<w:abstractNum w:abstractNumId=\"7\">\(levels)</w:abstractNum>"
            + (lists ?? "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>")
        let body = places.map { number, level in
            WordWriter.paragraph(
                "項", properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>")
        }
        return try DocumentReader().read(WordWriter(body.joined(), numbering: numbering).bytes, name: "a.docx")
            .text.lines.map(\.text)
    }

    @Test(
        arguments: [
            ("decimal", "%1.", "1. 項"), ("decimalFullWidth", "（%1）", "（１）項"), ("japaneseCounting", "第%1　", "第一　項"),
            ("aiueoFullWidth", "%1", "ア項"), ("iroha", "(%1)", "(イ)項"), ("decimalEnclosedCircle", "%1", "① 項"),
            ("upperRoman", "%1.", "I. 項"), ("lowerLetter", "%1)", "a)項"), ("bullet", "○", "○項"),
            ("bullet", "\u{F0B7}", "・項"),
            ("none", "", "項"), ("unheardOf", "%1", "1 項"),
        ])
    func `a number is made as Word makes it`(format: String, text: String, expected: String) throws {
        #expect(try lines(level(0, format, text), [("1", 0)]) == [expected])
    }

    @Test func `levels count on and deeper levels start anew`() throws {
        let levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1-%2.")
        let places = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)]

        #expect(try lines(levels, places) == ["1. 項", "1-1. 項", "1-2. 項", "2. 項", "2-1. 項"])
    }

    @Test func `lists of one pattern count together unless one starts again`() throws {
        let lists =
            "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        let places = [("1", 0), ("2", 0), ("3", 0), ("3", 0)]

        #expect(
            try lines(level(0, "decimal", "%1.", start: 4), places, lists: lists) == ["4. 項", "5. 項", "1. 項", "2. 項"])
    }

    @Test func `a list that nothing describes has bullets, and list 0 is none`() throws {
        #expect(try lines("", [("9", 0), ("0", 0)]) == ["・項", "項"])
    }

    @Test(arguments: [(10, "十"), (21, "二十一"), (100, "百"), (1234, "千二百三十四")])
    func `numbers in kanji`(start: Int, expected: String) throws {
        #expect(
            try lines(level(0, "japaneseCounting", "%1", start: start), [("1", 0)]) == [
                expected + (expected.last?.isNumber == true ? " " : "") + "項"
            ])
    }
}
