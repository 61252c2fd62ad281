import Foundation
import MinutesModel
import TestSupport
import Testing

/// Every word of a document is in its record or under one of its warnings.
struct NothingLostTests {
    @Test(arguments: ["sample-council.md", "sample-council.txt"])
    func `no line of the sample is lost`(name: String) throws {
        try Self.expectNothingLost(Fixtures.bytes(of: name), name: name)
    }

    @Test(
        .enabled(if: TestData.folder != nil),
        arguments: [
            "digital-society-council-2.md", "tokyo-committee-2020-04-17.txt", "shinagawa-committee-2001-11-27.txt",
            "shinagawa-committee-2024-06-26.txt", "regulatory-reform-council-2025-10-03.txt",
            "mlit-committee-2023-10-19.txt",
            "diet-plenary-2026-02-18.txt", "meguro-assembly-kensakusystem.txt", "js-primer-2019-03-25.md",
        ])
    func `no line of a real document is lost`(name: String) throws {
        try Self.expectNothingLost(TestData.bytes(of: "corpus/\(name)"), name: name)
    }

    @Test(arguments: 0..<100)
    func `no line of a random document is lost`(seed: Int) throws {
        var generator = SplitMix(state: UInt64(seed))
        let text = RandomMinutes.document(using: &generator)

        try Self.expectNothingLost(Array(text.utf8), name: seed.isMultiple(of: 2) ? "random.txt" : "random.md")
    }

    /// Found by the fuzzer: a number of twenty digits was read as a page's.
    @Test(arguments: [4, 5, 9, 18, 19, 20, 27, 28, 60])
    func `a line of digits stops nothing, however long it is`(length: Int) throws {
        for digit in ["9", "９", "九"] {
            let number = String(repeating: digit, count: length)
            let text = "令和8年1月7日 第1回 みなと町議会\n\n○議長　開会します。\n\n\(number)\n- \(number) -\n\n○議長　閉会します。\n"

            let minutes = try parsed(Array(text.utf8), name: "minutes.txt")

            #expect(minutes.speeches.count == 2)
        }
    }

    /// Each line's words, markup and spaces aside, stand in the record in this order.
    static func expectNothingLost(_ bytes: [UInt8], name: String) throws {
        let minutes = try parsed(bytes, name: name)
        let kept = Words.all(of: minutes)
        for (index, line) in String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
            for word in Words.cut(String(line)) where !kept.contains(word) {
                let lost = Words.withoutLabels(word).filter { !kept.contains($0) && !Words.isValue($0) }
                #expect(lost == [], "line \(index + 1): \(line)")
            }
        }
    }
}

enum Words {
    /// The head's field names, the words for a record, head counts: the record says them by its keys.
    private static let labels = [
        "ミーティングアジェンダ", "Meeting", "Notes", "開催日時", "開催日", "日時", "場所", "会議名", "議事次第", "議事日程", "会議録", "議事録", "出席説明員",
        "出席議員",
        "欠席議員", "出席者", "区議会事務局", "目黒区議会", "欠員", "資料", "議事", "追加の一", "第七号", "第一号", "第１号", "第２号", "第2号", "百二十名", "三名",
        "３４名", "１名", "日程第１", "日程第２", "6名", "説明のため出席した者",
    ]

    /// What is left of a word around the labels in it.
    static func withoutLabels(_ word: String) -> [String] {
        labels.reduce([word]) { pieces, label in
            pieces.flatMap { $0.components(separatedBy: label) }.filter { !$0.isEmpty }
        }
    }

    /// Dates, times and numbers are in the record as values.
    static func isValue(_ word: String) -> Bool {
        word.allSatisfy { "0123456789０１２３４５６７８９一二三四五六七八九十年月日時分午前後令和平成昭まで月火水木金土日第開会議閉散".contains($0) }
    }

