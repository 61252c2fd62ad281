import BotCore
import Foundation
import PluginHost
import TestSupport
import Testing

/// With the real `pdftotext` and the real reader.
@Suite(.enabled(if: PDFProgram.find()?.hasJapaneseTables == true, "poppler-utils and poppler-data are not installed"))
struct PDFTests {
    private struct Record: Decodable {
        struct Speech: Decodable {
            struct Speaker: Decodable { var label: String }
            var speaker: Speaker
            var paragraphs: [String]
        }
        struct Source: Decodable { var format: String }
        struct Warning: Decodable {
            var line: Int?
            var code: String
            var text: String?
        }
        struct Note: Decodable {
            var heading: String?
            var paragraphs: [String]
        }
        var id: String
        var speeches: [Speech]
        var notes: [Note]
        var source: Source
        var warnings: [Warning]
    }

    private func result(
        _ bytes: [UInt8], name: String = "a.pdf", program: PDFProgram? = .find(),
        limits: ProcessReader.Limits = ProcessReader.Limits()
    ) async throws -> Result<[UInt8], ReadFailure>? {
        try await onOwnThread {
            let reader = ProcessReader(
                executable: Products.path("kairan-reader"), pdfProgram: program, limits: limits, logger: quiet)
            defer { reader.stop() }
            reader.read(ReadRequest(id: 1, name: name, bytes: bytes))
            return reader.turn({ reader.advance(ready: $0, uptime: $1) }, until: { !$0.isEmpty }).first?.result
        }
    }

    private func record(_ bytes: [UInt8]) async throws -> Record {
        let line = try #require(await result(bytes)).get()
        return try JSONDecoder().decode(Record.self, from: Data(line))
    }

    private func refusal(
        _ bytes: [UInt8], program: PDFProgram? = .find(), limits: ProcessReader.Limits = ProcessReader.Limits()
    ) async throws -> String {
        guard
            case .failure(.refused(let code, let message))? = try await result(
                bytes, program: program, limits: limits)
        else {
            return "not refused"
        }
        return "\(code): \(message)"
    }

    @Test func `a PDF is read through pdftotext, Japanese fonts that are not embedded included`() async throws {
        let record = try await record(
            TinyPDF(["○議長（山田太郎君）　ただいまから会議を開きます。", "○１番（川辺花子君）　質問いたします。"]).bytes)

        #expect(record.source.format == "pdf")
        #expect(record.speeches.map(\.speaker.label) == ["議長（山田太郎君）", "１番（川辺花子君）"])
        #expect(record.speeches.map(\.paragraphs) == [["ただいまから会議を開きます。"], ["質問いたします。"]])
        #expect(record.warnings.map(\.code) == [])
    }

    @Test func `bytes before the header do not hide a PDF`() async throws {
        let bytes = Array("HTTP junk\r\n".utf8) + TinyPDF(["○議長（山田太郎君）　開会します。"]).bytes

        #expect(try await record(bytes).source.format == "pdf")
    }

    @Test func `minutes that mention a PDF's header are no PDF`() async throws {
        let line = try #require(await result(Array("PDF は %PDF-1.7 で始まる。\n".utf8), name: "a.txt")).get()

        #expect(try JSONDecoder().decode(Record.self, from: Data(line)).source.format == "text")
    }

    @Test func `one PDF saved twice is one document`() async throws {
        var other = TinyPDF(["○議長（山田太郎君）　開会します。"])
        let first = try await record(other.bytes)
        other.drawing = "0 0 10 10 re f"

        #expect(try await record(other.bytes).id == first.id)
    }

