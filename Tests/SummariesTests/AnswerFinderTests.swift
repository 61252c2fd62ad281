import MinutesModel
@testable import Summaries
import Testing

@Suite struct AnswerFinderTests {
    private static let answers = """
        初めに、図書館の開館時間についてでございますが、利用者への調査では、夜間の利用を望む声が多くございました。\
        そのため、来年度から平日の閉館を午後九時に改めてまいります。\
        次に、空き家の活用についてでございますが、市内の空き家は千二百戸に上っております。\
        空き家バンクの登録を促し、若い世帯の住まいとして活用してまいります。\
        次に、河川の改修についてお答えいたします。県と協議し、早期の着工を求めてまいります。
        """

    @Test(arguments: [
        ("図書館の開館時間を延ばすべきだが、見解は。", "来年度から平日の閉館を午後九時に改める。"), ("空き家をどう活用するのか。", "若い世帯の住まいとして活用する。"),
        ("河川の改修の見通しは。", "早期の着工を求める。"),
    ])
    func `the answer comes from the passage that deals with the question`(question: String, answer: String) throws {
        let found = try #require(AnswerFinder(SpokenText(Self.answers)).answer(to: question, limit: 50))

        #expect(found.text.hasSuffix(answer), "\(found.text)")
        #expect(Gist.length(of: found.text) <= 50)
    }

    @Test func `a text that has nothing to do with the question gives no answer`() {
        #expect(AnswerFinder(SpokenText(Self.answers)).answer(to: "ロケットは。", limit: 50) == nil)
        #expect(AnswerFinder(SpokenText("")).answer(to: "空き家は。", limit: 50) == nil)
    }

    @Test func `in a sitting only those who answer for an office are heard`() throws {
        let speeches = [
            ("議長（森田一郎）", "空き家の活用の質問を続けます。空き家の活用について答弁を求めます。"), ("３番（桐島花子）", "空き家の活用をどう進めるのか、空き家の活用について伺います。"),
            ("市長（谷川次郎）", "住まいとしての空き家の登録を促し、若い世帯に活用していただくよう努めてまいります。"),
        ].enumerated().map { Speech(index: $0, speaker: Speaker(label: $1.0), paragraphs: [$1.1]) }
        let minutes = Minutes(id: "sha256:0", speeches: speeches, source: Source(format: "text", encoding: "UTF-8"))

        let text = try #require(SpokenText(answersIn: minutes))

        let answer = try #require(AnswerFinder(text).answer(to: "空き家の活用をどう進めるのか。", limit: 60))
        #expect(answer.text.hasSuffix("努める。"))
        #expect(text.speech(ofSentence: answer.places[0]) == 0)
    }

    @Test func `what only names a topic opens the passage and is no answer`() {
        let text = SpokenText("防災倉庫についてであります。備蓄品を二割増やしてまいります。次に、消防団についてであります。手当を引き上げてまいります。")

        #expect(Passages.split(text) == [0..<2, 2..<4])
        #expect(AnswerFinder(text).answer(to: "消防団への支援は。", limit: 50)?.text == "手当を引き上げる。")
    }
}
