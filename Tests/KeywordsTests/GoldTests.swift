import Foundation
import Keywords
import MinutesModel
import TestSupport
import Testing

@Suite(.enabled(if: TestData.folder != nil))
struct GoldTests {
    @Test func `every line of the boundary list is judged right`() throws {
        let rows = try TestData.lines(of: "gold/keyword-boundaries.tsv").dropFirst().map {
            $0.split(separator: "\t").map(String.init)
        }

        for row in rows where row.count == 3 {
            let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: [row[1]])])

            #expect(matcher.hits(in: row[0]).isEmpty == (row[2] == "0"), "\(row)")
        }
        #expect(rows.count >= 21)
    }

    @Test func `every spelling of a group is found by its first`() throws {
        let groups = try JSONDecoder().decode(
            [[String]].self, from: Data(TestData.bytes(of: "gold/spelling-variants.json")))

        for group in groups {
            let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: [group[0]])])
            for member in group {
                #expect(matcher.hits(in: member).map { $0.surface } == [member], "\(group[0]): \(member)")
                #expect(matcher.hits(in: "まず\(member)を進める。").map { $0.surface } == [member], "\(group[0]): \(member)")
            }
        }
        #expect(groups.count >= 16)
    }

    private struct Facts: Decodable {
        struct Keyword: Decodable {
            var aliases: [String]
            var speeches: [Int]
        }
        var keywords: [String: Keyword]
        var keywordTraps: [String: [Int]]
    }

    @Test func `every watched keyword alerts for exactly its speeches`() throws {
        let facts = try JSONDecoder().decode(
            Facts.self, from: Data(TestData.bytes(of: "gold/digital-society-council-2.json")))
        var speeches: [String] = []
        for line in try TestData.lines(of: "corpus/digital-society-council-2.md") {
            if line.hasPrefix("○") { speeches.append("") }
            if !speeches.isEmpty { speeches[speeches.count - 1] += line + "\n" }
        }

        for (keyword, expected) in facts.keywords {
            let rule = KeywordRule(name: keyword, any: [keyword], aliases: [keyword: expected.aliases])
            let matcher = try KeywordMatcher(rules: [rule])
            let found = speeches.indices.filter { !matcher.hits(in: speeches[$0]).isEmpty }
            #expect(found == expected.speeches, "\(keyword)")
        }
        for (keyword, expected) in facts.keywordTraps {
            let matcher = try KeywordMatcher(rules: [KeywordRule(name: keyword, any: [keyword])])
            #expect(speeches.indices.filter { !matcher.hits(in: speeches[$0]).isEmpty } == expected, "\(keyword)")
        }
    }
}
