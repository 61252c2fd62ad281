import Documents
import MinutesModel
import TestSupport
import Testing

@Suite(.enabled(if: TestData.folder != nil))
struct CorpusPagesTests {
    /// The page names the speaker of each speech in an attribute, besides printing it.
    @Test func `every speech of DB-Search's page begins a line, and nothing else does`() throws {
        let html = try TestData.bytes(of: "corpus/otofuke-assembly-dbsearch.html")
        let speakers = String(decoding: html, as: UTF8.self).split(separator: "data-voice-title=\"").dropFirst()
            .compactMap { $0.split(separator: "\"", maxSplits: 1).first }

        let document = try DocumentReader().read(html, name: "page.html")

        let printed = document.text.lines.filter { $0.text.hasPrefix("◯") }
        #expect(printed.count == 198)
        #expect(zip(printed, speakers).allSatisfy { $0.text.hasPrefix($1) })
        #expect(document.text.lines.first?.text.hasSuffix("定例会（第５号）") == true)
        let source = String(decoding: html, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(printed.allSatisfy { source[$0.number - 1].contains($0.text) })
    }

    @Test(arguments: [("tsukuba-assembly-voices.html", 3), ("otaru-mayor-speech-2016.html", 172)])
    func `pages without navigation keep every paragraph`(file: String, count: Int) throws {
        let document = try DocumentReader().read(TestData.bytes(of: "corpus/" + file), name: file)

        #expect(document.text.lines.count { !$0.text.isEmpty } == count)
    }
}
