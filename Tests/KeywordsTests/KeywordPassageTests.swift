import Keywords
import MinutesModel
import Testing

struct KeywordPassageTests {
    private func minutes(_ speeches: [(String, [String])]) -> Minutes {
        Minutes(
            id: "sha256:0",
            speeches: speeches.enumerated().map { index, speech in
                Speech(index: index, speaker: Speaker(label: speech.0), paragraphs: speech.1)
            },
            source: Source(format: "text", encoding: "UTF-8"))
    }

    private func sentences(_ rule: KeywordRule, _ minutes: Minutes) throws -> [String] {
        try KeywordMatcher(rules: [rule]).findings(in: minutes).flatMap { $0.passages.map { $0.sentence } }
    }

    @Test func `a sentence with an excluded word does not count`() throws {
        let minutes = minutes([("甲委員", ["予算を組む。補正予算の予算は別だ。"])])

        let found = try sentences(KeywordRule(name: "r", any: ["予算"], exclude: ["補正予算"]), minutes)

        #expect(found == ["予算を組む。"])
    }

    @Test func `all means all in one speech`() throws {
        let rule = KeywordRule(name: "r", all: ["こども", "予算"])

        let apart = minutes([("甲委員", ["子どもの話です。"]), ("乙委員", ["予算の話です。"])])
        let together = minutes([("甲委員", ["子供の話です。", "関係のない話です。予算の話です。"])])

        #expect(try sentences(rule, apart).isEmpty)
        #expect(try sentences(rule, together) == ["子供の話です。", "予算の話です。"])
    }

    @Test func `an excluded sentence does not help all`() throws {
        let rule = KeywordRule(name: "r", all: ["子ども", "予算"], exclude: ["補正"])
        let minutes = minutes([("甲委員", ["子どもの話です。", "補正の予算です。"])])

        #expect(try sentences(rule, minutes).isEmpty)
    }

    @Test func `with any and all a speech needs both`() throws {
        let rule = KeywordRule(name: "r", any: ["保育", "学童"], all: ["予算"])
        let minutes = minutes([("甲委員", ["予算だけの話。"]), ("乙委員", ["学童の予算の話。"]), ("丙委員", ["保育だけの話。"])])

        #expect(try sentences(rule, minutes) == ["学童の予算の話。"])
    }

    @Test func `speakers are matched by label, name and role in any spelling`() throws {
        var minutes = minutes([("髙橋委員", ["防災です。"]), ("議長", ["防災です。"])])
        minutes.speeches[1].speaker.role = "議長"

        let member = try KeywordMatcher(rules: [KeywordRule(name: "r", any: ["防災"], speakers: ["高橋"])]).findings(
            in: minutes)
        let chair = try KeywordMatcher(rules: [KeywordRule(name: "r", any: ["防災"], speakers: ["議長"])]).findings(
            in: minutes)

        #expect(member.flatMap { $0.passages.map { $0.place.speech } } == [0])
        #expect(chair.flatMap { $0.passages.map { $0.place.speech } } == [1])
    }

    @Test func `a passage names each keyword once, and its hits are parts of the sentence`() throws {
        let minutes = minutes([("甲委員", ["はじめに。  ＡＩとサーバとAIの話です。"])])

        let findings = try KeywordMatcher(rules: [KeywordRule(name: "r", any: ["サーバー", "AI"])]).findings(in: minutes)
        let passage = try #require(findings.first?.passages.first)

        #expect(passage.keywords == ["AI", "サーバー"])
        #expect(passage.sentence == "ＡＩとサーバとAIの話です。")
        for hit in passage.hits {
            #expect(String(decoding: Array(passage.sentence.utf8)[hit.range], as: UTF8.self) == hit.surface)
        }
    }

    @Test func `findings keep the order of the rules`() throws {
        let minutes = minutes([("甲委員", ["雲と防災。"])])
        let rules = ["防災", "海", "雲"].map { KeywordRule(name: $0, any: [$0]) }

        #expect(try KeywordMatcher(rules: rules).findings(in: minutes).map { $0.rule.name } == ["防災", "雲"])
    }
}
