import Documents
import MinutesModel
import MinutesParsing
import TestSupport
import Testing

/// The way back from a record's words to the document.
struct LineNumbersTests {
    @Test(arguments: ["sample-council.md", "sample-council.txt"])
    func `every paragraph names the line on which it begins`(name: String) throws {
        try Self.expectLines(in: Fixtures.bytes(of: name), name: name)
    }

    @Test(
        .enabled(if: TestData.folder != nil),
        arguments: [
            "digital-society-council-2.md", "tokyo-committee-2020-04-17.txt", "shinagawa-committee-2001-11-27.txt",
            "regulatory-reform-council-2025-10-03.txt", "mlit-committee-2023-10-19.txt", "js-primer-2019-03-25.md",
            "meguro-assembly-kensakusystem.txt", "otaru-mayor-speech-2016.html", "yokohama-assembly-discussnet.json",
        ])
    func `every paragraph of a real document names its line`(name: String) throws {
        try Self.expectLines(in: TestData.bytes(of: "corpus/\(name)"), name: name)
    }

    @Test func `a paragraph over several lines has its first one's number, and one behind a label the label's`() {
        let text = ["○森田議長　会議を", "開きます。", "", "　次に、議案第1号を", "議題とします。", "○桐島委員　賛成です。"]
        var lines = DocumentText.Lines()
        for (index, line) in text.enumerated() { lines.append(.init(number: index + 3, text: line)) }

        let minutes = MinutesParser().parse(
            DocumentText(lines: lines, source: Source(format: "text", encoding: "UTF-8")), id: "sha256:0")

        #expect(minutes.speeches.map(\.lines) == [[3, 6], [8]])
    }

    /// The document's line ends in the beginning of its paragraph, or holds it.
    private static func expectLines(in bytes: [UInt8], name: String) throws {
        let document = try DocumentReader().read(bytes, name: name)
        let minutes = MinutesParser().parse(document.text, id: document.id).voiced
        var texts: [Int: String] = [:]
        // One line of a page's source can hold several paragraphs.
        for line in document.text.lines { texts[line.number, default: ""] += line.text.filter { !$0.isWhitespace } }
        #expect(!minutes.speeches.isEmpty)
        for speech in minutes.speeches {
            #expect(speech.lines.count == speech.paragraphs.count)
            for (paragraph, number) in zip(speech.paragraphs, speech.lines) {
                let start = paragraph.filter { !$0.isWhitespace }.prefix(8)
                let line = texts[number] ?? ""
                let isWrapped = (2...8).contains { line.hasSuffix(start.prefix($0)) }
                #expect(line.contains(start) || isWrapped, "\(number): \(paragraph)")
            }
        }
    }
}
