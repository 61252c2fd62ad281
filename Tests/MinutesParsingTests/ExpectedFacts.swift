import Documents
import Foundation
import MinutesModel
import MinutesParsing
import Testing

/// The facts of a record, as the gold file gives them.
struct ExpectedFacts: Decodable {
    struct Stage: Decodable {
        let afterSpeech: Int
        let text: String
    }
    struct Decided: Decodable {
        let speech: Int
        let items: [String]
        let outcome: String
        let evidence: String
    }

    let title: String
    let council: String
    let session: Int
    let date: String
    let start: String
    let end: String
    let venue: String
    let agenda: [String]
    let materials: [String]
    let speakers: [String]
    let paragraphs: [Int]
    let stageDirections: [Stage]
    let decisions: [Decided]

    init(_ bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    }

    func check(_ minutes: Minutes) {
        #expect(minutes.title == title)
        #expect(minutes.council == council)
        #expect(minutes.session == session)
        #expect(minutes.date?.description == date)
        #expect(minutes.start?.description == start)
        #expect(minutes.end?.description == end)
        #expect(minutes.venue == venue)
        #expect(Self.titles(of: minutes.agenda) == agenda)
        #expect(minutes.materials.map(\.label) == materials)
        #expect(minutes.speeches.map(\.speaker.label) == speakers)
        #expect(minutes.speeches.map(\.index) == Array(speakers.indices))
        #expect(minutes.speeches.map(\.paragraphs.count) == paragraphs)
        let directions = stageDirections.map { StageDirection(afterSpeech: $0.afterSpeech, text: $0.text) }
        #expect(minutes.stageDirections == directions)
        #expect(minutes.decisions.map(\.speech) == decisions.map(\.speech))
        #expect(minutes.decisions.map(\.items) == decisions.map(\.items))
        #expect(minutes.decisions.map(\.outcome.rawValue) == decisions.map(\.outcome))
        #expect(minutes.decisions.map(\.evidence) == decisions.map(\.evidence))
        #expect(minutes.warnings == [])
    }

    private static func titles(of items: [AgendaItem]) -> [String] {
        items.flatMap { [$0.title] + titles(of: $0.items) }
    }
}

/// Bytes → record, the whole way.
func parsed(_ bytes: [UInt8], name: String) throws -> Minutes {
    let document = try DocumentReader().read(bytes, name: name)
    return MinutesParser().parse(document.text, id: document.id)
}

func parsed(_ text: String, name: String = "minutes.txt") throws -> Minutes {
    try parsed(Array(text.utf8), name: name)
}
