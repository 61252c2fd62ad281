import Foundation
import TestSupport
import Testing

/// `kairan deadlines` from end to end, on the sample.
@Suite struct DeadlineCommandTests {
    private func told() async throws -> Kairan {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        let run = try await kairan.run("run", "--as-of", "2026-10-08")
        try #require(run.code == 0, "\(run.talk)")
        return kairan
    }

    private func list(_ kairan: Kairan, _ arguments: String...) async throws -> [[String: Any]] {
        let child = try Child(["deadlines", "list", "--format", "json"] + arguments, in: kairan.folder)
        let result = try await child.end()
        return try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]], "\(result.talk)")
    }

    private func end(_ commitment: [String: Any]?) -> String? {
        (commitment?["deadline"] as? [String: Any])?["end"] as? String
    }

    @Test func `a wrong date is put right, stays right when the minutes are read again, and can be taken back`()
        async throws
    {
        let kairan = try await told()
        let id = try #require(try await list(kairan).first?["id"] as? String)

        #expect(try await kairan.run("deadlines", "edit", id, "--due", "2027-01-15", "--note", "電話で確認").code == 0)
        // A corrected typo: another document, the same meeting and sentence.
        let text = String(decoding: Fixtures.sample, as: UTF8.self) + "\n"
        try kairan.folder.write(Array(text.utf8), to: "inbox/corrected.md")
        #expect(try await kairan.run("run", "--quiet", "--as-of", "2026-10-09").code == 0)

        let edited = try await list(kairan).first { $0["id"] as? String == id }
        #expect(end(edited) == "2027-01-15")
        #expect(edited?["corrected"] as? Bool == true)
        #expect(edited?["note"] as? String == "電話で確認")
        let show = try await kairan.run("deadlines", "show", id, "--as-of", "2026-10-09")
        #expect(show.output.contains("手で訂正"))
        #expect(try await kairan.run("deadlines", "edit", id, "--undo").code == 0)
        #expect(end(try await list(kairan).first { $0["id"] as? String == id }) == "2026-12-31")
    }

    @Test func `what stands alone cannot be taken apart, and says so`() async throws {
        let kairan = try await told()
        let id = try #require(try await list(kairan).first?["id"] as? String)

        let result = try await kairan.run("deadlines", "edit", id, "--separate")

        #expect(result.code == 1)
        #expect(result.talk.contains("stands alone already"), "\(result.talk)")
    }

    @Test func `something is added by hand, assigned, and found by its filters`() async throws {
        let kairan = try await told()

        let add = try await kairan.run(
            "deadlines", "add", "骨子案の提出", "--due", "2026-11-01", "--who", "財務課", "--council", "財政会議", "--as-of",
            "2026-10-08")
        let again = try await kairan.run(
            "deadlines", "add", "骨子案の提出", "--due", "2026-11-01", "--who", "財務課", "--council", "財政会議")
        let id = try #require(try await list(kairan, "--council", "財政").first?["id"] as? String)
        let assign = try await kairan.run("deadlines", "assign", id, "--to", "ＡＢ班")

        #expect(add.code == 0, "\(add.talk)")
        #expect(again.code == 1)
        #expect(assign.code == 0, "\(assign.talk)")
        #expect(try await list(kairan, "--assignee", "ab").count == 1)
        #expect(try await list(kairan, "--due-before", "30d", "--as-of", "2026-10-08").count == 1)
        #expect(try await list(kairan, "--due-before", "2026-12-31", "--as-of", "2026-10-08").count == 2)
        #expect(try await list(kairan, "--overdue", "--as-of", "2026-11-02").count == 1)
        #expect(try await list(kairan, "--overdue", "--as-of", "2026-11-01").isEmpty)
        #expect(
            try await list(kairan, "--organisation", "地域基盤省").allSatisfy { $0["organization"] as? String == "地域基盤省" })
        #expect(try await list(kairan, "--speaker", "五十嵐").count == 1)
        // The reminders name who is in charge.
        let run = try await kairan.run("run", "--as-of", "2026-10-25")
        #expect(run.output.contains("骨子案の提出"), "\(run.output)")
        #expect(run.output.contains("ＡＢ班"))
    }

    @Test func `the exports are what their names say`() async throws {
        let kairan = try await told()

        let calendar = try await kairan.run("deadlines", "export", "--ics", "--as-of", "2026-10-08")
        let again = try await kairan.run("deadlines", "export", "--ics", "--as-of", "2026-10-08")
        let csv = try await kairan.run("deadlines", "export", "--csv", "--bom", "--as-of", "2026-10-08")
        let page = try await kairan.run("deadlines", "export", "--html", "--as-of", "2026-10-08")
        let json = try await kairan.run("deadlines", "export", "--json")
        let wrong = try await kairan.run("deadlines", "export", "--html", "--bom")

        #expect(calendar.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
        #expect(calendar.output == again.output)
        #expect(calendar.output.components(separatedBy: "BEGIN:VEVENT").count == 6)
        #expect(csv.output.components(separatedBy: "\r\n").count == 9)
        #expect(page.output.hasPrefix("<!doctype html>"))
        #expect(json.output.hasPrefix("["))
        #expect(wrong.code == 64)
    }

    @Test(arguments: [
        ["edit", "abc"], ["edit", "abc", "--due", "2027-01-01", "--no-date"], ["assign", "abc"],
        ["edit", "abc", "--separate", "--note", "x"], ["list", "--open", "--overdue"], ["export"],
        ["list", "--due-before", "soon"],
        ["export", "--ics", "--alarm", "-1"],
    ])
    func `a command that cannot be meant is a usage error`(arguments: [String]) async throws {
        let child = try Child(["deadlines"] + arguments, in: try TemporaryFolder())

        #expect(try await child.end().code == 64)
    }
}
