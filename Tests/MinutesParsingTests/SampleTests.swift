import MinutesModel
import TestSupport
import Testing

struct SampleTests {
    @Test func `every fact of the sample is in its record`() throws {
        try ExpectedFacts(Fixtures.sampleFacts).check(parsed(Fixtures.sample, name: "sample-council.md"))
    }

    @Test func `the plain-text twin gives the same facts`() throws {
        try ExpectedFacts(Fixtures.sampleFacts).check(parsed(Fixtures.samplePlain, name: "sample-council.txt"))
    }

    @Test func `hard wraps leave no trace in the paragraphs`() throws {
        let markdown = try parsed(Fixtures.sample, name: "sample-council.md")
        let plain = try parsed(Fixtures.samplePlain, name: "sample-council.txt")

        #expect(markdown.speeches.map(\.paragraphs) == plain.speeches.map(\.paragraphs))
        #expect(markdown.speeches.map(\.speaker) == plain.speeches.map(\.speaker))
    }

    @Test func `two ministers of one surname are two speakers`() throws {
        let speakers = try parsed(Fixtures.sample, name: "sample-council.md").speeches.map(\.speaker)

        #expect(
            speakers[1]
                == Speaker(label: "青柳（涼）大臣", name: "青柳", role: "大臣", disambiguator: "涼", organization: nil))
        #expect(
            speakers[6]
                == Speaker(label: "青柳（千）大臣", name: "青柳", role: "大臣", disambiguator: "千", organization: nil))
        #expect(speakers[16] == Speaker(label: "北条内閣総理大臣", name: "北条", role: "内閣総理大臣"))
    }

    @Test func `the agenda is a tree whose numbers are folded`() throws {
        let agenda = try parsed(Fixtures.samplePlain, name: "sample-council.txt").agenda

        #expect(agenda.map(\.number) == ["1", "2", "3"])
        #expect(agenda[1].items.map(\.number) == ["1", "2", "3"])
        #expect(agenda[1].items[0].title == "「みらい社会計画」の改定について")
    }

    @Test func `a decision's items lead to agenda titles`() throws {
        let minutes = try parsed(Fixtures.sample, name: "sample-council.md")

        #expect(
            minutes.decisions.flatMap(\.items).map(minutes.agendaTitle(of:)) == ["「みらい社会計画」の改定について", "運営要領の改正について"])
    }

    @Test(.enabled(if: TestData.folder != nil)) func `every fact of the seed is in its record`() throws {
        let facts = try ExpectedFacts(TestData.bytes(of: "gold/digital-society-council-2.json"))

        facts.check(try parsed(TestData.bytes(of: "corpus/digital-society-council-2.md"), name: "seed.md"))
    }
}
