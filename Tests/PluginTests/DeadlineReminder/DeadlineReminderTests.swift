@testable import DeadlineReminder
import Foundation
import MinutesModel
import PluginKit
import Testing

@Suite struct DeadlineReminderTests {
    private static let quote = "農水環境省は、令和 9 年度中に、全ての手続のオンライン化を目指します。"

    private func commitment(
        start: String = "2023-03-31", end: String = "2023-03-31", arrived: String? = "2022-01-04",
        snoozed: String? = nil
    ) throws -> Commitment {
        Commitment(
            id: "c1", minutes: "sha256:0",
            meeting: Meeting(
                key: "みらい会議/4/2021-12-24", title: "第4回みらい会議", council: "みらい会議",
                date: CalendarDate("2021-12-24"), url: "https://example.jp/4"),
            speech: 6, speaker: "青柳（千）大臣", organization: "農水環境省", text: Self.quote,
            deadline: Deadline(
                surface: "令和 4 年度中", start: try #require(CalendarDate(start)), end: try #require(CalendarDate(end)),
                precision: .fiscalYear),
            snoozedUntil: snoozed.flatMap { CalendarDate($0) }, arrived: arrived.flatMap { CalendarDate($0) })
    }

    private func notices(on day: String, _ open: [Commitment]) async throws -> [Notice] {
        var settings = DeadlineReminder.Settings()
        settings.weekly = .never
        settings.overdueTimes = 1
        var harness = PluginHarness<DeadlineReminder>(settings: settings)
        return try await harness.answer(to: .dayBegan(try #require(CalendarDate(day)), open: open)).notices
    }

    @Test func `a reminder says how long is left, who promised, what and until which day`() async throws {
        let notice = try #require(try await notices(on: "2023-03-25", [commitment(start: "2022-04-01")]).first)

        #expect(notice.key == "deadline-reminder/c1/lead-7")
        #expect(notice.topic == "deadline")
        #expect(notice.severity == .info)
        #expect(notice.title == "【期限まであと6日】農水環境省 青柳（千）大臣")
        #expect(
            notice.body == [
                .quote(Self.quote),
                .fields([
                    Field(label: "期限", value: "2023年3月31日（金）まで（原文：令和 4 年度中）"),
                    Field(label: "約束した人", value: "農水環境省 青柳（千）大臣"),
                    Field(label: "会議", value: "第4回みらい会議・2021年12月24日（金）"),
                ]),
                .link(text: "議事録を開く", url: "https://example.jp/4"),
            ])
        #expect(notice.evidence.map(\.quote) == [Self.quote])
        #expect(notice.deadline?.end == CalendarDate("2023-03-31"))
    }

    @Test(arguments: [
        ("2023-03-01", "【期限まであと30日】", Notice.Severity.info),
        ("2023-03-28", "【期限まであと3日】", .warning),
        ("2023-03-30", "【明日が期限】", .warning),
        ("2023-03-31", "【今日が期限】", .warning),
        ("2023-04-02", "【期限を2日過ぎています】", .warning),
        ("2022-04-01", "【本日から対象期間】", .info),
        ("2022-04-03", "【4月1日から対象期間】", .info),
    ])
    func `the headline counts the true days`(day: String, headline: String, severity: Notice.Severity) async throws {
        let notice = try #require(try await notices(on: day, [commitment(start: "2022-04-01")]).first)

        #expect(notice.title == headline + "農水環境省 青柳（千）大臣")
        #expect(notice.severity == severity)
    }

    @Test func `a period that begins on a lead day is one notice that says both`() async throws {
        let may = try commitment(start: "2022-05-01", end: "2022-05-31")

        let told = try await notices(on: "2022-05-01", [may])

        #expect(told.map(\.title) == ["【本日から対象期間・期限まであと30日】農水環境省 青柳（千）大臣"])
    }

    /// The host keeps a key once (UNIQUE); what it would send is what is new.
    @Test func `over four hundred days each moment is told once, whatever days the bot missed`() async throws {
        let year = try commitment(start: "2022-04-01", end: "2022-12-31")
        let first = try #require(CalendarDate("2022-01-04"))
        let all = ["begins", "lead-30", "lead-7", "lead-3", "lead-1", "lead-0", "overdue"]
        let runs: [(days: [Int], expected: [String])] = [
            (Array(0...400), all),
            ((0...400).flatMap { [$0, $0] }, all),
            // Down for most of the year: what fits on the day, not what was missed.
            ([90, 340, 355, 400], ["begins", "lead-30", "lead-7", "overdue"]),
            ([340, 400], ["lead-30", "overdue"]),
        ]
        for run in runs {
            var names: [String] = []
            for day in run.days {
                let told = try await notices(on: first.adding(days: day).description, [year])
                #expect(told.count <= 1)
                names += told.map { String($0.key.split(separator: "/").last ?? "") }.filter { !names.contains($0) }
            }
            #expect(names == run.expected)
        }
    }

    @Test func `a commitment that wakes after a reminder is told of again, once`() async throws {
        let before = try await notices(on: "2023-03-24", [commitment()]).map(\.key)
        let woken = try commitment(snoozed: "2023-03-26")
        let after = try await notices(on: "2023-03-26", [woken]).map(\.key)
        let again = try await notices(on: "2023-03-27", [woken]).map(\.key)
        let next = try await notices(on: "2023-03-28", [woken]).map(\.key)

        #expect(before == ["deadline-reminder/c1/lead-7"])
        #expect(after == ["deadline-reminder/c1/lead-7/woken-2023-03-26"])
        #expect(again == after)
        #expect(next == ["deadline-reminder/c1/lead-3"])
    }

    @Test func `vague, done and dropped commitments are not reminded of`() async throws {
        var vague = try commitment()
        vague.deadline = nil
        var done = try commitment()
        done.state = .done
        var dropped = try commitment()
        dropped.state = .dropped

        #expect(try await notices(on: "2023-03-31", [vague, done, dropped]).isEmpty)
    }

    @Test func `without a day of arrival the meeting's day counts`() async throws {
        let old = try commitment(start: "2021-12-20", end: "2021-12-23", arrived: nil)

        #expect(try await notices(on: "2022-01-04", [old]).isEmpty)
    }

    @Test func `a trigger without minutes says so`() async throws {
        var harness = PluginHarness<DeadlineReminder>(settings: .init())
        let day = try #require(CalendarDate("2022-01-04"))

        let answer = try await harness.answer(to: .command(Command(name: "run", day: day)))

        #expect(answer.notices.map(\.title) == ["【期限の一覧】議事録がありません"])
    }

    @Test(arguments: [
        (#"{"leadDays":[7,"3営業日前"]}"#, true), (#"{"leadDays":["3日前"]}"#, false), (#"{"leadDays":["営業日前"]}"#, false),
    ])
    func `lead days are numbers or business days`(json: String, isValid: Bool) {
        let lead = json.dropFirst(#"{"leadDays":"#.count).dropLast()

        let decoded = try? JSONDecoder().decode([LeadTime].self, from: Data(lead.utf8))

        #expect((decoded == [.days(7), .businessDays(3)]) == isValid)
    }

    @Test func `the manifest's defaults are the program's`() throws {
        let settings = try PluginManifestFile.defaults(of: "DeadlineReminder", as: DeadlineReminder.Settings.self)

        let own = DeadlineReminder.Settings()
        #expect(settings.leadDays == own.leadDays)
        #expect(settings.onHoliday == own.onHoliday)
        #expect(settings.closedAtYearEnd == own.closedAtYearEnd)
        #expect(settings.overdueTimes == own.overdueTimes)
        #expect(settings.catchUp == own.catchUp)
        #expect(settings.weekly == own.weekly)
        #expect(settings.nextMeetings == own.nextMeetings)
        #expect(settings.announce == own.announce)
    }
}
