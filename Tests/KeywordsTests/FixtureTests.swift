import JapaneseText
import Keywords
import TestSupport
import Testing

/// The project's own lists of words: fixtures/word-boundaries.tsv (text, keyword, 1 or 0) and spelling-variants.tsv
/// (keyword, spelling, 0 where it is another word).
struct FixtureTests {
    private func rows(_ name: String, columns: Int) -> [[String]] {
        String(decoding: Fixtures.bytes(of: name), as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: "\t").map(String.init)
        }.filter { $0.count == columns }
    }

    @Test func `words are found as words and nowhere else`() throws {
        let rows = rows("word-boundaries.tsv", columns: 3)
        let keywords = Array(Set(rows.map { $0[1] })).sorted()
        let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: keywords)])

        for row in rows {
            let isFound = matcher.hits(in: row[0]).contains { $0.keyword == row[1] }
            #expect(isFound == (row[2] == "1"), "\(row)")
        }
        #expect(rows.count > 1300)
        #expect(rows.count { $0[2] == "0" } > 350)
    }

    @Test func `every spelling is found by the others, alone and in a sentence`() throws {
        let rows = rows("spelling-variants.tsv", columns: 2)
        let keywords = Array(Set(rows.map { $0[0] })).sorted()
        let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: keywords)])

        for row in rows {
            for text in [row[1], "次は\(row[1])を見る。"] {
                let surfaces = matcher.hits(in: text).filter { $0.keyword == row[0] }.map { $0.surface }
                #expect(surfaces == [row[1]], "\(row) in \(text)")
            }
        }
        #expect(rows.count > 580)
    }

    @Test func `what the list holds for another word stays one`() throws {
        // The third column is 0 there.
        for row in rows("spelling-variants.tsv", columns: 3) {
            let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: [row[0]])])
            #expect(matcher.hits(in: "次は\(row[1])を見る。").isEmpty, "\(row)")
        }
    }

    @Test(arguments: [
        ("斎藤", "斉藤委員"), ("坂田", "阪田委員"), ("ビル", "ビールの税"), ("パス", "パースの港"), ("第2次", "第12次計画"), ("第二次", "第十二次計画"),
        ("三重", "3重の備え"), ("一般", "1般"), ("5G", "15Gの"), ("令和5年", "令和15年"), ("取組", "取り締まり"), ("組合", "組み合わせ"),
        ("病院", "びょういん"), ("タイ-日本", "タイー日本"),
    ])
    func `two words stay two`(keyword: String, text: String) throws {
        let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: [keyword])])

        #expect(matcher.hits(in: text).isEmpty)
    }

    @Test func `what was decided before changes nothing`() throws {
        let rows = rows("word-boundaries.tsv", columns: 3)
        let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: Array(Set(rows.map { $0[1] })).sorted())])
        let text = rows.prefix(300).map { $0[0] }.joined(separator: "。")

        let first = matcher.hits(in: text)

        #expect(matcher.hits(in: text) == first)
        #expect(first.count > 300)
    }
}
