import MinutesModel
import Testing

@testable import JapaneseText

struct BusinessDaysTests {
    let days = BusinessDays()

    /// As the Cabinet Office published them.
    static let published: [Int: [String]] = [
        1990: [
            "01-01", "01-15", "02-11", "02-12", "03-21", "04-29", "04-30", "05-03", "05-04", "05-05", "09-15", "09-23",
            "09-24",
            "10-10", "11-03", "11-12", "11-23", "12-23", "12-24",
        ],
        2009: [
            "01-01", "01-12", "02-11", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-20", "09-21", "09-22",
            "09-23", "10-12", "11-03", "11-23", "12-23",
        ],
        2019: [
            "01-01", "01-14", "02-11", "03-21", "04-29", "04-30", "05-01", "05-02", "05-03", "05-04", "05-05", "05-06",
            "07-15", "08-11", "08-12", "09-16", "09-23", "10-14", "10-22", "11-03", "11-04", "11-23",
        ],
        2020: [
            "01-01", "01-13", "02-11", "02-23", "02-24", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-23",
            "07-24", "08-10", "09-21", "09-22", "11-03", "11-23",
        ],
        2021: [
            "01-01", "01-11", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "07-22", "07-23", "08-08",
            "08-09", "09-20", "09-23", "11-03", "11-23",
        ],
        2024: [
            "01-01", "01-08", "02-11", "02-12", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-15",
            "08-11", "08-12", "09-16", "09-22", "09-23", "10-14", "11-03", "11-04", "11-23",
        ],
        1949: ["01-01", "01-15", "03-21", "04-29", "05-03", "05-05", "09-23", "11-03", "11-23"],
        1966: [
            "01-01", "01-15", "03-21", "04-29", "05-03", "05-05", "09-15", "09-23", "10-10", "11-03", "11-23",
        ],
        2015: [
            "01-01", "01-12", "02-11", "03-21", "04-29", "05-03", "05-04", "05-05", "05-06", "07-20", "09-21", "09-22",
            "09-23", "10-12", "11-03", "11-23", "12-23",
        ],
        2018: [
            "01-01", "01-08", "02-11", "02-12", "03-21", "04-29", "04-30", "05-03", "05-04", "05-05", "07-16", "08-11",
            "09-17", "09-23", "09-24", "10-08", "11-03", "11-23", "12-23", "12-24",
        ],
        2022: [
            "01-01", "01-10", "02-11", "02-23", "03-21", "04-29", "05-03", "05-04", "05-05", "07-18", "08-11", "09-19",
            "09-23", "10-10", "11-03", "11-23",
        ],
        2023: [
            "01-01", "01-02", "01-09", "02-11", "02-23", "03-21", "04-29", "05-03", "05-04", "05-05", "07-17", "08-11",
            "09-18", "09-23", "10-09", "11-03", "11-23",
        ],
        2025: [
            "01-01", "01-13", "02-11", "02-23", "02-24", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-21",
            "08-11", "09-15", "09-23", "10-13", "11-03", "11-23", "11-24",
        ],
        2026: [
            "01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-20", "08-11",
            "09-21", "09-22", "09-23", "10-12", "11-03", "11-23",
        ],
    ]

    @Test(arguments: published.keys.sorted())
    func `a year's holidays are the published ones and no others`(year: Int) throws {
        let first = try #require(CalendarDate(year: year, month: 1, day: 1))

        let computed = (0..<(CalendarDate.isLeap(year) ? 366 : 365)).map { first.adding(days: $0) }.filter(
            days.isHoliday)

        #expect(computed.map { String($0.description.dropFirst(5)) } == Self.published[year])
    }

    @Test(arguments: [
        ("1959-04-10", true), ("1989-02-24", true), ("1993-06-09", true), ("1948-01-01", false), ("1973-04-30", true),
        ("1972-01-02", false), ("2025-09-23", true), ("2030-03-20", true), ("2012-09-22", true),
        // The first autumn equinox before the 23rd in the law's time was 2012's; 1979 had the last on the 24th.
        ("1979-09-24", true), ("1960-03-20", true), ("2092-03-19", true), ("1948-09-23", true), ("1947-09-23", false),
        // Between two others: since 1986, not before.
        ("1988-05-04", true), ("1985-05-04", false), ("2015-09-22", true),
        // Years that lost a day: no 天皇誕生日 in 2019, no Monday in October of 2020 and 2021.
        ("2019-12-23", false), ("2020-10-12", false), ("2021-10-11", false), ("2015-08-11", false),
        ("2016-08-11", true),
    ])
    func `single days of the law's history`(day: String, isHoliday: Bool) throws {
        #expect(days.isHoliday(try #require(CalendarDate(day))) == isHoliday)
    }

    @Test func `from 1948 to 2099 a year has nine to twenty-two holidays, and an equinox on one of its three days`()
        throws
    {
        for year in 1949...2099 {
            let first = try #require(CalendarDate(year: year, month: 1, day: 1))
            let holidays = (0..<365).count { days.isHoliday(first.adding(days: $0)) }
            #expect((9...22).contains(holidays), "\(year)")
            #expect((19...21).contains(Holidays.springEquinox(year)), "\(year)")
            #expect((22...24).contains(Holidays.autumnEquinox(year)), "\(year)")
        }
    }

    @Test(arguments: [
        ("2024-05-01", 10, "2024-05-17"), ("2021-12-24", 1, "2021-12-27"), ("2024-05-07", -1, "2024-05-02"),
        ("2024-05-04", 0, "2024-05-07"),
        ("2024-05-07", 0, "2024-05-07"),
    ])
    func `business days skip weekends and holidays and do not count the first day`(
        from: String, count: Int, expected: String
    ) throws {
        let from = try #require(CalendarDate(from))

        #expect(days.adding(businessDays: count, to: from).description == expected)
    }

    @Test func `public offices are closed around the new year when asked`() throws {
        let lastWorkday = try #require(CalendarDate("2021-12-28"))

        #expect(
            BusinessDays(closedAtYearEnd: true).adding(businessDays: 1, to: lastWorkday).description == "2022-01-04")
        #expect(days.adding(businessDays: 1, to: lastWorkday).description == "2021-12-29")
    }
}
