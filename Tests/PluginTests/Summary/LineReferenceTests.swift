import Documents
import Foundation
import JapaneseText
import MinutesModel
import MinutesParsing
import PluginKit
@testable import Summaries
@testable import Summary
import TestSupport
import Testing

/// The way back: every line of a summary is found at the line of the document that it names.
@Suite struct LineReferenceTests {
    @Test(arguments: ["sample-council.md", "sample-council.txt"], [Detail.brief, .standard, .full])
    func `every line of the sample's summary is found where it says`(name: String, detail: Detail) async throws {
        try await expectWayBack(Fixtures.bytes(of: name), name: name, detail: detail)
    }

    @Test(
        .enabled(if: TestData.folder != nil),
        arguments: [
            "digital-society-council-2.md", "tokyo-committee-2020-04-17.txt", "shinagawa-committee-2001-11-27.txt",
            "shinagawa-committee-2024-06-26.txt", "regulatory-reform-council-2025-10-03.txt",
            "mlit-committee-2023-10-19.txt", "js-primer-2019-03-25.md", "meguro-assembly-kensakusystem.txt",
            "otaru-mayor-speech-2016.html", "otofuke-assembly-dbsearch.html", "yokohama-assembly-discussnet.json",
            "diet-plenary-2026-02-18.txt",
        ])
    func `every line of a real record's summary is found where it says`(name: String) async throws {
        for detail in [Detail.standard, .full] {
            try await expectWayBack(TestData.bytes(of: "corpus/\(name)"), name: name, detail: detail)
        }
    }

    @Test func `without references the lines end as they were said`() async throws {
        let document = try DocumentReader().read(Fixtures.sample, name: "sample-council.md")
        let minutes = MinutesParser().parse(document.text, id: document.id)
        var harness = PluginHarness<Summary>(settings: .init(detail: .full, evidence: .none))

        let notice = try #require(try await harness.answer(to: .minutesArrived(minutes)).notices.first)

        #expect(!notice.lines.isEmpty)
        #expect(notice.lines.allSatisfy { !$0.contains("行目）") })
    }

    @Test(
        arguments: [
            ([], ""), ([nil], ""), ([12], "（12行目）"), ([12, 12], "（12行目）"), ([40, nil, 12], "（40・12行目）"),
        ] as [([Int?], String)])
    func `a reference names each line once, in the order of the words`(lines: [Int?], text: String) {
        #expect(LineReference.text(lines) == text)
    }

    private func expectWayBack(_ bytes: [UInt8], name: String, detail: Detail) async throws {
        let document = try DocumentReader().read(bytes, name: name)
        let minutes = MinutesParser().parse(document.text, id: document.id)
        var harness = PluginHarness<Summary>(settings: .init(detail: detail))
        let notice = try #require(try await harness.answer(to: .minutesArrived(minutes)).notices.first)
        let paragraphs = Dictionary(
            minutes.voiced.speeches.flatMap { zip($0.lines, $0.paragraphs) }, uniquingKeysWith: { $0 + "\n" + $1 })
        #expect(notice.lines.count > 0)
        for line in notice.lines where !line.hasPrefix("ほか") {
            let (words, numbers) = Self.parts(of: line)
            #expect(!numbers.isEmpty, "\(line)")
            let found = numbers.map { paragraphs[$0] ?? "" }
            for piece in Self.pieces(of: words).flatMap({ Sentences.split($0) }).map(String.init) {
                #expect(found.contains { Self.holds($0, piece) }, "\(piece) — \(line)")
            }
        }
    }

    /// The words of a line, and the numbers behind them.
    private static func parts(of line: String) -> (words: String, numbers: [Int]) {
        guard line.hasSuffix("行目）"), let open = line.lastIndex(of: "（") else { return (line, []) }
        let numbers = line[line.index(after: open)...].dropLast(3).split { !$0.isNumber }.compactMap { Int($0) }
        return (String(line[..<open]), numbers)
    }

    /// What a line has of the record: what stands in 「」 of questions and answers; behind the speaker, the parts between
    /// the gaps, sentence by sentence, for neighbours can stand in two paragraphs. What was decided is told by its title, and is looked up by the agenda.
    private static func pieces(of words: String) -> [String] {
        if words.contains("→ ") {
            return words.components(separatedBy: "→ ").flatMap { side -> [String] in
                guard let open = side.firstIndex(of: "「"), side.hasSuffix("」") else { return [] }
                return side[side.index(after: open)...].dropLast().components(separatedBy: "。")
            }.filter { !$0.isEmpty }
        }
        guard let colon = words.firstIndex(of: "："), !words.hasPrefix("了承"), !words.hasPrefix("採択"),
            !words.hasPrefix("付託"), !words.hasPrefix("否決"), !words.hasPrefix("継続"), !words.hasPrefix("決定")
        else { return [] }
        return words[words.index(after: colon)...].components(separatedBy: Shortening.gap)
    }

    /// As spoken, with its polite end plain, without Markdown's links.
    private static func holds(_ paragraph: String, _ piece: String) -> Bool {
        let piece = piece.hasPrefix(Shortening.cut) ? String(piece.dropFirst()) : piece
        if paragraph.contains(piece) || PlainMarkup.shown(paragraph, in: "markdown").contains(piece) { return true }
        let inside = piece.split(separator: Shortening.cut).map(String.init)
        return Sentences.split(paragraph).contains { sentence in
            let plain = PlainEnding.of(String(sentence))
            return inside.allSatisfy { plain.contains($0) || plain.contains(PlainEnding.of($0)) }
        }
    }
}

extension Notice {
    /// The items of all lists.
    var lines: [String] {
        body.flatMap { block -> [String] in
            if case .list(let items) = block { return items }
            return []
        }
    }
}
