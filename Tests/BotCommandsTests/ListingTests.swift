import Foundation
import TestSupport
import Testing

/// What the commands print when there is something to print.
@Suite struct ListingTests {
    /// A folder in which one run has told the sample to the console.
    private func told() async throws -> Kairan {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        let run = try await kairan.run("run", "--as-of", "2026-10-08")
        try #require(run.code == 0, "\(run.talk)")
        return kairan
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    }

    @Test func `deadlines are listed as the documented JSON, the undated last`() async throws {
        let kairan = try await told()

        let list = try objects(try await kairan.run("deadlines", "--format", "json").output)

        let keys: Set<String> = [
            "id", "minutes", "meeting", "speech", "speaker", "role", "organization", "kind", "firmness", "text", "core",
            "deadline", "vagueness", "state", "snoozedUntil", "arrived", "moves", "assignee", "note", "corrected",
            "separate",
        ]
        #expect(list.count == 7)
        #expect(list.allSatisfy { Set($0.keys) == keys })
        let ends = list.map { ($0["deadline"] as? [String: Any])?["end"] as? String }
        #expect(ends.first == "2026-12-31")
        #expect(ends.suffix(2) == [nil, nil])
        let deadline = try #require(list.first?["deadline"] as? [String: Any])
        #expect(Set(deadline.keys) == ["surface", "start", "end", "precision", "approximate"])
    }

    @Test func `the table of deadlines is aligned, shows the days left, and can be narrowed`() async throws {
        let kairan = try await told()

        let all = try await kairan.run("deadlines", "--as-of", "2026-12-24")
        let near = try await kairan.run("deadlines", "list", "--within", "30", "--as-of", "2026-12-24")
        let speaker = try await kairan.run("deadlines", "list", "--speaker", "五十嵐", "--format", "json")

        #expect(all.lines.first?.hasPrefix("ID        DUE") == true)
        #expect(all.lines.count == 8)
        #expect(all.lines[1].contains("  2026-12-31  7 "))
        #expect(all.output.contains("期限不明"))
        #expect(near.lines.count == 2)
        #expect(try objects(speaker.output).count == 1)
    }

    @Test func `a commitment can be done, dropped, opened again and snoozed by the beginning of its id`() async throws {
        let kairan = try await told()
        let id = try #require(
            try objects(try await kairan.run("deadlines", "--format", "json").output).first?["id"] as? String)
        func state() async throws -> [String?] {
            let all = try objects(try await kairan.run("deadlines", "list", "--all", "--format", "json").output)
            let one = all.first { $0["id"] as? String == id }
            return [one?["state"] as? String, one?["snoozedUntil"] as? String]
        }

        #expect(try await kairan.run("deadlines", "snooze", id, "--until", "2026-12-30").code == 0)
        #expect(try await state() == ["open", "2026-12-30"])
        #expect(try await kairan.run("deadlines", "done", String(id.prefix(10))).code == 0)
        #expect(try await state()[0] == "done")
        #expect(try await kairan.run("deadlines", "snooze", id, "--until", "2026-12-30").code == 1)
        #expect(try await kairan.run("deadlines", "drop", id).code == 0)
        #expect(try await state()[0] == "dropped")
        #expect(try await kairan.run("deadlines", "drop", "--undo", id).code == 0)
        #expect(try await state()[0] == "open")
    }

    @Test func `a delivery tells its bytes, its attempts, and why it exists`() async throws {
        let kairan = try await told()
        let list = try objects(try await kairan.run("deliveries", "list", "--format", "json").output)
        let id = try #require(list.first?["id"] as? String)

        let table = try await kairan.run("deliveries")
        let show = try await kairan.run("deliveries", "show", id)
        let why = try await kairan.run("deliveries", "why", id)
        let retry = try await kairan.run("deliveries", "retry", id)

        #expect(list.first?["state"] as? String == "delivered")
        #expect(table.output.contains("2026-10-08 09:00"))
        #expect(show.output.contains("令和9年度中"))
        #expect(why.output.contains("try 1 at 2026-10-08 09:00: delivered"))
        #expect(why.output.contains("because plugin 'summary'"))
        #expect(why.output.contains("水沢大臣"))
        #expect(retry.code == 1, "what is delivered is not sent again")
    }

    @Test func `plugins and endpoints are listed, and an endpoint can be tried`() async throws {
        let kairan = try await told()

        let plugins = try objects(try await kairan.run("plugins", "list", "--format", "json").output)
        let endpoints = try await kairan.run("endpoints")
        let test = try await kairan.run("endpoints", "test", "console")
        let documents = try await kairan.run("documents")

        #expect(plugins.map { $0["name"] as? String } == ["deadline-reminder", "keyword-alert", "summary"])
        #expect(plugins.allSatisfy { $0["used"] as? Bool == true })
        #expect(endpoints.lines.last?.contains("good, last sent 2026-10-08 09:00") == true)
        #expect(test.code == 0)
        #expect(test.output.contains("テスト送信"))
        #expect(documents.lines.last?.contains("第4回みらい地域デジタル推進会議") == true)
    }

    @Test func `preview gives the very bytes that a run sends, and stores nothing`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")

        let preview = try objects(try await kairan.run("preview", "inbox/minutes.md", "--format", "json").output)
        let text = try await kairan.run("preview", "inbox/minutes.md")
        #expect(!FileManager.default.fileExists(atPath: kairan.folder.path("kairan.sqlite")))
        let run = try await kairan.run("run", "--quiet")

        #expect(preview.count == 1)
        #expect(preview.first?["body"] as? String == run.output)
        #expect(text.lines.first?.hasPrefix("== console (console), part 1 of 1: ") == true)
    }

    @Test func `a trigger answers whatever was told before`() async throws {
        let kairan = try await told()

        let first = try await kairan.run("trigger", "summary", "inbox/minutes.md", "--to", "console", "-q")
        let second = try await kairan.run("trigger", "summary", "-", "-q", input: Fixtures.sample)

        #expect(first.code == 0, "\(first.talk)")
        #expect(first.output.contains("第4回みらい地域デジタル推進会議"))
        #expect(second.output.contains("第4回みらい地域デジタル推進会議"))
    }

    @Test func `the list of deadlines begins with the nearest, whoever spoke first`() async throws {
        let kairan = try await told()

        let list = try await kairan.run("trigger", "deadline-reminder", "inbox/minutes.md", "-q")

        let days = list.lines.compactMap { line in
            line.wholeMatch(of: /・.*?：(\d{4})年(\d+)月\d+日.*/).map { "\($0.1)-\($0.2)" }
        }
        #expect(days == ["2026-12", "2027-5", "2028-3", "2028-12", "2031-3"])
    }

    @Test func `read gives the record as JSON and as a text with everything that was said`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write(Fixtures.sample, to: "minutes.md")

        let json = try await kairan.run("read", "minutes.md", "--format", "json")
        let text = try await kairan.run("read", "-", input: Fixtures.sample)

        let record = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(record["schema"] as? String == "kairan.minutes/1")
        #expect(record["date"] as? String == "2026-10-07")
        for words in ["日時  2026-10-07（水） 10:05～10:30", "承認", "○ 水沢大臣", "決定事項"] {
            #expect(text.output.contains(words), "\(words)")
        }
    }
}
