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

    @Test(arguments: [
        ("防災の予算を組む。", 20, true),
        ("予算は、防災に使う。", 20, true),  // in any order
        ("防災の話です。予算の話です。", 20, false),  // not in one sentence
        ("防災は、長い話になりますがのちほど改めて申し上げるとして予算です。", 20, false),  // too far
        ("防災は、長い話になりますがのちほど改めて申し上げるとして予算です。", 60, true),
        ("防災の防災です。", 20, false),  // both words
    ])
    func `near words stand in one sentence and within reach`(text: String, within: Int, isMet: Bool) throws {
        let rule = KeywordRule(name: "r", near: ["防災", "予算"], within: within)

        #expect(try sentences(rule, minutes([("甲委員", [text])])).isEmpty != isMet)
    }

    @Test func `filters narrow by role, organisation, council and agenda`() throws {
        var minutes = minutes([("甲課長", ["防災です。"]), ("乙委員", ["防災です。"])])
        minutes.council = "総務委員会"
        minutes.agenda = [AgendaItem(number: "1", title: "防災計画について"), AgendaItem(number: "2", title: "その他")]
        minutes.speeches[0].speaker.role = "課長"
        minutes.speeches[0].speaker.organization = "危機管理部"
        minutes.speeches[0].agendaItem = 0
        minutes.speeches[1].agendaItem = 1
        func found(_ change: (inout KeywordRule) -> Void) throws -> [Int] {
            var rule = KeywordRule(name: "r", any: ["防災"])
            change(&rule)
            return try KeywordMatcher(rules: [rule]).findings(in: minutes).flatMap {
                $0.passages.map { $0.place.speech }
            }
        }

        #expect(try found { _ in } == [0, 1])
        #expect(try found { $0.roles = ["課長"] } == [0])
        #expect(try found { $0.organizations = ["危機管理"] } == [0])
        #expect(try found { $0.agenda = ["その他"] } == [1])
        #expect(try found { $0.councils = ["総務"] } == [0, 1])
        #expect(try found { $0.councils = ["文教"] } == [])
    }

    @Test func `only where a decision or a deadline stands near`() throws {
        var minutes = minutes([
            ("甲委員", ["防災計画を、年度内に作ります。"]), ("乙委員", ["防災の話です。"]), ("丙委員", ["防災の議案です。"]), ("議長", ["可決されました。"]),
        ])
        minutes.date = CalendarDate(year: 2025, month: 5, day: 20)
        minutes.decisions = [Decision(speech: 3, items: [], outcome: .approved, evidence: "可決されました。")]
        func found(_ only: [KeywordRule.Company]) throws -> [Int] {
            let rule = KeywordRule(name: "r", any: ["防災"], only: only)
            return try KeywordMatcher(rules: [rule]).findings(in: minutes).flatMap {
                $0.passages.map { $0.place.speech }
            }
        }

        #expect(try found([.deadline]) == [0])
        #expect(try found([.decision]) == [2])
        #expect(try found([.decision, .deadline]) == [0, 2])
    }

    @Test func `a passage has its neighbours and marks, and its content is the same however it is printed`() throws {
        let one = minutes([("甲委員", ["はじめに。ＡＩの話です。", "おわりに。"])])
        let other = minutes([("甲委員", ["AIの 話です。"])])
        let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: ["AI", "話"])])

        let passage = try #require(matcher.findings(in: one).first?.passages.first)
        let again = try #require(matcher.findings(in: other).first?.passages.first)

        #expect(passage.before == "はじめに。" && passage.after == "おわりに。")
        #expect(passage.marked() == "【ＡＩ】の【話】です。")
        #expect(passage.content == again.content)
        #expect(again.before == nil && again.after == nil)
    }

    @Test func `withdrawn words do not fire, where they were said or where they are quoted`() throws {
        var minutes = minutes([("甲委員", ["防災の話です。防災課は（同日後刻に「防災課」を「福祉課」と発言訂正あり）です。"])])
        let correction = Correction(
            speech: 0, paragraph: 0, withdrawn: "防災課", corrected: "福祉課", text: "同日後刻に「防災課」を「福祉課」と発言訂正あり")
        let matcher = try KeywordMatcher(rules: [KeywordRule(name: "r", any: ["防災", "福祉"])])
        let before = matcher.findings(in: minutes).flatMap { $0.passages.flatMap { $0.keywords } }

        minutes.corrections = [correction]
        let after = matcher.findings(in: minutes).flatMap { $0.passages.flatMap { $0.keywords } }

        #expect(before == ["防災", "防災", "福祉"])
        #expect(after == ["防災", "福祉"])
    }
}