    @Test func `a locked PDF is refused with the way out`() async throws {
        var locked = TinyPDF(["議事録"])
        locked.trailer = TinyPDF.lock

        #expect(
            try await refusal(locked.bytes)
                == "pdfLocked: a.pdf is a PDF that is locked with a password: save a copy without one and read that.")
    }

    @Test func `a PDF of pictures needs OCR`() async throws {
        var pictures = TinyPDF([], [])
        pictures.drawing = "0 0 100 100 re f"

        #expect(
            try await refusal(pictures.bytes)
                == "onlyPictures: a.pdf is a PDF without text: it holds only pictures of its pages, so make their text with an OCR program first (for example ocrmypdf) and read that."
        )
    }

    @Test func `a damaged or cyclic PDF is refused with what pdftotext says`() async throws {
        let whole = TinyPDF(pages: Array(repeating: ["○議長（山田太郎君）　開会します。"], count: 20)).bytes

        #expect(
            try await refusal(Array(whole.prefix(whole.count / 2)))
                == "pdfDamaged: a.pdf is a PDF that is damaged or was not downloaded completely (pdftotext: Syntax Error: Couldn't find trailer dictionary): get it again."
        )
        #expect(
            try await refusal(TinyPDF.cyclic)
                == "pdfDamaged: a.pdf is a PDF that is damaged or was not downloaded completely (pdftotext: Syntax Error: Loop in Pages tree): get it again."
        )
    }

    @Test func `text that survives damage is read under a warning`() async throws {
        var damaged = TinyPDF(["○議長（山田太郎君）　開会します。"])
        damaged.drawing = "BT /F9 10 Tf (lost) Tj ET"

        let record = try await record(damaged.bytes)

        #expect(record.speeches.count == 1)
        #expect(record.warnings.map(\.code) == ["pdfErrors"])
    }

    @Test func `a missing pdftotext is named with its packages`() async throws {
        #expect(
            try await refusal(TinyPDF(["議事録"]).bytes, program: nil)
                == "pdfProgramMissing: a.pdf is a PDF, and pdftotext, which reads PDFs, is not installed: apt-get install poppler-utils poppler-data."
        )
    }

    @Test func `text beyond the limit is refused`() async throws {
        var limits = ProcessReader.Limits()
        limits.document = 4096
        let bytes = TinyPDF(pages: Array(repeating: Array(repeating: "長い会議の記録です。", count: 40), count: 20)).bytes

        #expect(
            try await refusal(bytes, limits: limits)
                == "tooLarge: a.pdf is a PDF with more than 4096 bytes of text: split it into one file per meeting.")
    }

    @Test func `a PDF made to use up time or memory is refused with the limit`() async throws {
        var limits = ProcessReader.Limits()
        limits.pdfSeconds = 1
        #expect(
            try await refusal(TinyPDF.laughing, limits: limits)
                == "pdfTooCostly: a.pdf is a PDF that needs more than 1 second of processor time to read, which no minutes do: print it to a new PDF, or split it, and read that."
        )
        limits.pdfSeconds = 60
        // Twice what pdftotext takes by itself.
        limits.pdfMemory = 16 << 20
        #expect(
            try await refusal(TinyPDF.laughing, limits: limits)
                == "pdfTooCostly: a.pdf is a PDF that needs more than 16 MB of memory to read, which no minutes do: print it to a new PDF, or split it, and read that."
        )
    }

    @Test func `vertical columns are read, under a warning`() async throws {
        var vertical = TinyPDF(["○議長（山田太郎君）　ただいまから会議を", "開きます。出席議員は二〇名で、", "定足数に達しております。", "○１番（川辺花子君）　「質問」がございます。"])
        vertical.encoding = "UniJIS-UTF16-V"

        let record = try await record(vertical.bytes)

        #expect(record.speeches.map(\.speaker.label) == ["議長（山田太郎君）", "１番（川辺花子君）"])
        #expect(
            record.speeches.map(\.paragraphs) == [
                ["ただいまから会議を開きます。出席議員は二〇名で、定足数に達しております。"], ["「質問」がございます。"],
            ])
        #expect(record.warnings.map(\.code) == ["verticalText"])
    }

    @Test(.enabled(if: TestData.folder != nil))
    func `a city's real PDF is read in whole sentences with its numbers`() async throws {
        let record = try await record(TestData.bytes(of: "corpus/nankoku-policy-speech.pdf"))

        let texts = record.notes.flatMap { ($0.heading.map { [$0] } ?? []) + $0.paragraphs }
        let text = texts.joined(separator: "\n")
        // 18 page numbers, hundreds of stray spaces and a dozen spaced lines leave one space: between two readings of kanji.
        let paragraphs = text.split(separator: "\n")
        #expect(paragraphs.filter { $0.contains(" ") }.count == 1)
        #expect(paragraphs.allSatisfy { !$0.contains("-") })
        // No number begins a paragraph with its unit or its rest.
        #expect(paragraphs.allSatisfy { !"兆億万千，、」".contains($0.first ?? "兆") })
        // A heading has no full stop; there are 14, and the rubric of one word.
        #expect(paragraphs.filter { !$0.hasSuffix("。") }.allSatisfy { $0.count <= 6 })
        #expect(paragraphs.count == 112)
    }

    @Test func `a PDF waits for no other and others wait for no PDF`() async throws {
        let outcomes = try await onOwnThread { () -> [ReadOutcome] in
            let reader = ProcessReader(executable: Products.path("kairan-reader"), logger: quiet)
            defer { reader.stop() }
            let documents = [
                TinyPDF(["○議長（山田太郎君）　開会します。"]).bytes, Array("○議長（山田太郎君）　開会します。".utf8), TinyPDF.cyclic,
                TinyPDF(["○議長（山田太郎君）　閉会します。"]).bytes,
            ]
            for (index, bytes) in documents.enumerated() {
                reader.read(ReadRequest(id: Int64(index), name: "\(index)", bytes: bytes))
            }
            return reader.turn({ reader.advance(ready: $0, uptime: $1) }, until: { $0.count >= 4 })
        }

        #expect(
            outcomes.sorted { $0.id < $1.id }.map { (try? $0.result.get()) != nil } == [true, true, false, true])
    }
}

