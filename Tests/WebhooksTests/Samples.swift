import BotCore
import Foundation
import MinutesModel
import PluginKit
import TestSupport

/// Messages to render. The council is invented.
enum Samples {
    static let meeting = Meeting(
        key: "青波市デジタル化推進会議/3/2024-05-20", title: "第3回青波市デジタル化推進会議", council: "青波市デジタル化推進会議",
        date: CalendarDate("2024-05-20"), url: "https://www.city.aonami.example/council/3?lang=ja&page=1#gijiroku")

    private static let other = Meeting(
        key: "青波市議会/2/2024-03-01", title: "令和6年第2回青波市議会定例会", date: CalendarDate("2024-03-01"),
        url: "https://www.city.aonami.example/gikai/2")

    /// Every kind of block, evidence and deadline.
    static let rich = Message(
        meeting: meeting,
        notices: [
            Notice(
                key: "keyword/青波市/3/クラウド", topic: "クラウド", severity: .warning, title: "「クラウド」に関する発言",
                body: [
                    .heading("概要"), .paragraph("基幹系システムの移行について、二つの発言がありました。\n費用は次回に示されます。"),
                    .quote("移行の期限は動かせません。"),
                    .fields([
                        Field(label: "規則", value: "クラウド"), Field(label: "語", value: "標準クラウド"),
                        Field(label: "経緯", value: String(repeating: "前回の会議で示された方針による。", count: 20)),
                    ]),
                    .list(["庁内の準備状況", "県との調整"]),
                    .link(text: "資料2（移行計画案）", url: "https://www.city.aonami.example/doc/2.pdf?a=1&b=(2)"),
                ],
                evidence: [
                    Evidence(
                        meeting: meeting, agendaItem: "標準化対応について", speaker: "高波（恵）課長", quote: "移行の期限は動かせません。"),
                    Evidence(meeting: other, agendaItem: "一般質問", speaker: "三浜議員", quote: "いつまでに移すのか、お答えください。"),
                ],
                deadline: Deadline(
                    surface: "令和 6 年度中", start: date("2024-04-01"), end: date("2025-03-31"), precision: .fiscalYear)),
            Notice(
                key: "deadline/青波市/3/7", topic: "deadline", severity: .critical, title: "期限まであと7日: 移行計画の公表",
                body: [.paragraph("高波（恵）課長: 移行計画を6月28日までに公表します。")],
                evidence: [Evidence(meeting: meeting, speaker: "高波（恵）課長", quote: "移行計画を6月28日までに公表します。")],
                deadline: Deadline(
                    surface: "6月28日まで", start: date("2024-06-28"), end: date("2024-06-28"), precision: .day,
                    approximate: true)),
        ])

    /// What a reader must find in every rendering of `rich`.
    static let richFacts = [
        "第3回青波市デジタル化推進会議", "「クラウド」に関する発言", "概要", "基幹系システムの移行について、二つの発言がありました。", "費用は次回に示されます。", "移行の期限は動かせません。", "規則",
        "標準クラウド", "経緯", String(repeating: "前回の会議で示された方針による。", count: 20), "庁内の準備状況", "県との調整", "資料2（移行計画案）",
        "https://www.city.aonami.example/doc/2.pdf?a=1&b=(2)", "標準化対応について", "高波（恵）課長", "一般質問", "三浜議員",
        "いつまでに移すのか、お答えください。", "令和6年第2回青波市議会定例会", "https://www.city.aonami.example/gikai/2", "令和 6 年度中",
        "期限まであと7日: 移行計画の公表", "移行計画を6月28日までに公表します。", "6月28日まで",
        "https://www.city.aonami.example/council/3?lang=ja&page=1#gijiroku", "自動抽出",
    ]

    /// 60,000 characters in one paragraph, each sentence with a number of its own, and a quote and a list of the same kind.
    static let huge = Message(
        meeting: meeting,
        notices: [
            Notice(
                key: "summary/青波市/3", topic: "summary", title: "第3回会議の要約",
                body: [
                    .paragraph(sentences("段落", 2500).joined()), .quote(sentences("引用", 100).joined()),
                    .list(sentences("項目", 100)),
                    .fields(sentences("数値", 30).enumerated().map { Field(label: "欄\($0)", value: $1) }),
                ],
                evidence: [Evidence(meeting: meeting, speaker: "高波（恵）課長", quote: sentences("証拠", 100).joined())])
        ])

    /// How many sentences of each word `huge` has.
    static let hugeSentences = ["段落": 2500, "引用": 100, "項目": 100, "数値": 30, "証拠": 100]

    /// The sentences of `huge` that a text does not hold.
    static func missingSentences(in text: String) -> [String] {
        let found = Set(
            text.components(separatedBy: sentenceEnd).map { head in
                let number = head.reversed().prefix { $0.isNumber }.reversed()
                return String(head.dropLast(number.count + 2).suffix(2)) + String(number)
            })
        return hugeSentences.flatMap { word, count in
            (1...count).map { "\(word)\($0)" }.filter { !found.contains($0) }
        }
    }

    private static let sentenceEnd = "文であり、ここで終わるものとする。"

    private static func sentences(_ word: String, _ count: Int) -> [String] {
        (1...count).map { "\(word)の第\($0)\(sentenceEnd)" }
    }

    private static func date(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? CalendarDate(dayNumber: 0)
    }
}

/// Texts that would call, link or format if a service took them at their word.
let hostileTexts = [
    "<!channel> 至急", "<!here|here> <!everyone>", "<@U012AB3CD> さん", "<!subteam^SAZ94GDB8>", "<#C024BE7LR>",
    "@everyone @here @channel",
    "<at>議長</at>", "<https://evil.example|議事録を開く>", "[議事録](https://evil.example)", "![x](https://evil.example/p.png)",
    "javascript:alert(1)", "*太字* _斜体_ ~取消~ `コード`", "**太字** __斜体__ ~~取消~~", "```\ncode\n```", "# 見出し\n## 見出し",
    "- 箇条\n* 箇条\n+ 箇条\n1. 番号\n2) 番号",
    "> 引用", "&lt;!channel&gt; &amp;lt;", ":tada: :rotating_light:", "{{DATE(2024-01-01T00:00:00Z, SHORT)}}",
    "<script>alert(1)</script>",
    "\u{1B}[31m赤\u{1B}[0m \u{1B}]0;題\u{7}", "\u{202E}逆さ\u{202C}", "    字下げのコード", "a_b_c snake_case _x_",
    "<b>太字</b><a href=\"https://evil.example\">x</a>",
    "\\*逃げ\\*", "--- \n===\n***", "x\u{0}y\u{8}z",
]
