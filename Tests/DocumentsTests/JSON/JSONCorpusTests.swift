import Foundation
import MinutesModel
import TestSupport
import Testing

/// Real JSON: the fields say who speaks, so every label must be right.
@Suite(.enabled(if: TestData.folder != nil))
struct JSONCorpusTests {
    private func minutes(_ name: String) throws -> Minutes {
        let document = String(decoding: try TestData.bytes(of: "corpus/\(name)"), as: UTF8.self)
        return try Reading.minutes(document, name: name)
    }

    private func objects(_ json: some DataProtocol, _ list: String) throws -> [[String: Any]] {
        let root = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
        return try #require(root?[list] as? [[String: Any]])
    }

    private func letters(_ text: String) -> String {
        text.filter { !$0.isWhitespace }
    }

    /// Each speech has the words of its field, but for what stands apart as directions and rules.
    private func expectSaid(_ minutes: Minutes, _ texts: [String]) {
        for (speech, text) in zip(minutes.speeches, texts) {
            let said = letters(text.replacing(/<[^>]+>/, with: ""))
            #expect(speech.paragraphs.allSatisfy { said.contains(letters($0)) }, "speech \(speech.index)")
            #expect(!speech.paragraphs.isEmpty, "speech \(speech.index)")
        }
    }

    @Test func `DiscussNet's speeches are those of its entries`() throws {
        let entries = try objects(TestData.bytes(of: "corpus/yokohama-assembly-discussnet.json"), "tenant_minutes")
            .filter { ($0["minute_type_code"] as? Int).map { (4...6).contains($0) } ?? false }
        let minutes = try minutes("yokohama-assembly-discussnet.json")

        #expect(entries.count == 50)
        #expect(minutes.speeches.map(\.speaker.label) == entries.compactMap { $0["title"] as? String })
        #expect(minutes.speeches.allSatisfy { $0.speaker.name != nil })
        expectSaid(minutes, entries.compactMap { $0["body"] as? String })
        #expect(minutes.date?.description == "2024-11-29")
    }

    @Test func `an assembly's speeches are those of its fields`() throws {
        let turns = try objects(TestData.bytes(of: "corpus/tokyo-assembly-2020-04-17.json"), "Proceeding")
            .filter { $0["Speaker"] as? String != "null" }
        let minutes = try minutes("tokyo-assembly-2020-04-17.json")

        #expect(turns.count == 32)
        #expect(minutes.speeches.map(\.speaker.label) == turns.compactMap { $0["Speaker"] as? String })
        expectSaid(minutes, turns.compactMap { $0["Utterance"] as? String })
        #expect(minutes.date?.description == "2020-04-17")
        #expect(minutes.attendees.count > 100)
    }

    @Test func `a committee's speeches are those of its script`() throws {
        let script = try TestData.bytes(of: "corpus/shinagawa-committee-2024-06-26.js")
        let open = try #require(script.firstIndex(of: UInt8(ascii: "{")))
        let close = try #require(script.lastIndex(of: UInt8(ascii: "}")))
        let voices = try objects(script[open...close], "voices")
        let minutes = try minutes("shinagawa-committee-2024-06-26.js")

        #expect(voices.count == 39)
        #expect(minutes.speeches.map(\.speaker.label) == voices.compactMap { $0["speaker"] as? String })
        expectSaid(minutes, voices.compactMap { $0["text"] as? String })
        #expect(minutes.warnings == [])
    }
}
