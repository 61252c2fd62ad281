import MinutesModel
import Testing

@Suite struct CalendarDateTests {
    @Test func `day numbers and dates are inverses over four hundred years`() throws {
        let first = try #require(CalendarDate("1868-01-01")).dayNumber
        var previous: CalendarDate?
        for number in first..<(first + 146_097) {
            let date = CalendarDate(dayNumber: number)
            #expect(date.dayNumber == number)
            if let previous { #expect(previous < date) }
            previous = date
        }
    }

    @Test(arguments: [("2021-12-24", 5), ("2024-02-29", 4), ("1970-01-01", 4), ("2026-11-24", 2)])
    func `weekdays are right`(text: String, weekday: Int) throws {
        #expect(try #require(CalendarDate(text)).weekday == weekday)
    }

    @Test(arguments: ["2021-2-3", "2021-13-01", "2023-02-29", "2021-12-24x", "２０２１-12-24", "", "2021-00-10"])
    func `what is no date is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `adding months stays inside the month`() throws {
        #expect(try #require(CalendarDate("2024-01-31")).adding(months: 1).description == "2024-02-29")
        #expect(try #require(CalendarDate("2024-03-31")).adding(months: -13).description == "2023-02-28")
        #expect(try #require(CalendarDate("2021-12-24")).adding(months: 12).description == "2022-12-24")
    }
}
