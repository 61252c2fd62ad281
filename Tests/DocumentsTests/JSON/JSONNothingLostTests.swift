import Documents
import Foundation
import MinutesModel
import TestSupport
import Testing

/// Whatever the texts hold, each comes back under its speaker, in order.
struct JSONNothingLostTests {
    private struct Turn: Codable {
        var speaker: String?
        var text: String
    }

    private static let pieces = [
        "ただいまから開きます。", "○議長（山川緑君）", "\n", "　", "〔「異議なし」と呼ぶ者あり〕", "12", "────", "【海野部会長】", "海野: ", "\"引用\"", "\\", "🌸",
        "# 見出し",
        "午後一時休憩", "◎", "（", "出席者", "資料1 図", "第１　会期", "が\u{3099}", "A<b>C", "&amp;", "\t",
    ]

    @Test(arguments: 0..<200)
    func `no utterance is lost and none changes its place`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let count = Int.random(in: 1...12, using: &random)
        let turns = (0..<count).map { index in
            // The last one speaks: without any speaker there is no list of speeches.
            Turn(
                speaker: index < count - 1 && Int.random(in: 0..<5, using: &random) == 0
                    ? nil : "委員\(["甲", "乙", "丙"][index % 3])",
                text: (0..<Int.random(in: 0...6, using: &random)).map { _ in
                    Self.pieces.randomElement(using: &random) ?? ""
                }
                .joined() + "発言\(index)号です。")
        }
        let json = String(decoding: try JSONEncoder().encode(turns), as: UTF8.self)

        let minutes = try Reading.minutes(json)

        let spoken = turns.filter { $0.speaker != nil }
        #expect(minutes.speeches.map(\.speaker.label) == spoken.compactMap(\.speaker))
        for (speech, turn) in zip(minutes.speeches, spoken) {
            let sign = turn.text.components(separatedBy: "発言").last ?? ""
            #expect(speech.paragraphs.joined().contains(sign), "speech \(speech.index)")
        }
        // Nobody's texts are in the head, a heading, a direction or a warning.
        let record = String(decoding: minutes.json(), as: UTF8.self)
        for index in turns.indices { #expect(record.contains("発言\(index)号です"), "turn \(index)") }
    }
}
