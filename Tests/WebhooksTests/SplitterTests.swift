import TestSupport
import Testing

@testable import Webhooks

@Suite struct SplitterTests {
    /// Limits of about 100 characters in each unit: far below, a run of 。」 fills a part and leaves no place to cut.
    private static let measures: [(name: String, measure: TextMeasure, limits: [Int])] = [
        ("utf16", .utf16, [100, 157, 400]), ("slack", .slack, [150, 231]), ("json", .json, [300, 411]),
        ("escapedJSON", .escapedJSON, [600, 777]),
    ]

    private static let alphabet = [
        "議", "事", "録", "会", "の", "を", "に", "ッ", "ー", "。", "、", "「", "」", "（", "）", "！", "？", "\n", "\n\n", " ", "　",
        "a", "Z", "0",
        "<", "&", ">", "\"", "\\", "👨‍👩‍👧‍👦", "🇯🇵", "か\u{3099}", "神\u{E0100}", "é", "𠮷", "…", "・", "\r\n",
    ]

    private static func text(_ seed: UInt64, length: Int) -> String {
        var numbers = SplitMix(state: seed)
        return (0..<length).map { _ in alphabet.randomElement(using: &numbers) ?? "議" }.joined()
    }

    @Test(arguments: 0..<UInt64(60))
    func `nothing is lost, no part is too large, and no character is cut`(seed: UInt64) {
        let text = Self.text(seed, length: 300)
        for (name, measure, limits) in Self.measures {
            for limit in limits {
                let parts = Splitter(limit: limit, measure: measure).split(text)
                #expect(parts.joined() == text, "\(name) \(limit)")
                #expect(Array(parts.joined().utf8) == Array(text.utf8))
                #expect(parts.allSatisfy { measure.size(of: $0) <= limit && !$0.isEmpty }, "\(name) \(limit)")
                // Characters counted part by part are as many as in the whole: none was cut in two.
                #expect(parts.reduce(0) { $0 + $1.count } == text.count, "\(name) \(limit)")
                for part in parts.dropFirst() {
                    #expect(!"。、」）！？ーッ".contains(part.first ?? " "), "\(name) \(limit): \(part)")
                }
                for part in parts.dropLast() { #expect(!"「（".contains(part.last ?? " ")) }
            }
        }
    }

    @Test func `it cuts at a paragraph, else a sentence, else a comma, else between characters`() {
        func parts(_ text: String, _ limit: Int = 20) -> [String] {
            Splitter(limit: limit, measure: .utf16).split(text)
        }
        #expect(parts("これは一つ目の段落。まだ続く\n二つ目の段落はここから。") == ["これは一つ目の段落。まだ続く\n", "二つ目の段落はここから。"])
        #expect(parts("これは一つ目の文である。二つ目は、長い文なのである。") == ["これは一つ目の文である。", "二つ目は、長い文なのである。"])
        #expect(parts("句点のない長い文であって、読点しかないのに続いていく") == ["句点のない長い文であって、", "読点しかないのに続いていく"])
        #expect(parts("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字").map(\.count) == [20, 2])
    }

    @Test func `a quotation is kept whole where it can be`() {
        let text = "議長は「異議なし。以上。」と述べた。次に移る「採決。する」"

        let parts = Splitter(limit: 20, measure: .utf16).split(text)

        #expect(parts[0] == "議長は「異議なし。以上。」と述べた。")
    }

    @Test func `one character larger than the limit is cut at scalars, and nothing is lost`() {
        let monster = "か" + String(repeating: "\u{3099}", count: 500)

        let parts = Splitter(limit: 100, measure: .utf16).split(monster)

        #expect(parts.map { Array($0.unicodeScalars) }.joined().elementsEqual(monster.unicodeScalars))
        #expect(parts.allSatisfy { $0.utf16.count <= 100 })
    }

    @Test func `where characters count, a family is one`() {
        let text = String(repeating: "👨‍👩‍👧‍👦", count: 10) + "か\u{3099}"

        let parts = Splitter(limit: 4, measure: .graphemes).split(text)

        #expect(parts.map(\.count) == [4, 4, 3])
        #expect(TextMeasure.graphemes.size(of: text) == 11)
        #expect(TextMeasure.scalars.size(of: text) == 72)
        #expect(TextMeasure.bytes.size(of: text) == text.utf8.count)
    }

    @Test func `the measures count what the wire carries`() {
        let text = Self.text(7, length: 200).replacing("\r\n", with: "\n")
        #expect(TextMeasure.utf16.size(of: text) == text.utf16.count)
        #expect(TextMeasure.slack.size(of: text) == SlackText.escape(text).utf16.count)
        #expect(TextMeasure.json.size(of: text) == JSON.string(text).bytes.count - 2)
        #expect(TextMeasure.escapedJSON.size(of: text) == TeamsText.size(of: .string(text)) - 2)
    }
}