    /// Runs of letters: what stands between punctuation, brackets and spaces.
    static func cut(_ line: String) -> [String] {
        line.unicodeScalars
            .split { scalar in
                // 〇 is a numeral to Unicode and a mark to minutes.
                scalar == "〇" || !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            }
            .map { String(String.UnicodeScalarView($0)) }
    }

    /// Everything that the record holds, as one text without spaces.
    static func all(of minutes: Minutes) -> Haystack {
        func titles(_ items: [AgendaItem]) -> [String] {
            items.flatMap { [$0.number ?? "", $0.title] + titles($0.items) }
        }
        var parts = [minutes.title ?? "", minutes.council ?? "", minutes.venue ?? ""]
        parts += titles(minutes.agenda)
        parts += minutes.materials.flatMap { [$0.label, $0.title] } + minutes.attendees.map(\.label)
        parts += minutes.speeches.flatMap { [$0.speaker.label] + $0.paragraphs }
        parts += minutes.stageDirections.map(\.text) + minutes.warnings.compactMap(\.text)
        parts += minutes.corrections.map(\.text) + minutes.notes.flatMap { [$0.heading ?? ""] + $0.paragraphs }
        return Haystack(parts)
    }

    struct Haystack {
        private let text: String
        private let words: Set<String>

        init(_ parts: [String]) {
            // A wrap can glue the end of one line to the start of the next, so words are looked for in the running text.
            text = parts.joined(separator: "\n").filter { $0 == "\n" || !$0.isWhitespace }
            words = Set(parts.flatMap(Words.cut))
        }

        func contains(_ word: String) -> Bool {
            words.contains(word) || text.range(of: word, options: .literal) != nil
        }
    }
}

/// Lines of every kind in any order, each with a word of its own.
enum RandomMinutes {
    private static let shapes = [
        "○W大臣 W1をW2します。", "○W（W1君）　W2です。", "○Wa\nW1", "〇W議長　　W1ですか。", "◎W1の指名", "◆W委員　W1。", "W: W1", "【W課長】W1。",
        "W1（「異議なし」と呼ぶ者あり）W2。", "〔「異議なし」と呼ぶ者あり〕", "(W入室)", "（W）", "（２）", "- 12 -", "13", "14", "────────",
        "## W1", "### 1 W1", "1. W1", "（1）W1", "資料1-1：W1", "参考資料2　W1", "場所　W1", "日時：令和3年12月24日（金）W1", "出席者", "議事次第",
        "第１　W1",
        "　W1が、W2と", "W1でございます。", "　　　W1　W2", "・W1", "○午前１０時３０分開会", "○　第　１　日", "W1\\", "W1  ", "", "", "", "**○W大臣**　W1",
        "> W1", "- W1: W2", "２０番（W議員）　W1", "〔W登壇〕○W1議長　W2。", "○", "（", "〔W1", "#", "* ", "：", "W1）", "議事日程第2号",
        "令和8年10月7日",
    ]

    static func document(using generator: inout SplitMix) -> String {
        let count = Int.random(in: 1...60, using: &generator)
        let lines = (0..<count).map { _ in line(using: &generator) }
        // A document without a word is refused before the parser sees it.
        return (lines + ["W1末尾".replacingOccurrences(of: "W1", with: word(using: &generator))]).joined(separator: "\n")
    }

    private static func line(using generator: inout SplitMix) -> String {
        var line = shapes[Int.random(in: 0..<shapes.count, using: &generator)]
        for place in ["W1", "W2", "Wa", "W"] where line.contains(place) {
            line = line.replacingOccurrences(of: place, with: word(using: &generator))
        }
        return line
    }

    private static func word(using generator: inout SplitMix) -> String {
        let letters = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳未申酉戌亥松竹梅桜")
        return String(
            (0..<Int.random(in: 2...6, using: &generator)).map { _ in
                letters[Int.random(in: 0..<letters.count, using: &generator)]
            })
    }
}
