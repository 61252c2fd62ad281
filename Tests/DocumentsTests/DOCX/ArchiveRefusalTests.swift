import Documents
import TestSupport
import Testing

struct ArchiveRefusalTests {
    private func problem(_ bytes: [UInt8]) throws -> ArchiveProblem? {
        guard case .archive(_, let problem) = try Reading.refusal(bytes, name: "a.docx") else { return nil }
        return problem
    }

    private func word(_ main: ZipWriter.File) -> [UInt8] {
        ZipWriter.archive([main])
    }

    private let body = Array("<w:document xmlns:w=\"w\"><w:body><w:p/></w:body></w:document>".utf8)

    @Test(
        arguments: [
            ([ZipWriter.File("xl/workbook.xml", [1])], FileKind.spreadsheet),
            ([ZipWriter.File("ppt/presentation.xml", [1])], .presentation),
            (
                [ZipWriter.File("mimetype", Array("application/vnd.oasis.opendocument.text".utf8), isStored: true)],
                .openDocument
            ),
            ([ZipWriter.File("minutes.txt", [1])], .zip), ([], .zip),
        ])
    func `an archive that is no Word document is named`(files: [ZipWriter.File], kind: FileKind) throws {
        // An archive of nothing has no file's header at its start.
        let bytes = files.isEmpty ? ZipWriter.archive([ZipWriter.File("leer/", [])]) : ZipWriter.archive(files)

        #expect(try Reading.refusal(bytes, name: "a.docx") == .notText(name: "a.docx", looksLike: kind))
    }

    @Test func `a locked document is named with the way out`() throws {
        let locked =
            [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 2000) + "EncryptedPackage".utf8.flatMap { [$0, 0] }

        #expect(try problem(locked) == .encrypted)
        #expect(try problem(word(.init("word/document.xml", body, isEncrypted: true))) == .encrypted)
        #expect(
            try Reading.refusal(locked, name: "a.docx").description
                == "a.docx is protected by a password: save a copy without one, as .docx or PDF.")
    }

    @Test func `an old document is named with the way out`() throws {
        #expect(
            try Reading.refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1], name: "a.doc").description
                == "a.doc looks like an old Office document (DOC or XLS): save it as .docx or PDF and read that.")
    }

    @Test func `a part that unpacks out of all proportion is refused by the limit`() throws {
        let bomb = [UInt8](repeating: UInt8(ascii: " "), count: 20 << 20)

        #expect(try problem(word(.init("word/document.xml", bomb))) == .bomb(part: "word/document.xml", ratio: 200))
        #expect(
            try problem(word(.init("word/document.xml", body, claimedSize: 65 << 20)))
                == .partTooLarge(part: "word/document.xml", limit: 64 << 20))
    }

    @Test func `a size that lies is damage, whichever way it lies`() throws {
        for size in [body.count - 1, body.count + 1, 0] {
            #expect(
                try problem(word(.init("word/document.xml", body, claimedSize: size)))
                    == .damaged(part: "word/document.xml"), "\(size)")
        }
    }

    @Test func `more files than a Word document has are refused by the limit`() throws {
        let files = (0..<10_001).map { ZipWriter.File("word/\($0)", [], isStored: true) }

        #expect(try problem(ZipWriter.archive(files)) == .tooManyEntries(limit: 10_000))
    }

    @Test func `a document type is refused before its entities are looked at`() throws {
        let xml =
            "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document xmlns:w=\"w\"><w:body>&b;</w:body></w:document>"

        #expect(
            try problem(word(.init("word/document.xml", Array(xml.utf8)))) == .documentType(part: "word/document.xml"))
    }

    @Test(
        arguments: [
            "<w:document xmlns:w=\"w\"><w:body><w:p></w:body></w:document>", "", "<w:document", "{}",
            String(repeating: "<a>", count: 100_000),
        ])
    func `broken XML is named by part and line`(xml: String) throws {
        guard
            case .brokenXML(part: "word/document.xml", _) = try problem(
                word(.init("word/document.xml", Array(xml.utf8))))
        else {
            Issue.record("not refused as broken XML")
            return
        }
    }

    @Test func `an unknown packing is named`() throws {
        #expect(
            try problem(word(.init("word/document.xml", body, isStored: true, method: 12)))
                == .unsupported(what: "ZIP method 12"))
    }

    @Test func `every cut and every flipped byte ends in a record or a refusal`() throws {
        let whole = WordWriter(WordWriter.paragraph("○山川会長　始めます。")).bytes
        for end in stride(from: 4, to: whole.count, by: 7) {
            _ = try? DocumentReader().read(Array(whole[..<end]), name: "a.docx")
        }
        for index in whole.indices {
            var flipped = whole
            flipped[index] ^= 0xFF
            _ = try? DocumentReader().read(flipped, name: "a.docx")
        }
        #expect(try problem(Array(whole[..<(whole.count - 1)])) == .damaged(part: "its end is missing"))
    }
}
