import MinutesModel
import Testing

struct WrapTests {
    private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }
    private let body = Speech.sentences.flatMap { Speech.wrapped($0, at: 24) }

    @Test(arguments: [true, false])
    func `wrapped lines become the paragraphs they were`(isPDF: Bool) throws {
        let read = try mended(text(body), isPDF: isPDF)

        #expect(read.lines.map(\.text) == Speech.sentences)
        #expect(read.linesAreParagraphs)
    }

    @Test func `a paragraph keeps the number of its first line`() throws {
        let read = try mended(text(body))

        let starts = read.lines.map { body[$0.number - 1] }
        #expect(zip(starts, Speech.sentences).allSatisfy { $1.hasPrefix($0) })
        #expect(read.lines.map(\.number) == read.lines.map(\.number).sorted())
    }

    @Test func `text with a line for each paragraph is not touched`() throws {
        let source = ["議事録", "", "○議長（山田太郎君）　" + Speech.sentences[0]] + Speech.sentences + ["以上"]

        let read = try mended(text(source), isPDF: false)

        #expect(read.lines.map(\.text) == source)
        #expect(!read.linesAreParagraphs)
    }

    @Test(arguments: [
        "○議長（山田太郎君）", "○川辺", "◎町長の施政方針", "【川辺部会長】", "総務関係", "１．予算の概要", "日時　令和８年２月１７日",
    ])
    func `a heading, a speaker's line and a field stay lines of their own`(line: String) throws {
        let source =
            Speech.sentences.prefix(3).flatMap { Speech.wrapped($0, at: 24) } + [line]
            + Speech.sentences.dropFirst(3).flatMap { Speech.wrapped($0, at: 24) }

        let read = try mended(text(source), isPDF: false)

        #expect(read.lines.map(\.text) == Speech.sentences.prefix(3) + [line] + Speech.sentences.dropFirst(3))
    }

    @Test func `bullets stay apart, and a full stop at a line's start belongs to the line above`() throws {
        let bullets = ["・町税の増収", "・交付税の減額", "・基金からの繰入れ"]

        let read = try mended(text(body + bullets + ["以上で説明を終わります", "。"]))

        #expect(read.lines.map(\.text) == Speech.sentences + bullets + ["以上で説明を終わります。"])
    }

    @Test func `a name with a middle dot cut by the wrap is no bullet`() throws {
        let sentence = "この事業は、南川町と北川町と東川町と西川町とが共同で行う川上・川辺・香川租税債権管理の仕組みでございます。"
        let lines = ["この事業は、南川町と北川町と東川町と西川町とが共同で行う川上", "・川辺・香川租税債権管理の仕組みでございます。"]

        let read = try mended(text(Speech.sentences.flatMap { Speech.wrapped($0, at: 28) } + lines))

        #expect(read.lines.last?.text == sentence)
    }

    @Test func `a stage direction behind a full line is no part of the sentence`() throws {
        // A full line of 24 characters that ends a sentence, in a text whose paragraphs are indented.
        let full = "それでは、傍聴の方々の入室をこれから許可いたします。"
        let source =
            Speech.sentences.flatMap { Speech.wrapped($0, at: full.count, indentation: "　") }
            + ["　" + full.dropFirst(), "（傍聴人入室）"]

        let read = try mended(text(source), isPDF: false)

        #expect(read.lines.suffix(1).map(\.text) == ["（傍聴人入室）"])
    }

    @Test(arguments: ["（報道関係者退室）", "────────────────────────", "＊　　＊　　＊", "―――――◇――――――"])
    func `a direction and a rule stand apart from what is above and below`(line: String) throws {
        let below = "それでは、ここから先は報道の方々が退室された後の議事でございます。"
        let source = Speech.sentences.flatMap { Speech.wrapped($0, at: 24) } + [line] + Speech.wrapped(below, at: 24)

        let read = try mended(text(source), isPDF: false)

        #expect(read.lines.map(\.text) == Speech.sentences + [line, below])
    }

    @Test func `lines that hang below a speaker's name go on`() throws {
        let speeches = Speech.sentences.map { "○議長　" + $0 }
        let source = speeches.flatMap { speech in
            let lines = Speech.wrapped(speech, at: 24)
            return lines.prefix(1) + lines.dropFirst().map { "　" + $0 }
        }

        let read = try mended(text(source), isPDF: false)

        #expect(read.lines.map(\.text) == speeches)
    }

    @Test func `a space behind an unmarked name stays, however many speak`() throws {
        let speeches = Speech.sentences.map { "町長 " + $0 }
        let source = speeches.flatMap { Speech.wrapped($0, at: 24) }

        let read = try mended(text(source))

        #expect(read.lines.map(\.text) == speeches)
    }

    @Test func `pieces into which a printed line fell are put together`() throws {
        let pieces = ["学校教育につきましては、", "「知育」", "、", "「徳育」", "、", "「体育」", "を", "重点といたします。"]
        let source = Speech.sentences.flatMap { Speech.wrapped($0, at: 24) }

        let read = try mended(text(source + pieces.prefix(6) + ["を重点としてまいります。"]))

        #expect(read.lines.last?.text == "学校教育につきましては、「知育」、「徳育」、「体育」を重点としてまいります。")
    }

    @Test func `words of ASCII keep the space that the wrap was`() throws {
        let lines = ["当町が導入いたしますのは、いわゆる Cloud", "Service と呼ばれるものでございます。"]

        let read = try mended(text(Speech.sentences.flatMap { Speech.wrapped($0, at: 22) } + lines))

        #expect(read.lines.last?.text == "当町が導入いたしますのは、いわゆる Cloud Service と呼ばれるものでございます。")
    }

    @Test func `columns of a table stay rows`() throws {
        let rows = ["１番　　山田　太郎　　２番　　川辺　花子　　３番", "４番　　森　　次郎　　５番　　青波　三郎　　６番"]

        let read = try mended(text(body + rows), isPDF: false)

        #expect(read.lines.suffix(2).map(\.text) == rows)
    }
}
