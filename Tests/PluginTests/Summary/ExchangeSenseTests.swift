@testable import Summary
import Testing

@Suite struct ExchangeSenseTests {
    @Test(arguments: [
        ("その計画に沿って進める。", "空き家の活用", true), ("…その計画に沿って進める。", "空き家の活用", true), ("それは難しい。", "空き家の活用", true),
        ("そのように進める。", "空き家の活用", true),
        // The topic names the plan.
        ("その計画に沿って進める。", "空き家活用計画の改定", false), ("空き家バンクの登録を促す。", "空き家の活用", false),
        // Nothing is pointed to.
        ("これまで二百戸を登録した。", "空き家の活用", false), ("ここ数年で二百戸を登録した。", "空き家の活用", false),
    ])
    func `an answer points back when nothing in front of it names what it points to`(
        answer: String, front: String, points: Bool
    ) {
        #expect(ExchangeSense.pointsBack(answer, to: front) == points)
    }

    @Test(arguments: [
        ("空き家をどう活用するのでしょうか。", true), ("空き家をどう活用するのでしょうか｡", true), ("空き家をどう活用するのか?", true), ("空き家の調査を急ぐべきです。", true),
        ("配慮を欠いた気がいたしました。", false), ("昨年の調査では千二百戸に上りました。", false),
    ])
    func `a question asks or demands`(sentence: String, asks: Bool) {
        #expect(ExchangeSense.asks(sentence) == asks)
    }

    @Test func `what names nothing is understood under its topic only`() {
        #expect(!ExchangeSense.names("そこはどうなのか。", besides: nil))
        #expect(ExchangeSense.names("そこはどうなのか。", besides: "空き家の活用"))
        #expect(ExchangeSense.names("空き家の活用はどうなのか。", besides: nil) == false)
        #expect(ExchangeSense.names("空き家活用計画はどうなのか。", besides: nil))
    }

    @Test func `question and answer agree by the words that both have, four at most`() {
        #expect(ExchangeSense.agreement(of: "図書館の閉館時間", and: "閉館を改める") == 1)
        #expect(ExchangeSense.agreement(of: "図書館の閉館時間", and: "道路を広げる") == 0)
        #expect(ExchangeSense.agreement(of: "新しい市立図書館の閉館時間", and: "市立図書館の閉館時間") == 4)
    }
}
