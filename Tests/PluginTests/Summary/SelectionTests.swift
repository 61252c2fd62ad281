import MinutesModel
@testable import Summaries
@testable import Summary
import Testing

@Suite struct SelectionTests {
    @Test(arguments: [
        "ありがとうございました。", "それでは、早速議事に入ります。", "ただいまから会議を開催いたします。", "私からの説明は以上となります。",
        "では、順にご発言をお願いいたします。", "報道の方はご退室をお願いします。", "資料3-1に沿ってご説明します。", "はい、そうです。",
        "心から御冥福をお祈り申し上げます。", "管理部長森田一郎君、議事部長桐島花子さん。", "ちょっと今、手元に資料を持っておりません。",
        "県の警察本部長から推薦の依頼がありました。", "それでは、教育費の教育振興費の中で２点ほどお伺いしたいと思います。", "何点か質問させていただきます。", "１点だけお伺いします。",
    ])
    func `greetings and procedure tell nothing`(sentence: String) {
        #expect(SentenceScore.isEmpty(sentence[...]))
    }

    @Test(arguments: [
        // Talk about the talk, with a point behind it.
        "後ほど説明いたしますが、基盤の整備を各省と連携して進めてまいります。",
        // Words that only hold procedure's letters.
        "結果は本市のホームページで公開してまいります。", "この２つの案のどちらを選ぶのかお伺いします。", "２点目の質問ですが、図書館の閉館をどう改めるのか伺います。", "マイクロチップの装着を進めてまいります。",
    ])
    func `a sentence with a point is no procedure`(sentence: String) {
        #expect(!SentenceScore.isEmpty(sentence[...]))
    }

    @Test func `a will at the end of a speech beats a remark at its start`() {
        let remark = SentenceScore.score(of: "この計画は昨年から続く議論の中で作られたものです。", position: 0.2, isLast: false)
        let will = SentenceScore.score(of: "窓口の統合を全ての支所で着実に進めてまいります。", position: 1, isLast: true)

        #expect(will > remark + 3)
    }

    @Test func `the plan beats an emptier sentence that comes later`() {
        let plan = SentenceScore.score(of: "子育て世帯の移住を支える住宅計画を策定いたします。", position: 0.5, isLast: false)
        let rest = SentenceScore.score(of: "子育て世帯の移住を支える住宅支援を進めてまいります。", position: 1, isLast: false)

        #expect(plan > rest)
    }

    @Test(
        arguments: [
            ("予約の仕組みの更改と連動してキャッシュレス決済を全ての窓口に導入いたします。", 30, "…キャッシュレス決済を全ての窓口に導入いたします。"),
            // 更改と連動して and 窓口の中に lean on what stands before them.
            ("今年度は予約の受付を本庁の窓口の中で新たに決済の仕組みを導入いたします。", 22, "…新たに決済の仕組みを導入いたします。"),
            // その辺 and ご意見 are one word each.
            ("来年度は窓口の数もその辺で新しくご意見を聞く場も設けていきます。", 18, nil),
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
        #expect(none.omitted == [1])
    }

    @Test func `who was told of above gets a line only where the others have their best`() {
        let lines = [true, false].map {
            Fitting.Line(
                prefix: $0 ? "A" : "B",
                variants: [90, 50, 20].map { String(repeating: "字", count: $0) }, best: 1, rank: $0 ? 9 : 1, isTold: $0)
        }

        #expect(Fitting.fit(lines, budget: 90, overhead: 0, note: 5).lines.map(\.count) == [51])
        #expect(Fitting.fit(lines, budget: 101, overhead: 0, note: 5).lines.map(\.count) == [91])
        #expect(Fitting.fit(lines, budget: 102, overhead: 0, note: 5).lines.map(\.count) == [51, 51])
        // Nobody's line grows past its best while another's has not.
        #expect(Fitting.fit(lines, budget: 141, overhead: 0, note: 5).lines.map(\.count) == [51, 51])
        #expect(Fitting.fit(lines, budget: 142, overhead: 0, note: 5).lines.map(\.count) == [91, 51])
    }

    @Test func `a line that fits beside a longer one is not left out`() {
        let lines = [(50, 1.0), (10, 2.0), (40, 3.0)].map {
            Fitting.Line(variants: [String(repeating: "字", count: $0.0)], rank: $0.1)
        }

        #expect(Fitting.fit(lines, budget: 55, overhead: 0, note: 5).omitted == [0])
        #expect(Fitting.fit(Array(lines[...1]), budget: 55, overhead: 0, note: 5).omitted == [0])
    }

    @Test func `the line of lowest rank is left out first`() {
        let lines = [1.0, 3.0, 2.0].map {
            Fitting.Line(variants: ["\($0)" + String(repeating: "字", count: 27)], rank: $0)
        }

        let result = Fitting.fit(lines, budget: 85, overhead: 0, note: 20)

        #expect(result.lines.map { $0.prefix(3) } == ["3.0", "2.0"])
        #expect(result.omitted == [0])
    }
}
