import Foundation
import MinutesModel
import TestSupport
import Testing

/// Real documents whose speakers are known from a structured twin.
@Suite(.enabled(if: TestData.folder != nil))
struct CorpusTests {
    private struct Tokyo: Decodable {
        struct Turn: Decodable {
            let Speaker: String
            let Utterance: String
        }
        let Proceeding: [Turn]
    }

    private struct Shinagawa: Decodable {
        struct Voice: Decodable {
            let speaker: String
            let text: String
        }
        let voices: [Voice]
    }

    @Test func `an assembly's speakers come in the order of its structured record`() throws {
        let twin = try JSONDecoder().decode(
            Tokyo.self, from: Data(TestData.bytes(of: "corpus/tokyo-assembly-2020-04-17.json")))
        let turns = twin.Proceeding.filter { $0.Speaker != "null" }

        let minutes = try parsed(TestData.bytes(of: "corpus/tokyo-committee-2020-04-17.txt"), name: "tokyo.txt")

        #expect(minutes.speeches.map(\.speaker.label) == turns.map(\.Speaker))
        for (speech, turn) in zip(minutes.speeches, turns) {
            let said = Self.letters(turn.Utterance)
            #expect(speech.paragraphs.allSatisfy { said.contains(Self.letters($0)) }, "speech \(speech.index)")
        }
    }

    @Test func `a committee's speakers come in the order of its structured record`() throws {
        let script = String(decoding: try TestData.bytes(of: "corpus/shinagawa-committee-2024-06-26.js"), as: UTF8.self)
        let json = try #require(script.firstIndex(of: "(").map { script[$0...].dropFirst() })
        let body = try #require(json.lastIndex(of: ")").map { json[..<$0] })
        let twin = try JSONDecoder().decode(Shinagawa.self, from: Data(body.utf8))

        let minutes = try parsed(TestData.bytes(of: "corpus/shinagawa-committee-2024-06-26.txt"), name: "shinagawa.txt")

        #expect(minutes.speeches.map(\.speaker.label) == twin.voices.map(\.speaker))
        #expect(minutes.start?.description == "10:30")
        #expect(minutes.end?.description == "10:48")
        #expect(minutes.date?.description == "2024-06-26")
    }

    private static func letters(_ text: String) -> String {
        text.filter { !$0.isWhitespace }
    }
}
