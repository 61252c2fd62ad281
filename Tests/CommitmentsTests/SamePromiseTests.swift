import Commitments
import MinutesModel
import Testing

/// Pairs of wordings, judged by hand: the thresholds of `PromiseFingerprint` were set on them.
@Suite struct SamePromiseTests {
    private func commitment(
        _ id: String, _ core: String, end: String? = "2027-03-31", by speaker: String = "水沢大臣", role: String? = "大臣",
        organization: String? = nil, council: String? = "みらい会議", on date: String = "2026-10-07", arrived: String? = nil
    ) -> Commitment {
        Commitment(
            id: id, minutes: "sha256:\(date)",
            meeting: Meeting(
                key: "\(council ?? "-")/\(date)", title: "会議", council: council, date: CalendarDate(date)),
            speech: 0, speaker: speaker, role: role, organization: organization, text: core + "。", core: core,
            deadline: end.flatMap { CalendarDate($0) }.map {
                Deadline(surface: "\($0)", start: $0, end: $0, precision: .day)
            },
            arrived: CalendarDate(arrived ?? date))
    }

    @Test(arguments: [
        ("全ての行政窓口の統合運用を目指す", "全ての行政窓口を統合運用する"),
        ("窓口システムの統合に向けた基本計画を策定する", "窓口システム統合の基本計画の策定を終える"),
        ("啓発動画を公開する", "防災の啓発動画を作成し公開する"),
        ("みらい文化会館の大規模改修工事に着手する", "みらい文化会館の改修工事に着手する"),
        ("オープンデータの公開基盤を整備する", "オープンデータ公開基盤の整備を進め、利用を開始する"),
        ("公共施設の予約システムを更新する", "予約システムについて、公共施設の分を更新する"),
        ("学校給食費の無償化を実施する", "学校給食費を無償化する"),
        ("避難所運営マニュアルを改定する", "避難所の運営マニュアルの改定を行う"),
        ("子ども総合計画の改定案を取りまとめる", "子ども総合計画の改定案をお示しする"),
        ("ＤＸ推進計画を策定する", "DX推進計画の策定を完了する"),
    ])
    func `the same promise in other words is recognised`(first: String, second: String) throws {
        let found = Repetitions.find(among: [
            commitment("a", first), commitment("b", second, end: "2027-06-30", on: "2026-12-01"),
        ])

        #expect(found.repetitions.map(\.later.id) == ["b"], "\(likeness(first, second))")
        #expect(found.kept.map(\.id) == ["a"])
        #expect(found.kept.first?.deadline?.end.description == "2027-06-30")
        #expect(found.kept.first?.moves.map(\.from?.end.description) == ["2027-03-31"])
    }

    @Test(arguments: [
        ("全ての窓口の統合を目指す", "新庁舎の建設工事に着手する"),
        ("窓口システムの統合に向けた基本計画を策定する", "都市計画道路の整備に向けた基本計画を策定する"),
        ("子育て支援センターを開設する", "高齢者支援センターを増設する"),
        ("柏台地区の下水道管渠の整備工事を進める", "緑町地区の道路照明の更新工事を進める"),
        // One word apart, and two works.
        ("みらい団地第1工区の建設工事に着手する", "みらい団地第2工区の建設工事に着手する"),
        ("令和の文化会館の大規模改修を行う", "文化祭を開催する"),
        ("学校給食費の無償化を実施する", "学校給食の調理場を移転する"),
        ("地域防災計画を改定する", "地域公共交通計画を改定する"),
    ])
    func `another promise of the same office is not`(first: String, second: String) {
        let found = Repetitions.find(among: [
            commitment("a", first), commitment("b", second, on: "2026-12-01"),
        ])

        #expect(found.repetitions.isEmpty, "\(likeness(first, second))")
        #expect(found.kept.map(\.id) == ["a", "b"])
    }

    private func likeness(_ first: String, _ second: String) -> Double {
        guard let one = PromiseFingerprint(commitment("a", first)),
            let other = PromiseFingerprint(commitment("b", second))
        else { return 0 }
        return one.likeness(to: other)
    }

    @Test func `another council, another ministry or no council's name makes another promise`() {
        let text = "窓口システムの統合計画を策定する"
        let first = commitment("a", text, organization: "地域基盤省")

        for other in [
            commitment("b", text, council: "別の会議", on: "2026-12-01"),
            commitment("b", text, organization: "学び文化省", on: "2026-12-01"),
            commitment("b", text, council: nil, on: "2026-12-01"),
        ] {
            #expect(Repetitions.find(among: [first, other]).repetitions.isEmpty)
        }
    }

    @Test func `a successor in the office keeps the promise`() {
        let found = Repetitions.find(among: [
            commitment("a", "窓口システムの統合計画を策定する", by: "水沢大臣"),
            commitment("b", "窓口システムの統合計画の策定を終える", by: "青柳大臣", on: "2026-12-01"),
        ])

        #expect(found.repetitions.count == 1)
    }

    @Test func `what the bot knew first stays, and the words of the later meeting hold`() throws {
        // The older minutes are read after the newer ones.
        let newer = commitment("new", "啓発動画を公開する", end: "2027-06-30", on: "2026-12-01", arrived: "2026-12-02")
        let older = commitment("old", "啓発動画を公開する", end: "2027-03-31", on: "2026-10-07", arrived: "2026-12-05")

        let found = Repetitions.find(among: [older, newer])

        #expect(found.kept.map(\.id) == ["new"])
        #expect(found.kept.first?.deadline?.end.description == "2027-06-30")
        #expect(found.kept.first?.moves == [])
    }

    @Test func `in one meeting two days are two steps, and only nearly the same words on one day are one`() {
        let first = commitment("a", "啓発動画の案を作成し公開する")
        let later = commitment("b", "啓発動画の案を作成し公開する", end: "2027-06-30")
        let again = commitment("c", "啓発動画の案を作成し公開する")

        #expect(Repetitions.find(among: [first, later]).repetitions.isEmpty)
        #expect(Repetitions.find(among: [first, again]).repetitions.map(\.later.id) == ["c"])
    }

    @Test func `a chain of meetings stays one promise with all its moves`() {
        let days = [
            ("a", "2026-10-07", "2027-03-31"), ("b", "2026-12-01", "2027-06-30"), ("c", "2027-02-01", "2027-09-30"),
        ]

        let found = Repetitions.find(among: days.map { commitment($0.0, "啓発動画を公開する", end: $0.2, on: $0.1) })

        #expect(found.kept.map(\.id) == ["a"])
        #expect(found.kept.first?.moves.map(\.from?.end.description) == ["2027-03-31", "2027-06-30"])
        #expect(found.repetitions.map(\.later.id) == ["b", "c"])
    }
}
