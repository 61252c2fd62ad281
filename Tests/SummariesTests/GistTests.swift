@testable import Summaries
import Testing

@Suite struct GistTests {
    private static let answer = """
        次に、学校給食費の無償化についてでございますが、本市では、令和四年度から第三子以降の無償化を実施してまいりました。\
        一方、全ての児童を対象とするには、年間でおよそ二億円の財源が必要となります。\
        こうしたことから、国や県の動向を注視しながら、まずは中学校から段階的に無償化を進めてまいります。\
        以上、お答えとさせていただきます。
        """
    private static let question = """
        市民の声の会の桐島でございます。初めに、通学路の安全についてです。昨年、青葉小学校の近くで痛ましい事故がありました。\
        通学路の点検を急ぐべきと考えますが、市長の見解を伺います。
        """

    private func gist(_ text: String, _ limit: Int) -> String? {
        GistWriter().gist(of: SpokenText(text), limit: limit)?.text
    }

    @Test func `an answer's gist is its will, not its background and not its farewell`() {
        #expect(gist(Self.answer, 40) == "国や県の動向を注視しながら、まずは中学校から段階的に無償化を進める。")
        #expect(gist(Self.answer, 30) == "まずは中学校から段階的に無償化を進める。")
    }

    @Test func `a question's gist keeps what is asked and what is demanded`() {
        #expect(gist(Self.question, 50) == "通学路の点検を急ぐべき。市長の見解は。")
    }

    @Test(arguments: [
        ("閉館を午後九時に改めるべきと考えますが、見解を伺います。", "閉館を午後九時に改めるべき。見解は。"),
        ("閉館を午後九時に改めるべきですが、見解を伺います。", "閉館を午後九時に改めるべきですが、見解は。"),
        ("改めることはできないと思いますが、いかがでしょうか。", "改めることはできない。いかがか。"), ("この点は慎重にと考えますが、見解を伺います。", "この点は慎重にと考えますが、見解は。"),
    ])
    func `a demand before a question stays a demand`(sentence: String, line: String) {
        #expect(gist(sentence, 50) == line)
    }

    @Test func `the sentences behind a line are given as spoken`() throws {
        let gist = try #require(GistWriter().gist(of: SpokenText(Self.answer), limit: 40))

        #expect(gist.sentences.count == 1)
        #expect(gist.sentences[0].hasPrefix("こうしたことから、") && gist.sentences[0].hasSuffix("進めてまいります。"))
    }

    @Test func `where there is room a second sentence stands beside the first, in the order of the speech`() {
        let line = gist("来年度は子育て相談の専門員を二名増やしてまいります。窓口は市内に三か所ございます。土曜日の相談の時間も午後六時まで延ばしてまいります。", 60)

        #expect(line == "来年度は子育て相談の専門員を二名増やす。土曜日の相談の時間も午後六時まで延ばす。")
    }

    @Test(arguments: Array(10...140))
    func `a line is never longer than its limit`(limit: Int) {
        for text in [Self.answer, Self.question, "𠮷野町の㍿と👨‍👩‍👧‍👦の会を支援してまいります。", String(repeating: "長い", count: 200)] {
            #expect((gist(text, limit)?.unicodeScalars.count ?? 0) <= limit)
        }
    }

    @Test(arguments: ["おはようございます。", "ただいまから会議を開きます。それでは、議事に入ります。"])
    func `greetings and procedure make a line only where that is wanted`(text: String) throws {
        let line = try #require(GistWriter(alwaysSays: true).gist(of: SpokenText(text), limit: 50)?.text)

        #expect(gist(text, 50) == nil)
        #expect(!line.isEmpty)
    }

    @Test(arguments: ["職員を十名増やします。", "職員を十名増やします｡", "職員を十名増やします！", "職員を十名増やします!", "職員を十名増やします"])
    func `a line ends in one full stop, whatever the sentence ended in`(text: String) {
        #expect(gist(text, 50) == "職員を十名増やす。")
    }

    @Test(arguments: [("市長は交代すべきだ？", "市長は交代すべきだ？"), ("市長は交代しますか?", "市長は交代するか。")])
    func `who asks by a mark alone still asks`(text: String, line: String) {
        #expect(gist(text, 50) == line)
    }

    @Test(arguments: [
        // At a word, where one begins within the room.
        ("新しい庁舎の建設の費用の総額の見通しの根拠の説明の資料の配布を求める", 13, "説明の資料の配布を求める"),
        ("地域公式アプリケーション紹介記事閲覧件数", 12, "紹介記事閲覧件数"),
        ("本市議会議員定数調査特別委員会設置動議提出理由説明書全文", 10, "提出理由説明書全文"),
    ])
    func `a sentence that nothing divides gives its last words`(text: String, limit: Int, line: String) {
        let found = GistWriter(alwaysSays: true).gist(of: SpokenText(text), limit: limit)?.text

        #expect(found == line + "。")
    }

    @Test(arguments: Array(10...60))
    func `a speech with content never gives an empty line`(limit: Int) throws {
        for text in [
            "ああああ" + String(repeating: "いろは", count: 50), String(repeating: "議案", count: 99), "これは。",
            "👨‍👩‍👧‍👦" + String(repeating: "長い", count: 60),
        ] {
            let line = try #require(GistWriter(alwaysSays: true).gist(of: SpokenText(text), limit: limit)?.text)

            #expect((2...limit).contains(line.unicodeScalars.count))
            #expect(text.hasSuffix(line.dropLast()) || text.hasSuffix(line))
        }
    }

    @Test(arguments: ["", "\n\n", "。"])
    func `an empty text has no gist`(text: String) {
        #expect(GistWriter(alwaysSays: true).gist(of: SpokenText(text), limit: 50) == nil)
    }

    @Test func `a sentence wrapped over lines is one sentence`() {
        let wrapped = "市営住宅の建て替えに当たっては、入居者の皆様の意向を十分に\nお聞きし、三年以内に工事を始めてまいります。"

        #expect(SpokenText(wrapped).sentences.count == 1)
        #expect(SpokenText("１　議案\n市営住宅を建て替えます。").sentences.count == 2)
    }

    @Test func `who speaks is no part of what is said`() {
        #expect(gist("◎副市長（谷川次郎君）　職員を十名増やす予定でございます。", 50) == "職員を十名増やす予定。")
    }

    @Test func `a cut start is marked where that is wanted`() {
        let line = GistWriter(marksCuts: true).gist(of: SpokenText(Self.answer), limit: 30)?.text

        #expect(line == "…まずは中学校から段階的に無償化を進める。")
    }

    @Test(arguments: [
        ("次に、第３点目、公園の再整備についてでございますが、来年度から工事を始めます。", "来年度から工事を始めます。"), ("また、道路も広げます。", "道路も広げます。"),
        ("公園の再整備については、来年度から工事を始めます。", "公園の再整備については、来年度から工事を始めます。"), ("また、です。", "また、です。"),
    ])
    func `only what holds no claim goes from a sentence's front`(sentence: String, rest: String) {
        #expect(FillerWords.removed(from: sentence) == rest)
    }
}
