import Foundation
import TestSupport
import Testing

@Suite struct SearchAndAlertsTests {
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

    @Test func `search finds words of two letters in any spelling, marked, and narrows`() async throws {
        let kairan = try await told()

        let all = try objects(try await kairan.run("search", "防災", "--format", "json").output)
        let speaker = try #require(all.first?["speaker"] as? String)
        let narrowed = try objects(
            try await kairan.run("search", "防災", "--speaker", speaker, "--format", "json").output)
        let later = try await kairan.run("search", "防災", "--since", "2026-10-08")
        let text = try await kairan.run("search", "防災")

        #expect(!all.isEmpty)
        #expect(all.allSatisfy { ($0["marked"] as? String)?.contains("【防災】") == true })
        #expect(narrowed.allSatisfy { $0["speaker"] as? String == speaker } && !narrowed.isEmpty)
        #expect(later.code == 0 && later.output.isEmpty && later.talk.contains("Nothing found"))
        #expect(text.output.contains("【防災】") && text.output.contains("2026-10-07"))
    }

    @Test func `search finds no part of a word, unless it is asked to`() async throws {
        let kairan = try await told()

        let whole = try objects(try await kairan.run("search", "議委", "--format", "json").output)
        let part = try objects(try await kairan.run("search", "行", "--substring", "--format", "json").output)

        #expect(whole.isEmpty)
        #expect(!part.isEmpty)
    }

    @Test func `alerts show gives every passage of a document`() async throws {
        let kairan = try await told()
        // Rules as they are now, not as they were when the document was read.
        let file = kairan.folder.path + "/kairan.yaml"
        let configuration = try String(contentsOfFile: file, encoding: .utf8)
        try kairan.folder.write(
            configuration.replacingOccurrences(of: "[ガバメントクラウド, ", with: "[ガバメントクラウド, 防災, "), to: "kairan.yaml")

        let json = try objects(try await kairan.run("alerts", "show", "minutes.md", "--format", "json").output)
        let text = try await kairan.run("alerts", "show", "minutes.md")
        let wrong = try await kairan.run("alerts", "show", "minutes.md", "--rule", "無い")

        #expect(!json.isEmpty)
        #expect(json.allSatisfy { $0["rule"] is String && $0["sentence"] is String })
        #expect(text.output.contains("【"))
        #expect(wrong.code == 1 && wrong.talk.contains("No rule '無い'"))
    }

    @Test func `backtest counts notices and shows examples without telling anybody`() async throws {
        let kairan = try await told()
        try kairan.folder.write("- { name: 防災, any: [防災] }\n- { name: 無, any: [存在しない語句] }", to: "rules.yaml")

        let result = try await kairan.run("alerts", "backtest", "rules.yaml")
        let deliveries = try await kairan.run("deliveries", "list").lines.count

        #expect(result.lines.first == "1 meeting from 2026-10-07 to 2026-10-07")
        #expect(result.output.contains("「防災」 1 notice (1.0 per week)"))
        #expect(result.output.contains("「無」 0 notices (0.0 per week), 0 passages"))
        #expect(result.output.contains("【防災】"))
        #expect(try await kairan.run("deliveries", "list").lines.count == deliveries)
    }
}
