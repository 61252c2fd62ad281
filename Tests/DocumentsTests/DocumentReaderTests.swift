import Documents
import Foundation
import MinutesModel
import TestSupport
import Testing

struct DocumentReaderTests {
    private func read(_ bytes: [UInt8], name: String? = "a.txt") throws -> Document {
        try DocumentReader().read(bytes, name: name)
    }

    private func bytes(_ text: String, _ encoding: String) throws -> [UInt8] {
        try Iconv.encode(text, to: encoding)
    }

    @Test(arguments: [
        ("UTF-8", "UTF-8"), ("CP932", "Windows-31J"), ("EUC-JP-MS", "EUC-JP"), ("ISO-2022-JP", "ISO-2022-JP"),
    ])
    func `every encoding of the sample gives the same text`(encoding: String, name: String) throws {
        // ISO-2022-JP has no ～ of full width that glibc and Microsoft agree on.
        let sample = String(decoding: Fixtures.sample, as: UTF8.self).replacingOccurrences(of: "～", with: "から")

        let document = try read(bytes(sample, encoding))

        #expect(document.text.lines.map(\.text) == (try read(Array(sample.utf8))).text.lines.map(\.text))
        #expect(document.text.source.encoding == name)
    }

    @Test(
        arguments: [
            ("UTF-8", [0xEF, 0xBB, 0xBF], "UTF-8"), ("UTF-16LE", [0xFF, 0xFE], "UTF-16LE"),
            ("UTF-16BE", [0xFE, 0xFF], "UTF-16BE"),
        ] as [(String, [UInt8], String)])
    func `a byte order mark is obeyed and dropped`(encoding: String, mark: [UInt8], name: String) throws {
        let document = try read(mark + bytes("議事録\n○議長　開会します。\n", encoding))

        #expect(document.text.lines.map(\.text) == ["議事録", "○議長　開会します。"])
        #expect(document.text.source.encoding == name)
    }

    @Test func `Microsoft's extra characters are read`() throws {
        let text = "①㈱髙﨑～－\nよろしくお願いいたします。"

        #expect(try read(bytes(text, "CP932")).text.lines[0].text == "①㈱髙﨑～－")
        #expect(try read(bytes(text, "EUC-JP-MS")).text.lines[0].text == "①㈱髙﨑～－")
    }

    @Test(arguments: ["おはようございます", "カイギ", "ありがとうございました。", "それでは議事に入ります"])
    func `short texts are told apart by their kana`(text: String) throws {
        #expect(try read(bytes(text, "CP932")).text.lines[0].text == text)
        #expect(try read(bytes(text, "EUC-JP-MS")).text.lines[0].text == text)
    }

    @Test func `every line end ends a line and the text keeps its identity`() throws {
        let unix = try read(Array("一\n\n二\n三\n".utf8))

        #expect(unix.text.lines.map(\.text) == ["一", "", "二", "三"])
        #expect(unix.text.lines.map(\.number) == [1, 2, 3, 4])
        for text in ["一\r\n\r\n二\r\n三\r\n", "一\r\r二\r三\r", "一\n\r\n二\r三", "\u{FEFF}一\n\n二\n三"] {
            let other = try read(Array(text.utf8))
            #expect(other.text.lines == unix.text.lines)
            #expect(other.id == unix.id)
        }
    }

    @Test func `the identity is the hash of the text`() throws {
        // printf '一\n' | sha256sum
        let expected = "510a4160f8cc873e790dc62a059a7bdc555fd7bec139c06c03a56922739afb91"
        #expect(try read(Array("一".utf8)).id == "sha256:" + expected)
        #expect(try read(bytes("それでは、開会します。", "CP932")).id == read(Array("それでは、開会します。".utf8)).id)
    }

    @Test func `a hard break is two spaces or a backslash at the end`() throws {
        let lines = try read(Array("一  \n二\\\n三 \n四".utf8), name: "a.md").text.lines

        #expect(lines.map(\.hasHardBreak) == [true, true, false, false])
    }

    @Test(
        arguments: [
            ("a.md", "text", "markdown"), ("a.MARKDOWN", "text", "markdown"), ("a.txt", "# 見出し", "text"),
            (nil, "# 見出し", "markdown"),
            (nil, "#見出し", "text"), (nil, "本文", "text"), ("minutes", "## 議事録\n本文", "markdown"),
        ] as [(String?, String, String)])
    func `the format comes from the name, else from the content`(name: String?, text: String, format: String) throws {
        #expect(try read(Array(text.utf8), name: name).text.source.format == format)
    }

    @Test func `the source says where the document came from`() throws {
        let document = try DocumentReader().read(Array("本文".utf8), name: "a.txt", url: "https://example.jp/a")

        #expect(
            document.text.source
                == Source(url: "https://example.jp/a", file: "a.txt", format: "text", encoding: "UTF-8"))
    }
}
