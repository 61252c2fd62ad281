@testable import BotCommands
import BotCore
import Foundation
import MinutesModel
import Testing

@Suite struct DeadlineExportTests {
    private static let today = CalendarDate("2026-12-24") ?? CalendarDate(dayNumber: 0)

    private func commitment(
        _ id: String = "00c0ffee00c0ffee", core: String? = "全ての窓口の統合を目指す", text: String = "令和8年度中に、全ての窓口の統合を目指します。",
        start: String = "2026-04-01", end: String? = "2027-03-31", url: String? = "https://example.jp/4?a=1&b=2",
        speaker: String = "水沢大臣", state: Commitment.State = .open, kind: Commitment.Kind = .promise
    ) -> Commitment {
        Commitment(
            id: id, minutes: "sha256:0",
            meeting: Meeting(
                key: "k", title: "第4回みらい会議", council: "みらい会議", date: CalendarDate("2026-10-07"), url: url),
            speech: 0, speaker: speaker, kind: kind, firmness: .aimed, text: text, core: core,
            deadline: end.flatMap { CalendarDate($0) }.map {
                Deadline(surface: "令和8年度中", start: CalendarDate(start) ?? $0, end: $0, precision: .fiscalYear)
            }, state: state)
    }

    // MARK: iCalendar

    private func calendar(_ commitments: [Commitment], alarms: [Int] = [7, 1, 0], asTasks: Bool = false) -> [UInt8] {
        CalendarFile(now: Instant(milliseconds: 1_798_070_400_000), alarms: alarms, asTasks: asTasks)
            .bytes(commitments)
    }

    /// Lines as RFC 5545 reads them: the folding undone.
    private func unfolded(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
            .components(separatedBy: "\r\n")
    }

    @Test func `an event lies on the last day, all day, with an exclusive end and a stable UID`() {
        let lines = unfolded(calendar([commitment()]))

        for line in [
            "BEGIN:VCALENDAR", "VERSION:2.0", "UID:00c0ffee00c0ffee@kairan", "DTSTAMP:20261224T000000Z", "SEQUENCE:0",
            "DTSTART;VALUE=DATE:20270331", "DTEND;VALUE=DATE:20270401", "TRANSP:TRANSPARENT",
            "SUMMARY:【期限】全ての窓口の統合を目指す（水沢大臣）", "URL:https://example.jp/4?a=1&b=2", "STATUS:CONFIRMED",
            "TRIGGER:-P6DT15H", "TRIGGER:-PT15H", "TRIGGER:PT9H", "X-WR-CALNAME:議事録の約束と期限",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.last == "", "the file ends with a line break")
        #expect(lines.count { $0 == "BEGIN:VALARM" } == 3)
    }

    @Test func `no line is longer than 75 octets, and none is cut inside a character`() {
        let bytes = calendar([commitment(core: String(repeating: "長い約束🏛", count: 60))])

        let lines = bytes.split(separator: 0x0A)
        #expect(lines.allSatisfy { $0.last == 0x0D && $0.count <= 76 })
        #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        #expect(unfolded(bytes).contains { $0.hasPrefix("SUMMARY:【期限】" + String(repeating: "長い約束🏛", count: 60)) })
    }

    @Test func `text is escaped and cannot open a line of its own`() {
        let lines = unfolded(
            calendar([commitment(core: "a,b;c\\d\r\nATTACH:http://evil.example/\u{1B}", url: "javascript:alert(1)")]))

        #expect(lines.contains("SUMMARY:【期限】a\\,b\\;c\\\\d\\nATTACH:http://evil.example/（水沢大臣）"))
        #expect(!lines.contains { $0.hasPrefix("ATTACH") || $0.hasPrefix("URL:") })
    }

    @Test func `what moved or was put right has a higher sequence, what is dropped is cancelled`() {
        var moved = commitment()
        moved.moves = [DeadlineMove(from: moved.deadline, meeting: moved.meeting)]
        moved.isCorrected = true

        #expect(unfolded(calendar([moved])).contains("SEQUENCE:2"))
        let dropped = unfolded(calendar([commitment(state: .dropped)]))
        #expect(dropped.contains("STATUS:CANCELLED"))
        #expect(!dropped.contains("BEGIN:VALARM"))
        #expect(!unfolded(calendar([commitment(end: nil)])).contains("BEGIN:VEVENT"))
    }

