import MinutesModel
import Testing

struct PageTests {
    /// Wrapped at 24 characters, with `between` after every tenth line.
    private func paged(_ between: (Int) -> [String]) -> String {
        let sentences = Speech.sentences + Speech.sentences + Speech.sentences
        let lines = sentences.flatMap { Speech.wrapped($0, at: 24) }
        return lines.enumerated().flatMap { index, line in
            index % 10 == 9 ? [line] + between(index / 10 + 1) : [line]
        }.joined(separator: "\n")
    }

    private var whole: [String] { Speech.sentences + Speech.sentences + Speech.sentences }

    @Test(arguments: [
        "- %d -", "－ %d －", "―%d―", "%d", "%d/12", "<PAGE=\"%d\">", "%d ページ",
    ])
    func `a page number inside a sentence goes, under a warning`(form: String) throws {
        let text = paged { page in ["", form.replacing("%d", with: "\(page)"), ""] }

        let read = try mended(text, isPDF: false)

        #expect(read.lines.map(\.text) == whole)
        #expect(read.warnings.map(\.code) == ["pageNumbers"])
        #expect(read.warnings.first?.line == 12)
        #expect(
            read.warnings.first?.text?.hasPrefix(
                form.replacing("%d", with: "1") + " " + form.replacing("%d", with: "2")) == true)
    }

    @Test func `form feeds end pages and are no text`() throws {
        let text = paged { page in ["- \(page) -"] }.replacing(#/- \d -\n/#) { "\($0.output)\u{0C}" }

        let read = try mended(text)

        #expect(read.lines.map(\.text) == whole)
        #expect(read.lines.allSatisfy { !$0.text.utf8.contains(0x0C) })
    }

    @Test func `heads that every page repeats go, their numbers rising or not`() throws {
        let text = paged { page in ["令和８年第１回定例会　\(page)", "\u{0C}青波町議会会議録"] }

        let read = try mended(text)

        #expect(read.lines.map(\.text) == whole)
        #expect(read.warnings.map(\.code) == ["pageHeads"])
        #expect(read.warnings.first?.text?.contains("令和８年第１回定例会　2 青波町議会会議録") == true)
    }

    @Test func `what only begins two pages alike, or speaks, is no head`() throws {
        let speaker = paged { _ in ["\u{0C}○議長（山田太郎君）"] }
        let twice = paged { page in page < 3 ? ["\u{0C}青波町議会会議録"] : ["\u{0C}第\(page * page)号議案"] }

        #expect(try mended(speaker).warnings == [])
        #expect(try mended(twice).warnings == [])
    }

    @Test func `numbers that are no page's stay`() throws {
        let table = "議案\n1\n2\n3\n4\n以上のとおりでございます。"

        #expect(try mended(table, isPDF: false).lines.map(\.text) == table.split(separator: "\n").map(String.init))
        #expect(try mended("出席者\n12\n以上", isPDF: false).warnings == [])
    }
}
