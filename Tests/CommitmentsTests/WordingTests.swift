import Commitments
import MinutesModel
import Testing

@Suite struct WordingTests {
    private func commitment(_ text: String, surface: String, organization: String? = nil) -> Commitment {
        let day = CalendarDate(dayNumber: 0)
        return Commitment(
            id: "c", minutes: "m", meeting: Meeting(key: "k", title: "t"), speech: 0, speaker: "水沢大臣",
            organization: organization, text: text,
            deadline: Deadline(surface: surface, start: day, end: day, precision: .day))
    }

    @Test func `a day is written with its weekday`() {
        #expect(CalendarDate("2023-03-31")?.japanese == "2023年3月31日（金）")
        #expect(CalendarDate("2026-11-22")?.japanese == "2026年11月22日（日）")
    }

    @Test func `an approximate deadline says so`() throws {
        let day = try #require(CalendarDate("2023-06-30"))
        let deadline = Deadline(surface: "来年度早期", start: day, end: day, precision: .quarter, approximate: true)

        #expect(deadline.japanese == "2023年6月30日（金）ごろまで")
    }

    @Test(
        arguments: [
            ("令和 4 年度中", "2023-03-31", .fiscalYear, false, "令和4年度中（2023年3月31日まで）"),
            ("来年度早期", "2023-06-30", .quarter, true, "来年度早期（2023年6月30日ごろまで）"),
            ("来週金曜日", "2023-06-30", .day, false, "2023年6月30日（金）まで"),
        ] as [(String, String, Deadline.Precision, Bool, String)])
    func `a longer time than a day keeps its words beside its end`(
        surface: String, end: String, precision: Deadline.Precision, isApproximate: Bool, wording: String
    ) throws {
        let day = try #require(CalendarDate(end))
        let deadline = Deadline(
            surface: surface, start: day, end: day, precision: precision, approximate: isApproximate)

        #expect(deadline.japaneseAsPromised == wording)
    }

    @Test(arguments: [
        ("計画に沿い、地域基盤省は、来春までに、全てを統合します。", "来春", "来春までに、全てを統合します。"),
        ("来春までに統合します。", "来春", "来春までに統合します。"),
        // What is promised stands before the date.
        ("昨年の答申を受け、事業の一覧を、来春に開く総会でお示しします。", "来春", "事業の一覧を、来春に開く総会でお示しします。"),
        // A comma inside a quotation divides nothing.
        ("方針は「早く、安く、来春に」を掲げ統合します。", "来春", "方針は「早く、安く、来春に」を掲げ統合します。"),
    ])
    func `the core runs from the deadline's phrase to the end`(text: String, surface: String, core: String) {
        #expect(commitment(text, surface: surface).phrase == core)
    }

    @Test func `the promiser is named with the organisation, once`() {
        #expect(commitment("a", surface: "", organization: "総務省").promiser == "総務省 水沢大臣")
        #expect(commitment("a", surface: "", organization: "水沢").promiser == "水沢大臣")
    }
}
