import BotCore
import MinutesModel
import PluginKit
import Testing

@testable import Webhooks

@Suite struct ComposerTests {
    private let meeting = Samples.meeting

    private func pieces(_ notice: Notice, in meeting: Meeting?) -> [Piece] {
        Composer(Message(meeting: meeting, notices: [notice])).pieces
    }

    @Test func `who said a quote stands right below it`() {
        let notice = Notice(
            key: "k", topic: "t", title: "題", body: [.quote("甲です。"), .quote("乙です。")],
            evidence: [
                Evidence(meeting: meeting, speaker: "乙野委員", quote: "乙です。"),
                Evidence(meeting: meeting, agendaItem: "その他", speaker: "甲田委員", quote: "甲です。"),
            ])

        #expect(
            pieces(notice, in: meeting).dropFirst(2) == [
                .quote("甲です。"), .context("発言者: 甲田委員　議題: その他"), .quote("乙です。"), .context("発言者: 乙野委員"),
            ])
    }

    @Test func `a reminder that names its meeting, speaker and date is not told them again`() throws {
        let day = try #require(CalendarDate("2024-06-28"))
        let body: [Block] = [
            .quote("6月28日までに公表します。"),
            .fields([
                Field(label: "期限", value: "2024年6月28日（原文：6月28日まで）"), Field(label: "約束した人", value: "高波課長"),
                Field(label: "会議", value: "第3回青波市デジタル化推進会議（2024年5月20日）"),
            ]),
        ]
        let notice = Notice(
            key: "k", topic: "deadline", title: "あと7日", body: body,
            evidence: [Evidence(meeting: meeting, speaker: "高波課長", quote: "6月28日までに公表します。")],
            deadline: Deadline(surface: "6月28日まで", start: day, end: day, precision: .day))

        let pieces = pieces(notice, in: nil)

        #expect(pieces.count == 4)
        #expect(pieces.last == .link(text: "出典", url: meeting.url ?? ""))
    }

    @Test func `a fiscal year that the body tells by its last day and its words is not told again`() throws {
        let notice = Notice(
            key: "k", topic: "deadline", title: "あと30日",
            body: [.fields([Field(label: "期限", value: "2025年3月31日（月）まで（原文：令和6年度中）")])],
            deadline: Deadline(
                surface: "令和6年度中", start: try #require(CalendarDate("2024-04-01")),
                end: try #require(CalendarDate("2025-03-31")), precision: .fiscalYear))

        #expect(pieces(notice, in: nil).count == 2)
    }

    @Test func `what was not taken from minutes does not say that it was`() {
        let own = Notice(key: "k", topic: "kairan", title: "宛先「team」に送れません")
        func note(_ notice: Notice, in meeting: Meeting?) -> String {
            Composer(Message(meeting: meeting, notices: [notice])).note
        }

        #expect(note(own, in: nil) == "Kairan からのお知らせです。")
        #expect(note(own, in: meeting).contains("自動抽出"))
    }

    @Test func `a quote with brackets in it stands in the other kind of brackets`() {
        #expect(Piece.quote("「異議なし」と声あり").plainText == "『「異議なし」と声あり』")
        #expect(Piece.quote("異議なし").plainText == "「異議なし」")
    }

    @Test func `what the body leaves out is told once, however often the evidence repeats it`() {
        let evidence = Evidence(meeting: meeting, speaker: "高波課長", quote: "公表します。")
        let notice = Notice(key: "k", topic: "t", title: "題", evidence: [evidence, evidence])

        #expect(pieces(notice, in: meeting).dropFirst(2) == [.quote("公表します。"), .context("発言者: 高波課長")])
    }

    @Test func `a quote that the body shows with its words marked is not repeated`() {
        let notice = Notice(
            key: "k", topic: "t", title: "題", body: [.paragraph("高波課長"), .quote("次に、【防災】計画を公表します。")],
            evidence: [Evidence(meeting: meeting, speaker: "高波課長", quote: "防災計画を公表します。")])

        #expect(pieces(notice, in: meeting).count == 4)
    }

    @Test func `two decisions by the same words from the floor quote them once`() {
        let notice = Notice(
            key: "k", topic: "t", title: "題", body: [.paragraph("議案第1号、議案第2号：可決")],
            evidence: ["議案第1号", "議案第2号"].map { Evidence(meeting: meeting, agendaItem: $0, quote: "異議なし") })

        #expect(pieces(notice, in: meeting).dropFirst(3) == [.quote("異議なし")])
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "https://a.example/<b>", "https://a.example/|x", "//a.example/",
        "ftp://a.example/",
        "https://a.example/ b", "HTTPS\u{3A}/a",
    ])
    func `what is no web address is text, not a link`(url: String) {
        let notice = Notice(key: "k", topic: "t", title: "題", body: [.link(text: "資料", url: url)])

        #expect(pieces(notice, in: nil).last == .paragraph("資料: \(url)"))
    }

    @Test func `a deadline says its dates, its words and whether it is approximate`() throws {
        let (start, end) = (try #require(CalendarDate("2024-04-01")), try #require(CalendarDate("2025-03-31")))

        #expect(
            DateText.deadline(
                Deadline(surface: "令和6年度", start: start, end: end, precision: .fiscalYear, approximate: true))
                == "2024年4月1日〜2025年3月31日ごろ（原文: 令和6年度）")
        #expect(
            DateText.deadline(Deadline(surface: "年度末", start: end, end: end, precision: .day))
                == "2025年3月31日（月）（原文: 年度末）")
    }
}
