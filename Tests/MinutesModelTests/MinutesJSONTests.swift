import Foundation
import MinutesModel
import Testing

struct MinutesJSONTests {
    private let minutes = Minutes(
        id: "sha256:00", title: "第1回 \"引用\" \\ 会議", council: nil, session: 1,
        date: CalendarDate(year: 2026, month: 10, day: 7), published: CalendarDate(year: 2026, month: 11, day: 1),
        start: ClockTime(hour: 9, minute: 5), end: nil,
        venue: "a/b\t\u{1}c",
        agenda: [AgendaItem(number: "1", title: "開会", items: [AgendaItem(title: "その他")])],
        materials: [Material(label: "資料1", title: "概要")],
        attendees: [Attendee(label: "会長　山田", name: "山田", role: "会長", group: .present, rank: .chair)],
        speeches: [
            Speech(
                index: 0, speaker: Speaker(label: "金（恭）委員", name: "金", role: "委員", disambiguator: "恭"),
                paragraphs: ["一\n二", "𠮷"], agendaItem: 1),
            Speech(index: 1, speaker: Speaker(label: "林"), paragraphs: []),
        ],
        stageDirections: [StageDirection(afterSpeech: -1, text: "入室")],
        corrections: [
            Correction(speech: 0, paragraph: 1, withdrawn: "一", corrected: "二", text: "「二」と訂正"),
            Correction(speech: 0, paragraph: 0, text: "発言取消し"),
        ],
        notes: [Note(heading: "進捗", paragraphs: ["図を足した"]), Note(paragraphs: [])],
        decisions: [
            Decision(speech: 0, items: ["議事1"], outcome: .approved, evidence: "異議なし"),
            Decision(
                speech: -1, items: [], outcome: .continued,
                vote: Vote(method: .ballot, result: .majority, ayes: 2, noes: 1),
                evidence: "e"),
        ],
        exchanges: [Exchange(questions: [0], answers: [1], topics: ["財政"])],
        nextMeeting: NextMeeting(date: CalendarDate(year: 2026, month: 10, day: 9), surface: "明後日", speech: 0),
        source: Source(file: "a.md", format: "markdown", encoding: "UTF-8", grammar: "marked"),
        warnings: [Warning(line: 3, code: "unplacedLine", message: "m", text: "t"), Warning(code: "x", message: "y")])

    @Test func `the written JSON decodes to the same record`() throws {
        #expect(try JSONDecoder().decode(Minutes.self, from: Data(minutes.json())) == minutes)
    }

    @Test func `the written JSON has the keys and the nulls of the encoder's`() throws {
        let written = try JSONSerialization.jsonObject(with: Data(minutes.json())) as? NSDictionary
        let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(minutes)) as? NSDictionary

        #expect(written != nil)
        #expect(written == encoded)
    }

    @Test func `what an older program wrote is read`() throws {
        let old = #"""
            {"schema":"kairan.minutes/1","id":"sha256:00","title":null,"council":null,"session":null,"date":null,"start":null,"end":null,
            "venue":null,"agenda":[],"materials":[],"attendees":[{"label":"山田","name":null,"role":null}],
            "speeches":[{"index":0,"speaker":{"label":"林","name":null,"role":null,"disambiguator":null,"organization":null},"paragraphs":[]}],
            "stageDirections":[],"decisions":[{"speech":0,"items":[],"outcome":"approved","evidence":"e"}],
            "source":{"url":null,"file":null,"format":"text","encoding":"UTF-8"},"warnings":[]}
            """#

        let minutes = try JSONDecoder().decode(Minutes.self, from: Data(old.utf8))

        #expect(minutes.exchanges == [])
        #expect(minutes.nextMeeting == nil)
        #expect(minutes.speeches.map(\.agendaItem) == [nil])
    }

    @Test func `the record is one line with its slashes as they are`() {
        let text = String(decoding: minutes.json(), as: UTF8.self)

        #expect(!text.contains("\n"))
        #expect(text.contains(#""venue":"a/b\t\u0001c""#))
        #expect(text.hasPrefix(#"{"schema":"kairan.minutes/1","id":"sha256:00","title":"#))
    }
}
