import MinutesModel
import Testing

@testable import JapaneseText

struct EraTests {
    @Test(arguments: [
        (Era.reiwa, 1, 2019), (.reiwa, 7, 2025), (.heisei, 31, 2019), (.heisei, 32, 2020), (.showa, 64, 1989),
        (.taisho, 1, 1912),
        (.meiji, 37, 1904),
    ])
    func `an era's year is a western year, also past the era's end`(era: Era, year: Int, western: Int) {
        #expect(era.westernYear(of: year) == western)
        #expect(era.year(ofWestern: western) == year)
    }

    @Test(arguments: [
        ("1868-01-24", nil), ("1912-07-29", Era.meiji), ("1912-07-30", .taisho), ("1926-12-25", .showa),
        ("1989-01-07", .showa),
        ("1989-01-08", .heisei), ("2019-04-30", .heisei), ("2019-05-01", .reiwa),
    ])
    func `a day belongs to the era that had begun`(day: String, era: Era?) throws {
        #expect(Era.of(try #require(CalendarDate(day))) == era)
    }

    @Test(arguments: [
        ("令和3年12月24日（金）9：40～9：55", "2021-12-24"), ("令和二年四月十七日", "2020-04-17"), ("開催日：令和 7年 2月17日", "2025-02-17"),
        ("２０２４年６月２６日", "2024-06-26"), ("2024/6/26", "2024-06-26"), ("2024-06-26 14:00", "2024-06-26"),
        ("2024.6.26", "2024-06-26"),
        ("令和4年(2022年)5月17日(火)15時00分から16時30分まで", "2022-05-17"), ("2022年（令和4年）5月17日", "2022-05-17"),
        ("令和６（２０２４）年６月２６日", "2024-06-26"), ("R5.4.1", "2023-04-01"), ("Ｒ５．４．１", "2023-04-01"),
        ("H31/4/30", "2019-04-30"),
        ("平成元年1月8日", "1989-01-08"), ("二〇二三年二月十日", "2023-02-10"), ("令 和 ５ 年 ３ 月 ７ 日", "2023-03-07"),
        ("㋿5年4月1日", "2023-04-01"),
        ("令和6年\n3月1日", "2024-03-01"), ("S63.1.5生まれ", "1988-01-05"),
        // Not dates: no such day, a fiscal year, a code, a longer number.
        ("令和5年2月30日", nil), ("令和5年度3月1日", nil), ("2024-06-28-3", nil), ("12024/6/26", nil), ("3-1-1", nil),
        ("平成生まれ", nil),
        ("XR5.4.1", nil), ("", nil),
    ])
    func `the first full date of a line is found`(line: String, date: String?) {
        #expect(AbsoluteDate.read(line)?.date.description == date)
    }

    @Test func `a date's range holds its weekday`() throws {
        let line = "日時 令和3年12月24日（金）9：40～9：55"

        let found = try #require(AbsoluteDate.read(line))

        #expect(TextBytes(line).string(found.range) == "令和3年12月24日（金）")
        #expect(found.printedWeekday == 5)
        #expect(found.era == .reiwa)
    }

    @Test(arguments: [
        ("令和3年12月24日（金）9：40～9：55", "09:40", "09:55"), ("午前10時開議", "10:00", nil), ("16時から17時45分まで", "16:00", "17:45"),
        ("午後7時~8時50分", "19:00", "20:50"), ("午後零時三十分", "12:30", nil), ("午後〇時五分", "12:05", nil), ("13:30〜", "13:30", nil),
        ("９時３０分から１１時まで", "09:30", "11:00"),
        ("午前10時～正午", "10:00", "12:00"), ("午前9時30分から午後1時", "09:30", "13:00"), ("午後３時５１散会", "15:51", nil),
        ("9時半から", "09:30", nil),
        ("午後四時一分開議", "16:01", nil), ("午前 10時 00分", "10:00", nil), ("14:00-17:30", "14:00", "17:30"),
        // Not times: a length, a ratio's neighbour, nothing.
        ("会議時間3時間", nil, nil), ("24時間体制", nil, nil), ("令和3年", nil, nil),
    ])
    func `the first time or times of a line are found`(line: String, start: String?, end: String?) {
        let found = ClockTimes.read(line)

        #expect(found?.start.description == start)
        #expect(found?.end?.description == end)
    }
}
