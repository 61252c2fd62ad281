import MinutesModel
@testable import Summary
import Testing

@Suite struct SelectionTests {
    @Test(arguments: [
        "ありがとうございました。", "それでは、早速議事に入ります。", "ただいまから会議を開催いたします。", "私からの説明は以上となります。",
        "構成員の皆様からご発言をお願いいたします。", "プレスの方は退室ください。", "資料1-1に基づきご説明します。", "はい、そうです。",
    ])
    func `greetings and procedure tell nothing`(sentence: String) {
        #expect(SentenceScore.isEmpty(sentence[...]))
    }

    @Test(arguments: [
        // Talk about the talk, with a point behind it.
        "後ほど説明いたしますが、基盤の整備を各省と連携して進めてまいります。",
        // Words that only hold procedure's letters.
        "結果は本市のホームページで公開してまいります。", "マイクロチップの装着を進めてまいります。",
    ])
    func `a sentence with a point is no procedure`(sentence: String) {
        #expect(!SentenceScore.isEmpty(sentence[...]))
    }

    @Test func `a will at the end of a speech beats a remark at its start`() {
        let remark = SentenceScore.score(of: "この計画は昨年から続く議論の中で作られたものです。", position: 0.2, isLast: false)
        let will = SentenceScore.score(of: "窓口の統合を全ての支所で着実に進めてまいります。", position: 1, isLast: true)

        #expect(will > remark + 3)
    }

    @Test func `a sentence is cut at its commas and keeps its end`() {
        let sentence = "また、総務局としては、相談員の派遣、窓口の拡大、基盤の整備などの施策を通じて、暮らしやすい社会の実現に取り組んでまいります。"

        let variants = Shortening.variants(of: sentence[...])

        #expect(variants.first == String(sentence.dropFirst(3)))
        #expect(variants.last == "…暮らしやすい社会の実現に取り組んでまいります。")
        #expect(variants.allSatisfy { $0.hasSuffix("取り組んでまいります。") })
        #expect(zip(variants, variants.dropFirst()).allSatisfy { $0.utf16.count > $1.utf16.count })
    }

    @Test(
        arguments: [
            ("予約システムの更改と連動してキャッシュレス決済を全ての窓口に導入いたします。", 30, "…連動してキャッシュレス決済を全ての窓口に導入いたします。"),
            // Never out of the middle of a quotation, never less than says something.
            ("全ての窓口に「予約と決済を一つにした新しい仕組みを作る計画」を導入いたします。", 30, nil),
            ("今年導入いたします。", 30, nil),
        ] as [(String, Int, String?)])
    func `the tail of a promise begins with a phrase`(sentence: String, units: Int, expected: String?) {
        #expect(Shortening.tail(of: sentence[...], within: units) == expected)
    }

    @Test func `nobody is short so that another can be long`() {
        let lines = ["A", "B"].map { name in
            Fitting.Line(
                prefix: name, variants: [String(repeating: "長", count: 50), String(repeating: "短", count: 20)])
        }

        let both = Fitting.fit(lines, budget: 60, overhead: 3, note: 20)
        let one = Fitting.fit(lines, budget: 90, overhead: 3, note: 20)
        let none = Fitting.fit(lines, budget: 46, overhead: 3, note: 20)

        #expect(both.lines.map(\.count) == [21, 21])
        // What is left over goes to the first who can use it.
        #expect(one.lines.map(\.count) == [51, 21])
        #expect(none.lines.count == 1)
        #expect(none.omitted == 1)
    }

    @Test func `the line of lowest rank is left out first`() {
        let lines = [1.0, 3.0, 2.0].map {
            Fitting.Line(variants: ["\($0)" + String(repeating: "字", count: 27)], rank: $0)
        }

        let result = Fitting.fit(lines, budget: 85, overhead: 0, note: 20)

        #expect(result.lines.map { $0.prefix(3) } == ["3.0", "2.0"])
        #expect(result.omitted == 1)
    }
}
