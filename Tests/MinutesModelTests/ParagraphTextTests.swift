import Foundation
import MinutesModel
import Testing

/// A speech that is a range of the record's text is a speech like one with texts of its own.
struct ParagraphTextTests {
    private static let text = ParagraphText(
        bytes: Array("一\n二\"に\n三\n".utf8), ends: [3, 11, 15], lines: [4, 70_000, 70_003])

    private let speaker = Speaker(label: "林")
    private var shared: Speech { Speech(index: 0, speaker: speaker, paragraphs: 1..<3, of: Self.text) }
    private var own: Speech {
        Speech(index: 0, speaker: speaker, paragraphs: ["二\"に", "三"], lines: [70_000, 70_003])
    }

    private func json(_ speech: Speech) -> [UInt8] {
        Minutes(id: "a", speeches: [speech], source: Source(format: "text", encoding: "UTF-8")).json()
    }

    @Test func `its paragraphs and lines are those of its range`() {
        #expect(shared == own)
        #expect(shared.size == own.size)
        #expect(shared.places.map(\.text) == own.places.map(\.text))
        #expect(shared.whole.text == "二\"に\n三")
        #expect(own.whole.text == shared.whole.text)
    }

    @Test func `without a paragraph it is empty`() {
        let speech = Speech(index: 0, speaker: speaker, paragraphs: 3..<3, of: Self.text)
        #expect(speech.size == 0)
        #expect(speech.whole.range.isEmpty)
        #expect(speech.lines.isEmpty)
    }

    @Test func `its JSON is the same`() {
        #expect(json(shared) == json(own))
    }

    @Test(arguments: [(-1, nil), (0, 70_000), (1, 70_003), (2, nil)])
    func `a paragraph's line is known inside the speech alone`(place: Int, line: Int?) {
        #expect(shared.line(ofParagraph: place) == line)
        #expect(own.line(ofParagraph: place) == line)
    }

    @Test func `a change of one leaves the other`() {
        var speech = shared
        speech.lines = [1, 2]
        #expect(speech.paragraphs == own.paragraphs)
        speech.paragraphs = ["四", "五"]
        #expect(speech.lines == [1, 2])
        #expect(shared == own)
    }
}
