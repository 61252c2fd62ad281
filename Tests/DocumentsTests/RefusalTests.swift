import Documents
import Testing

struct RefusalTests {
    private func refusal(
        _ bytes: [UInt8], name: String? = "a.txt", limits: DocumentReader.Limits = .init()
    ) throws -> DocumentError {
        try #require(throws: DocumentError.self) { try DocumentReader(limits: limits).read(bytes, name: name) }
    }

    @Test(arguments: ["", " ", "\n\n", "\u{3000}\n \t\r\n", "\u{FEFF}"])
    func `a document without a word is refused`(text: String) throws {
        #expect(try refusal(Array(text.utf8)) == .empty(name: "a.txt"))
    }

    @Test(
        arguments: [
            (Array("%PDF-1.7\n%".utf8), FileKind.pdf),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .oldOffice),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D], .image),
            ([0xFF, 0xD8, 0xFF, 0xE0], .image),
            (Array("{\\rtf1".utf8), .rtf),
            (Array(#"<?xml version="1.0"?><rss version="2.0">"#.utf8), .xml),
            (Array("ab\0c".utf8), .binary),
        ] as [([UInt8], FileKind)])
    func `what is no text is named`(bytes: [UInt8], kind: FileKind) throws {
        #expect(try refusal(bytes) == .notText(name: "a.txt", looksLike: kind))
    }

    @Test func `a refusal names the file and the next step`() throws {
        #expect(
            try refusal(Array("%PDF-1.7".utf8), name: "gijiroku.pdf").description
                == "gijiroku.pdf looks like a PDF: give the PDF itself to kairan, not packed into another file."
        )
        #expect(try refusal([], name: nil).description.hasPrefix("The document holds no text"))
    }

    @Test func `a document over the limit is refused by its size`() throws {
        #expect(
            try refusal(Array("123456".utf8), limits: .init(document: 5))
                == .tooLarge(name: "a.txt", bytes: 6, limit: 5))
    }

    @Test func `a line over the limit is named by its number`() throws {
        #expect(
            try refusal(Array("1\n2\n1234567".utf8), limits: .init(line: 6))
                == .lineTooLong(name: "a.txt", line: 3, bytes: 7, limit: 6))
    }

    @Test func `a document of too many lines is refused`() throws {
        #expect(try refusal(Array("1\n2\n3".utf8), limits: .init(lines: 2)) == .tooManyLines(name: "a.txt", limit: 2))
    }

    @Test func `UTF-8 with a broken line is not taken for another encoding`() throws {
        let good = Array("本日はお集まりいただきまして、ありがとうございます。\n".utf8)

        #expect(
            try refusal(good + good + [0xE3, 0x81] + good)
                == .invalidBytes(name: "a.txt", line: 3, offset: 2 * good.count, encoding: "UTF-8"))
    }

    @Test func `bytes of no known encoding are refused`() throws {
        #expect(try refusal([0x41, 0xFF, 0xFF, 0x80, 0xA0, 0xFD]) == .unknownEncoding(name: "a.txt"))
    }
}
