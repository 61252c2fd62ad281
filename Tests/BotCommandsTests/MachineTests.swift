import BotCore
import Logging
import MinutesModel
import TestSupport
import Testing

@testable import BotCommands

/// Serialised: glibc has one time zone per process.
@Suite(.serialized) struct SystemZoneTests {
    @Test(arguments: [
        ("Asia/Tokyo", "2026-10-07", "09:05", 1_791_331_500),
        ("Asia/Tokyo", "1969-12-31", "23:59", -32_460),
        ("UTC", "2024-02-29", "00:00", 1_709_164_800),
        ("Europe/Berlin", "2026-07-01", "12:00", 1_782_900_000),
        // Clocks jump from 02:00 to 03:00: the first moment behind the gap.
        ("Europe/Berlin", "2026-03-29", "02:30", 1_774_746_000),
        // They go back from 03:00 to 02:00: 02:30 comes twice, the first one counts.
        ("Europe/Berlin", "2026-10-25", "02:30", 1_792_888_200),
        ("America/New_York", "2026-11-01", "01:30", 1_793_511_000),
        // The end of the day is the next one's beginning.
        ("Asia/Tokyo", "2026-12-31", "24:00", 1_798_729_200),
    ])
    func `a wall clock's time is the first moment at which the zone's clocks show it`(
        name: String, date: String, time: String, seconds: Int64
    ) throws {
        let zone = try #require(SystemZone(name: name))

        let instant = zone.instant(of: try #require(CalendarDate(date)), at: try #require(ClockTime(time)))

        #expect(instant.milliseconds == seconds * 1000)
    }

    @Test func `local time and instants agree on every hour of a year, also around the changes of the clocks`() throws {
        let zone = try #require(SystemZone(name: "Europe/Berlin"))
        let start: Int64 = 1_767_222_000_000  // 2026-01-01 in Berlin
        for hour in 0..<(366 * 24) {
            let instant = Instant(milliseconds: start + Int64(hour) * 3_600_000)
            let (date, time) = zone.local(instant)
            let back = zone.instant(of: date, at: time)
            // In the hour that comes twice, the first is meant.
            #expect(back == instant || instant - back == .seconds(3600), "\(date) \(time)")
        }
    }

    @Test func `a zone that does not exist is refused`() {
        #expect(SystemZone(name: "Asia/Tokio") == nil)
        #expect(SystemZone(name: "../zoneinfo/UTC") == nil)
    }
}

@Suite struct TalkTests {
    @Test func `a log line is a sentence with its data, and no data can break the line`() {
        let line = StandardErrorLog.line(
            .warning, "Endpoint\npaused", ["endpoint": "チーム A", "reason": "a\n\"b\"", "tries": "3"])

        #expect(line == #"warning: Endpoint paused endpoint="チーム A" reason="a\n\"b\"" tries=3"#)
    }

    @Test func `text from strangers cannot steer a terminal`() {
        #expect(Terminal.safe("a\u{1B}[31mb\u{202E}c\u{7F}\u{9B}d\te\nf") == "a?[31mb?c??d\te\nf")
    }

    @Test func `columns stay aligned where Japanese stands in them`() {
        var table = TextTable(("NAME", .whole), ("X", .whole))
        table.add("全員", "1")
        table.add("abc", "2")

        #expect(table.lines(width: nil) == ["NAME  X", "全員  1", "abc   2"])
    }

    @Test(
        arguments: [
            (nil, ["ID  WHAT          FILE       MEETING", "1   全部読める話  /a/b/c.md  第4回みらい会議の話"]),
            (47, ["ID  WHAT          FILE       MEETING", "1   全部読める話  /a/b/c.md  第4回みらい会議…"]),
            (26, ["ID  WHAT         FILE", "1   全部読め…   /a/b/c.md"]),
            (20, ["ID  WHAT        FILE", "1   全部読め…  /a/b/c.md"]),
        ] as [(Int?, [String])])
    func `a table gives way where the terminal is narrow, and what people type stays whole`(
        width: Int?, lines: [String]
    ) {
        var table = TextTable(("ID", .whole), ("WHAT", .cut), ("FILE", .cutStart), ("MEETING", .optional))
        table.add("1", "全部読める話", "/a/b/c.md", "第4回みらい会議の話")

        #expect(table.lines(width: width) == lines)
    }

    @Test func `a cut text keeps to its columns and says where it was cut`() {
        #expect(Columns.beginning("東京都", to: 6) == "東京都")
        #expect(Columns.beginning("東京都庁", to: 6) == "東京…")
        #expect(Columns.ending("/srv/kairan/inbox/議事録.md", to: 13) == "…x/議事録.md")
    }

    @Test(
        arguments: [
            ("2026-09-30", "2026-09-30", nil), ("2026-09-30T09:05", "2026-09-30", "09:05"), ("2026-9-30", nil, nil),
            ("2026-09-30T25:00", nil, nil), ("2026-09-30 09:00", nil, nil), ("", nil, nil),
        ] as [(String, String?, String?)])
    func `as-of is a day or a minute`(text: String, date: String?, time: String?) {
        let asOf = AsOf(argument: text)

        #expect(asOf?.date.description == date)
        #expect(asOf?.time?.description == time)
    }

    @Test func `a clock that was set to another time goes on from there`() {
        let clock = SystemClock(startingAt: Instant(milliseconds: 1000))

        let first = clock.now
        let second = clock.now

        // A minute is enough for the slowest machine.
        #expect((1000...61_000).contains(first.milliseconds))
        #expect(second >= first)
    }
}