    @Test func `tasks are due on the day and know what is done`() {
        let lines = unfolded(calendar([commitment(state: .done)], asTasks: true))

        #expect(lines.contains("BEGIN:VTODO"))
        #expect(lines.contains("DUE;VALUE=DATE:20270331"))
        #expect(lines.contains("STATUS:COMPLETED"))
        #expect(unfolded(calendar([commitment()], asTasks: true)).contains("TRIGGER;RELATED=END:-PT15H"))
    }

    // MARK: CSV

    @Test func `CSV quotes what RFC 4180 asks for and ends its lines with CRLF`() {
        let bytes = CSVFile(today: Self.today, withMark: false).bytes([commitment(core: "\"引用\", と\n改行")])

        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("ID,種別,状態,期限,"))
        #expect(text.contains(",\"\"\"引用\"\", と\n改行\","))
        #expect(text.contains("00c0ffee00c0ffee,約束,これから,2027-03-31,2026-04-01,,令和8年度中,97,"))
        #expect(text.hasSuffix("\r\n"))
        #expect(bytes.first != 0xEF)
        #expect(CSVFile(today: Self.today, withMark: true).bytes([]).prefix(3) == [0xEF, 0xBB, 0xBF])
    }

    @Test(arguments: ["=HYPERLINK(\"http://evil.example\")", "+1", "-1", "@SUM(A1)", "＝1+1"])
    func `no cell becomes a formula`(text: String) {
        let bytes = CSVFile(today: Self.today, withMark: false).bytes([commitment(core: text, speaker: text)])

        let rows = String(decoding: bytes, as: UTF8.self)
        #expect(rows.components(separatedBy: "'" + text.prefix(1)).count == 3)
    }

    // MARK: The page

    private func page(_ commitments: [Commitment]) -> String {
        String(decoding: TimelinePage(title: "約束<と>期限", today: Self.today).bytes(commitments), as: UTF8.self)
    }

    @Test func `the page needs no script and asks nobody for anything`() {
        let html = page([commitment()])

        for word in ["<script", "src=", "@import", "url(", "<link", "onclick"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.contains("default-src 'none'"))
        #expect(html.contains("<html lang=\"ja\">"))
        #expect(html.contains("prefers-color-scheme:dark"))
        #expect(html.contains("<time class=\"date\" datetime=\"2027-03-31\">"))
    }

    @Test func `whatever strangers wrote stays text`() {
        let evil = "<img src=x onerror=alert(1)>\"'&\u{202E}"
        var commitment = commitment(core: evil, text: evil, url: "javascript:alert(1)", speaker: evil)
        commitment.note = evil
        commitment.assignee = evil
        commitment.meeting.title = evil
        commitment.deadline?.surface = evil

        let html = page([commitment])

        #expect(!html.contains("<img"))
        #expect(!html.contains("javascript:"))
        #expect(!html.contains("\u{202E}"))
        #expect(html.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"))
        #expect(html.contains("約束&lt;と&gt;期限"))
    }

    @Test func `commitments stand under overdue, their months, no date, and closed`() throws {
        let html = page([
            commitment("a", end: "2026-12-01"), commitment("b", end: "2026-12-31"), commitment("c", end: "2027-03-31"),
            commitment("d", end: nil), commitment("e", end: "2026-11-01", state: .done),
            commitment("f", end: "2026-11-01", kind: .nextMeeting),
        ])

        let headings = html.matches(of: /<h2 id="h-([a-z0-9-]+)">/).map { String($0.1) }
        #expect(headings == ["overdue", "m-2026-12", "m-2027-3", "undated", "closed"])
        #expect(html.contains("<span class=\"left\">23日超過</span>"))
        #expect(html.contains("<span class=\"left\">あと7日</span>"))
        #expect(html.contains("<li class=\"overdue\"><b>1</b>"))
    }

    @Test func `an empty page says so`() {
        #expect(page([]).contains("期限のある約束はありません。"))
    }
}