/// With scripts in pdftotext's place.
struct PDFProgramTests {
    private func refusal(script: String, hasJapaneseTables: Bool = true) async throws -> String {
        let folder = try TemporaryFolder()
        let path = try folder.write("#!/bin/sh\n\(script)\n", to: "pdftotext", mode: 0o700)
        return try await onOwnThread {
            let reader = ProcessReader(
                executable: Products.path("kairan-reader"),
                pdfProgram: PDFProgram(executable: path, hasJapaneseTables: hasJapaneseTables), logger: quiet)
            defer { reader.stop() }
            reader.read(ReadRequest(id: 1, name: "a.pdf", bytes: Array("%PDF-1.7\n".utf8)))
            let outcomes = reader.turn({ reader.advance(ready: $0, uptime: $1) }, until: { !$0.isEmpty })
            switch outcomes.first?.result {
            case .failure(.refused(let code, let message)): return "\(code): \(message)"
            case .failure(.crashed(let reason, _)): return "crashed: \(reason)"
            default: return "not refused"
            }
        }
    }

    private static let complaint = "echo \"Syntax Error: Missing language pack for 'Adobe-Japan1' mapping\" >&2; echo 1"

    @Test func `missing tables are named with their package, even where some text came out`() async throws {
        #expect(
            try await refusal(script: Self.complaint, hasJapaneseTables: false)
                == "pdfTablesMissing: a.pdf is a PDF whose Japanese fonts are not part of it, and the tables for them are not installed: apt-get install poppler-data."
        )
        #expect(
            try await refusal(script: Self.complaint)
                == "pdfTablesMissing: a.pdf is a PDF in fonts that are not part of it and that poppler-data does not know: ask for a PDF with embedded fonts, or read it with an OCR program first."
        )
    }

    @Test func `a crash of pdftotext is a crash of the document`() async throws {
        #expect(
            try await refusal(script: "kill -11 $$")
                == "crashed: pdftotext was ended by signal 11 (a bad memory access)")
    }

    @Test func `it is looked for in fixed places, whatever PATH says`() throws {
        let folder = try TemporaryFolder()
        let program = try folder.write("", to: "bin/pdftotext", mode: 0o700)
        let tables = try folder.write("", to: "Adobe-Japan1")

        #expect(
            PDFProgram.find(executables: [folder.path("none"), program], tables: [tables])
                == PDFProgram(executable: program, hasJapaneseTables: true))
        #expect(PDFProgram.find(executables: [program], tables: [folder.path("none")])?.hasJapaneseTables == false)
        #expect(PDFProgram.find(executables: [folder.path("none")]) == nil)
        #expect(PDFProgram.usualExecutables.allSatisfy { $0.hasPrefix("/usr/") })
    }
}
