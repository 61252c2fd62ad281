@testable import DeadlineReminder
import MinutesModel
import Testing

@Suite struct ReminderScheduleTests {
    private func name(
        on day: String, end: String = "2023-03-31", start: String? = nil, arrived: String? = "2022-01-01"
    ) throws -> String? {
        let last = try #require(CalendarDate(end))
        let deadline = Deadline(
            surface: "その日まで", start: try start.map { try #require(CalendarDate($0)) } ?? last, end: last,
            precision: .day)
        let schedule = ReminderSchedule(
            deadline: deadline, settings: .init(), arrived: try arrived.map { try #require(CalendarDate($0)) })
        return schedule.moments(on: try #require(CalendarDate(day)), after: nil).first?.name
    }

    @Test(
        arguments: [
            ("2023-02-28", nil),  // 31 days left: too early
            ("2023-03-01", "lead-30"),
            ("2023-03-23", "lead-30"),  // 8 left
            ("2023-03-24", "lead-7"),
            ("2023-03-25", "lead-7"),  // 6 left, after downtime
            ("2023-03-28", "lead-3"),
            ("2023-03-29", "lead-3"),
            ("2023-03-30", "lead-1"),
            ("2023-03-31", "lead-0"),
            ("2023-04-01", "overdue"),
            ("2023-04-08", "overdue-2"),
            ("2024-03-31", "overdue-4"),
        ] as [(String, String?)])
    func `a day belongs to the latest moment that has come`(day: String, expected: String?) throws {
        #expect(try name(on: day) == expected)
    }

    @Test(
        arguments: [
            // Arrived with 5 days left: the summary told of it, the 7-day reminder must not pretend.
            ("2023-03-26", "2023-03-26", nil),
            ("2023-03-26", "2023-03-27", nil),
            ("2023-03-26", "2023-03-28", "lead-3"),
            // Arrived on a lead's own day: that lead is due.
            ("2023-03-24", "2023-03-24", "lead-7"),
            // … and after downtime it still fits.
            ("2023-03-24", "2023-03-26", "lead-7"),
            ("2023-03-31", "2023-03-31", "lead-0"),
            // Past on arrival.
            ("2023-04-01", "2023-04-01", nil),
            ("2023-04-01", "2023-05-01", nil),
        ] as [(String, String, String?)])
    func `nothing is told that was past when the minutes arrived`(
        arrived: String, day: String, expected: String?
    ) throws {
        #expect(try name(on: day, arrived: arrived) == expected)
    }

    @Test(
        arguments: [
            // A fiscal year: its start stands alone.
            ("2022-03-31", "2022-04-01", "2023-03-31", "2021-12-24", nil),
            ("2022-04-01", "2022-04-01", "2023-03-31", "2021-12-24", "begins"),
            ("2022-04-09", "2022-04-01", "2023-03-31", "2021-12-24", "begins"),
            ("2023-03-01", "2022-04-01", "2023-03-31", "2021-12-24", "lead-30"),
            // It ran already on arrival.
            ("2022-04-02", "2022-04-01", "2023-03-31", "2022-04-01", nil),
            // A month of 30 days begins the day after its 30-day reminder, and both are said.
            ("2022-05-31", "2022-06-01", "2022-06-30", "2022-01-01", "lead-30"),
            ("2022-06-01", "2022-06-01", "2022-06-30", "2022-01-01", "begins"),
            // A month of 31 days begins on it: one notice.
            ("2022-05-01", "2022-05-01", "2022-05-31", "2022-01-01", "lead-30"),
            // A week is short enough to be one deadline.
            ("2022-05-02", "2022-05-02", "2022-05-08", "2022-01-01", "lead-7"),
        ] as [(String, String, String, String, String?)])
    func `a long interval is told when it begins`(
        day: String, start: String, end: String, arrived: String, expected: String?
    ) throws {
        #expect(try name(on: day, end: end, start: start, arrived: arrived) == expected)
    }

    @Test func `a month that begins on a lead day says both`() throws {
        let start = try #require(CalendarDate("2022-05-01"))
        let deadline = Deadline(surface: "5月中", start: start, end: start.lastOfMonth, precision: .month)

        let schedule = ReminderSchedule(deadline: deadline, settings: .init(), arrived: start.adding(days: -100))

        #expect(schedule.moments(on: start, after: nil).first?.opensPeriod == true)
        #expect(!schedule.moments.contains { $0.name == "begins" })
    }

    @Test func `lead days may come in any order and twice`() throws {
        let end = try #require(CalendarDate("2023-03-31"))
        let deadline = Deadline(surface: "年度末", start: end, end: end, precision: .day)

        var settings = DeadlineReminder.Settings()
        settings.leadDays = [.days(0), .days(7), .days(7), .days(30)]
        settings.overdueTimes = 1

        let schedule = ReminderSchedule(deadline: deadline, settings: settings, arrived: nil)

        #expect(schedule.moments.map(\.name) == ["lead-30", "lead-7", "lead-0", "overdue"])
    }
}
