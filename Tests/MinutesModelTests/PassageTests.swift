import MinutesModel
import Testing

struct PassageTests {
    private let source = Source(format: "text", encoding: "UTF-8")

    @Test func `a speech is a passage under its point of the agenda`() {
        let minutes = Minutes(
            id: "sha256:0", agenda: [AgendaItem(title: "開会", items: [AgendaItem(title: "予算")])],
            speeches: [
                Speech(index: 0, speaker: Speaker(label: "林"), paragraphs: ["一"], agendaItem: 1),
                Speech(index: 1, speaker: Speaker(label: "森"), paragraphs: ["二"], agendaItem: 7),
            ], source: source)

        #expect(
            minutes.passages == [
                Passage(speech: 0, speaker: Speaker(label: "林"), heading: "予算", paragraphs: ["一"]),
                Passage(speech: 1, speaker: Speaker(label: "森"), paragraphs: ["二"]),
            ])
    }

    @Test func `a note is a passage without a speaker`() {
        let minutes = Minutes(id: "sha256:0", notes: [Note(heading: "進捗", paragraphs: ["一", "二"])], source: source)

        #expect(minutes.passages == [Passage(heading: "進捗", paragraphs: ["一", "二"])])
    }
}
