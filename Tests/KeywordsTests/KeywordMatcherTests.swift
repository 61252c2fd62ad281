import Keywords
import Testing

struct KeywordMatcherTests {
    private func surfaces(_ keyword: String, in text: String, match: KeywordRule.Match = .variants) throws -> [String] {
        try KeywordMatcher(rules: [KeywordRule(name: "r", any: [keyword], match: match)]).hits(in: text).map {
            $0.surface
        }
    }

    @Test(arguments: [
        ("クラウド", "ガバメントクラウドへ", ["クラウド"]),
        ("取組", "取り組みと取組みを、とりくみを", ["取り組み", "取組み", "とりくみ"]),
        ("サーバー", "サーバとサーバーとｻｰﾊﾞ", ["サーバ", "サーバー", "ｻｰﾊﾞ"]),
        ("サーバ", "サーバー室", ["サーバー"]),
        ("ビル", "ビールの税", []),
        ("ビール", "ビルの耐震", []),
        ("斎藤", "齋藤委員と斉藤委員", ["齋藤"]),
        ("会議", "本会議", ["会議"]),
        ("会社", "社会・社会", []),  // the dot is dropped, not the boundary
        ("DX", "ＤＸとデジタル・トランスフォーメーション", ["ＤＸ", "デジタル・トランスフォーメーション"]),
        ("Webサイト", "Web サイトとウエブサイト", ["Web サイト", "ウエブサイト"]),
    ])
    func `hits are whole words in the text's own spelling`(keyword: String, text: String, expected: [String]) throws {
        #expect(try surfaces(keyword, in: text) == expected)
    }

    @Test func `exact means letter for letter`() throws {
        #expect(try surfaces("IT", in: "ITとitとＩＴ", match: .exact) == ["IT"])
        #expect(try surfaces("取組", in: "取り組みと取組", match: .exact) == ["取組"])
        #expect(try surfaces("サーバ", in: "サーバー", match: .exact).isEmpty)
    }

    @Test func `substring looks inside words, in any spelling`() throws {
        #expect(try surfaces("京都", in: "東京都", match: .substring) == ["京都"])
        #expect(try surfaces("AI", in: "ＭＡＩＬ", match: .substring) == ["ＡＩ"])
        #expect(try surfaces("ビル", in: "ビール", match: .substring).isEmpty)
    }

    @Test func `an alias is a hit on its keyword`() throws {
        let rule = KeywordRule(name: "雲", any: ["ガバメントクラウド"], aliases: ["ガバメントクラウド": ["ガバクラ"]])

        let hits = try KeywordMatcher(rules: [rule]).hits(in: "次はガバクラです")

        #expect(hits == [KeywordHit(rule: "雲", keyword: "ガバメントクラウド", surface: "ガバクラ", range: 6..<18)])
    }

    @Test func `overlapping hits of one keyword count once, of two keywords twice`() throws {
        let rule = KeywordRule(name: "r", any: ["人材", "人材育成"], aliases: ["人材": ["人材育成"]])

        let hits = try KeywordMatcher(rules: [rule]).hits(in: "人材育成")

        #expect(hits.map { $0.keyword } == ["人材", "人材育成"])
        #expect(hits.map { $0.surface } == ["人材育成", "人材育成"])
    }

    @Test func `every hit's range gives its surface`() throws {
        let text = "㈱みどりのｻｰﾊﾞｰは、國の取り組み「ベース・レジストリ」の５Ｇサーバ。Web サイトも齋藤委員が。"
        let rules = ["サーバー", "国", "取組", "ベースレジストリ", "5G", "ウェブサイト", "斎藤", "株"].map { KeywordRule(name: $0, any: [$0]) }
        let bytes = Array(text.utf8)

        let hits = try KeywordMatcher(rules: rules).hits(in: text)

        #expect(Set(hits.map { $0.rule }).isSuperset(of: ["サーバー", "国", "取組", "ベースレジストリ", "5G", "ウェブサイト", "斎藤"]))
        for hit in hits {
            #expect(String(decoding: bytes[hit.range], as: UTF8.self) == hit.surface)
        }
        #expect(hits.map { $0.range.lowerBound } == hits.map { $0.range.lowerBound }.sorted())
    }

    @Test(arguments: [
        ([KeywordRule(name: " ", any: ["x"])], KeywordRuleError.noName(rule: 1)),
        ([KeywordRule(name: "a", any: ["x"]), KeywordRule(name: "a", any: ["y"])], .sameName("a")),
        ([KeywordRule(name: "a", exclude: ["x"])], .noKeywords(rule: "a")),
        ([KeywordRule(name: "a", any: ["x", ""])], .emptyWord(rule: "a", list: "any")),
        ([KeywordRule(name: "a", any: ["・"])], .nothingToMatch(rule: "a", word: "・")),
        (
            [KeywordRule(name: "a", any: ["x"], aliases: ["y": ["z"]])],
            .aliasOfNothing(rule: "a", keyword: "y", keywords: ["x"])
        ),
        ([KeywordRule(name: "a", any: ["x"], aliases: ["x": [" "]])], .emptyWord(rule: "a", list: "aliases: x")),
        ([KeywordRule(name: "a", near: ["x"])], .nearAlone(rule: "a")),
        ([KeywordRule(name: "a", any: ["x"], coolDownDays: -1)], .negative(rule: "a")),
        ([KeywordRule(name: "a", any: ["x"], exclude: ["x"])], .excludesItself(rule: "a", keyword: "x")),
    ])
    func `a rule that cannot be followed is refused by name`(rules: [KeywordRule], error: KeywordRuleError) {
        #expect(throws: error) { try KeywordMatcher(rules: rules) }
        #expect(error.description.hasSuffix(".") && (error.description.contains("'a'") || error == .noName(rule: 1)))
    }
}
