import Foundation
import TestSupport
import Testing

@Suite struct ExplainTests {
    @Test func `explain time gives one array for each line, an empty one where there is no time`() async throws {
        let kairan = try Kairan()

        let result = try await kairan.run(
            "explain", "time", "--anchor", "2021-12-24", input: Array("令和4年度中に行う。\n何もない第3回。\n早急に".utf8))

        #expect(
            result.lines == [
                #"[{"surface":"令和4年度中","start":"2022-04-01","end":"2023-03-31","kind":"deadline","#
                    + #""precision":"fiscalYear","approximate":false,"from":0,"to":6,"rule":"era fiscal year > within","#
                    + #""reason":"年度 of an era year runs from 1 April to 31 March; 中 and 内 make the whole period the "#
                    + #"limit; 内 starts today"}]"#,
                "[]",
                #"[{"surface":"早急に","start":null,"end":null,"kind":"vague","precision":null,"approximate":false,"#
                    + #""from":0,"to":3,"rule":"vague","reason":"says that it will be, and not when"}]"#,
            ])
    }

    @Test func `explain time tells on request what it refused, and why`() async throws {
        let kairan = try Kairan()

        let result = try await kairan.run(
            "explain", "time", "--anchor", "2021-12-24", "--refused", input: Array("第3回".utf8))

        #expect(
            result.lines == [
                #"[{"refused":true,"surface":"第3回","from":0,"to":3,"rule":"ordinal","#
                    + #""reason":"an ordinal or a number of a document, not a date"}]"#
            ])
    }

    @Test func `explain time as text shows each decision and the rule behind it`() async throws {
        let kairan = try Kairan()

        let result = try await kairan.run(
            "explain", "time", "--anchor", "2021-12-24", "--format", "text",
            input: Array("第3回では、春頃に示す。追って送る。".utf8))

        #expect(
            result.lines == [
                "第3回では、春頃に示す。追って送る。",
                "  第3回  no time",
                "    ordinal: an ordinal or a number of a document, not a date",
                "  春頃  about 2022-03-01 to 2022-05-31 (date, season)",
                "    season: spring is March to May, summer June to August, autumn September to November",
                "  追って  no day (vague)",
                "    vague: says that it will be, and not when",
            ])
    }

    @Test func `explain keywords gives rule, keyword, spelling and place in characters`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write(
            """
            - { name: クラウド, any: [ガバメントクラウド], aliases: { ガバメントクラウド: [ガバクラ] }, exclude: [試験] }
            - { name: 地名, any: [京都], speakers: [市長] }
            """, to: "rules.yaml")

        let result = try await kairan.run(
            "explain", "keywords", "--rules", "rules.yaml",
            input: Array("はい。ガバクラへ移る。\n東京都\n京都市のｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞ\nガバクラの試験\n".utf8))

        #expect(
            result.lines == [
                #"[{"rule":"クラウド","keyword":"ガバメントクラウド","surface":"ガバクラ","start":3,"end":7}]"#,
                "[]",
                #"[{"rule":"地名","keyword":"京都","surface":"京都","start":0,"end":2},"#
                    + #"{"rule":"クラウド","keyword":"ガバメントクラウド","surface":"ｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞ","start":4,"end":16}]"#,
                "[]",
            ])
    }

    @Test func `a list of words may stand in a file of its own`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write("- { name: a, any: [国会, { file: words/list.txt }] }", to: "rules.yaml")
        try kairan.folder.write("# 防災\n予算\n\n  取組  \n", to: "words/list.txt")
        try kairan.folder.write("- { name: a, any: [{ file: wrong.txt }] }", to: "wrong.yaml")
        try kairan.folder.write("予算\n予\t算\n", to: "wrong.txt")
        try kairan.folder.write("- { name: a, any: [{ file: none.txt }] }", to: "none.yaml")

        let found = try await kairan.run(
            "explain", "keywords", "--rules", "rules.yaml", input: Array("国会の予算の取り組み、防災".utf8))
        let wrong = try await kairan.run("explain", "keywords", "--rules", "wrong.yaml")
        let none = try await kairan.run("explain", "keywords", "--rules", "none.yaml")

        let objects = try #require(
            try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [[String: Any]], "\(found.talk)")
        #expect(objects.map { $0["keyword"] as? String } == ["国会", "予算", "取組"])
        #expect(wrong.code == 2 && wrong.talk.contains("wrong.yaml:1:20: error: wrong.txt:2: A word with a tab"))
        #expect(none.code == 2 && none.talk.contains("none.txt: There is no such file"))
    }

    @Test(arguments: [
        ("", "The file is empty"), ("rules: x", "rules.yaml:1:8: error: The file must be a list of rules"),
        (
            "- { name: a, any: [b], exlude: [c] }",
            "rules.yaml:1:32: error: Unknown key 'exlude' in rule 1; did you mean 'exclude'?"
        ),
        ("- { name: a, any: b }", "rules.yaml:1:19: error: 'any' of rule 1"),
        ("- { any: [b] }", "rules.yaml:1:3: error: Rule 1 has no 'name'"),
        ("- { name: a }", "Keyword rule 'a' has no keywords"),
    ])
    func `rules that cannot be followed are refused with their place`(yaml: String, words: String) async throws {
        let kairan = try Kairan()
        try kairan.folder.write(yaml, to: "rules.yaml")

        let result = try await kairan.run("explain", "keywords", "--rules", "rules.yaml")

        #expect(result.code == 2)
        #expect(result.talk.contains(words), "\(result.talk)")
    }

    private static let answer = """
        初めに、図書館の開館時間についてでございますが、夜間の利用を望む声が多くございました。来年度から平日の閉館を午後九時に改めてまいります。
        次に、空き家の活用についてでございますが、空き家バンクの登録を促し、若い世帯の住まいとして活用してまいります。以上です。
        """

    @Test func `explain summary gives one line within the limit`() async throws {
        let result = try await Kairan().run("explain", "summary", "--limit", "30", input: Array(Self.answer.utf8))

        #expect(result.lines == ["空き家バンクの登録を促し、若い世帯の住まいとして活用する。"])
    }

    @Test func `explain summary finds the answer to a question, and tells where it came from`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write(Self.answer, to: "answer.txt")

        let result = try await kairan.run(
            "explain", "summary", "answer.txt", "--question", "図書館の開館時間をどうするのか。", "--format", "json")

        #expect(
            result.lines == [
                #"{"text":"来年度から平日の閉館を午後九時に改める。","length":20,"limit":50,"#
                    + #""sentences":["来年度から平日の閉館を午後九時に改めてまいります。"],"evidence":[{"line":1,"speaker":null,"#
                    + #""text":"来年度から平日の閉館を午後九時に改めてまいります。"}]}"#
            ])
    }

    @Test func `where nothing has to do with the question explain summary gives an empty line`() async throws {
        let result = try await Kairan().run(
            "explain", "summary", "--question", "ロケットは。", input: Array(Self.answer.utf8))

        #expect(result.code == 0)
        #expect(result.output == "\n")
    }

    @Test func `explain summary refuses a limit that holds no sentence`() async throws {
        let result = try await Kairan().run("explain", "summary", "--limit", "5", input: Array("あ。".utf8))

        #expect(result.code == 64)
        #expect(result.talk.contains("--limit must be from 10 to 2000"))
    }
}
