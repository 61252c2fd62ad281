import Foundation
import PluginHost
import Receiver
import TestSupport
import Testing

@testable import BotCommands

/// The whole way with the real programs: a document in a folder, three plugins, messages out.
@Suite struct MainJobTests {
    static let key = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

    static func configuration(port: UInt16, extra: String = "") -> String {
        """
        sources: [{ name: inbox, folder: ./inbox }]
        endpoints:
          slack: { service: slack, url: "http://127.0.0.1:\(port)/slack/T", allowHTTP: true, allowPrivate: true }
          チーム: { service: teams, url: "http://127.0.0.1:\(port)/teams/T", allowHTTP: true, allowPrivate: true }
          archive: { service: generic, url: "http://127.0.0.1:\(port)/generic/T", secret: "${env:KEY}", allowHTTP: true, allowPrivate: true }
        plugins:
          summary: {}
          deadline-reminder: { leadDays: [30, 7, 3, 1, 0] }
          keyword-alert: { rules: [{ name: クラウド, any: [地域防災クラウド] }] }
        routes: [{ to: [slack, チーム, archive] }]
        \(extra)
        """
    }

    @Test func `what init writes works as it stands: the summary stands on the console, once`() async throws {
        let kairan = try Kairan()

        let made = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        let first = try await kairan.run("run")
        let second = try await kairan.run("run", "--quiet")

        #expect(made.code == 0)
        #expect(first.code == 0, "\(first.talk)")
        #expect(first.output.contains("第4回みらい地域デジタル推進会議"))
        #expect(first.output.contains("令和9年度中"))
        #expect(first.output.contains("自動抽出"))
        #expect(first.talk.contains("1 new document"))
        #expect(second.code == 0)
        #expect(second.output == "")
        #expect(second.talk == "")
    }

    @Test(
        .enabled(if: PDFProgram.find()?.hasJapaneseTables == true, "poppler-utils and poppler-data are not installed"))
    func `a PDF in the folder is told like any other document`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        let lines = ["第4回青波町総合計画審議会　会議録", "令和８年１０月７日（水）午前１０時開会", "○会長（山田太郎君）　年内に案をまとめ、皆様にお示しします。"]
        try kairan.folder.write(TinyPDF(lines).bytes, to: "inbox/minutes.pdf")

        let run = try await kairan.run("run")
        let read = try await kairan.run("read", "inbox/minutes.pdf", "--format", "json")

        #expect(run.code == 0, "\(run.talk)")
        #expect(run.output.contains("青波町総合計画審議会"), "\(run.output)")
        #expect(read.output.contains(#""format":"pdf""#), "\(read.talk)")
    }

    @Test func `a document comes through standard input, is named after its source, and is told once`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write(
            """
            sources: [{ name: pipe, stdin: true }]
            endpoints: { console: { service: console } }
            plugins: { summary: {} }
            routes: [{ to: [console] }]
            """, to: "kairan.yaml")

        let checked = try await kairan.run("check")
        let nothing = try await kairan.run("run")
        let first = try await kairan.run("run", input: Fixtures.sample)
        let second = try await kairan.run("run", input: Fixtures.sample)
        let refused = try await kairan.run("run", input: [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1])
        let documents = try await kairan.run("documents")

        #expect(checked.code == 0, "\(checked.talk)")
        #expect(nothing.code == 0)
        #expect(nothing.talk.contains("0 new documents"))
        #expect(first.code == 0, "\(first.talk)")
        #expect(first.output.contains("第4回みらい地域デジタル推進会議"))
        #expect(second.output == "")
        #expect(refused.code == 1)
        #expect(refused.talk.contains("'pipe' was refused"))
        #expect(documents.lines.contains { $0.hasSuffix("  pipe") })
    }

    @Test
    func `Slack, Teams and a generic endpoint each get one message with every fact, and a second run says nothing`()
        async throws
    {
        let receiver = try LoopbackReceiver(secret: Self.key)
        let kairan = try Kairan()
        try kairan.folder.write(Self.configuration(port: try await receiver.port), to: "kairan.yaml")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")

        let first = try await kairan.run("run", "--as-of", "2026-10-08", environment: ["KEY": Self.key])
        let arrivals = await receiver.arrivals
        let second = try await kairan.run("run", "--as-of", "2026-10-08", environment: ["KEY": Self.key])

        #expect(first.code == 0, "\(first.talk)")
        #expect(arrivals.map { $0.service }.sorted() == ["generic", "slack", "teams"])
        for arrival in arrivals {
            #expect(arrival.accepted && arrival.problems.isEmpty, "\(arrival.service): \(arrival.problems)")
            #expect(arrival.sight.mentions.isEmpty)
            for fact in ["令和9年度中", "来春には", "年内に", "早急に", "地域防災クラウド", "「異議なし」と声あり"] {
                #expect(arrival.sight.text.contains(fact), "\(arrival.service) lacks \(fact)")
            }
        }
        #expect(second.code == 0)
        #expect(await receiver.arrivals.count == arrivals.count)
    }

    @Test func `a deadline is reminded of on its lead days, once each, and never when it is snoozed or done`()
        async throws
    {
        let receiver = try LoopbackReceiver(secret: Self.key)
        let kairan = try Kairan()
        try kairan.folder.write(Self.configuration(port: try await receiver.port), to: "kairan.yaml")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        func run(_ day: String) async throws -> [String] {
            let before = await receiver.arrivals.count
            let result = try await kairan.run("run", "--as-of", day, environment: ["KEY": Self.key])
            #expect(result.code == 0, "\(result.talk)")
            return await receiver.arrivals.dropFirst(before).filter { $0.service == "slack" }.map { $0.sight.text }
        }

        _ = try await run("2026-10-08")
        // 年内 ends on 2026-12-31.
        let weekBefore = try await run("2026-12-24")
        let again = try await run("2026-12-24T18:00")
        let listed = try await kairan.run("deadlines", "list", "--until", "2026-12-31", "--as-of", "2026-12-24")
        let id = try #require(listed.lines.last?.split(separator: " ").first.map(String.init))
        let done = try await kairan.run("deadlines", "done", id)
        let dayBefore = try await run("2026-12-30")

        #expect(weekBefore.count == 1)
        #expect(weekBefore.first?.contains("年内に") == true)
        #expect(again == [])
        #expect(done.code == 0, "\(done.talk)")
        #expect(dayBefore == [])
    }

    @Test func `an endpoint that is down is told as exit code 1, and gets everything when it is back`() async throws {
        let receiver = try LoopbackReceiver(secret: Self.key)
        let kairan = try Kairan()
        try kairan.folder.write(Self.configuration(port: try await receiver.port), to: "kairan.yaml")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        await receiver.fail(next: 1, with: 503, retryAfter: "600", service: "slack")

        let down = try await kairan.run("run", "--as-of", "2026-10-08T10:00", environment: ["KEY": Self.key])
        let why = try await kairan.run("deliveries", "list", "--endpoint", "slack", "--format", "json")
        let early = try await kairan.run("run", "--as-of", "2026-10-08T10:05", environment: ["KEY": Self.key])
        let waiting = await receiver.arrivals.count
        let up = try await kairan.run("run", "--as-of", "2026-10-08T12:00", environment: ["KEY": Self.key])

        #expect(down.code == 1)
        #expect(down.talk.contains("slack"))
        #expect(!down.talk.contains("/slack/T"))
        #expect(why.output.contains(#""state":"pending""#))
        #expect(early.code == 0, "not due yet is normal: \(early.talk)")
        #expect(up.code == 0, "\(up.talk)")
        let slack = await receiver.arrivals.filter { $0.service == "slack" }
        #expect(slack.contains { $0.accepted && $0.sight.text.contains("令和9年度中") })
        #expect(waiting < (await receiver.arrivals.count))
    }

    @Test func `the sample in the program is the one that the rooms are tested with`() {
        #expect(Array(SampleMinutes.text.utf8) == Fixtures.sample)
    }

    @Test func `the demo shows what arrives at three endpoints and what to do next`() async throws {
        let kairan = try Kairan()

        let demo = try await kairan.run("demo")

        #expect(demo.code == 0, "\(demo.talk)")
        for service in ["slack", "teams", "generic"] {
            #expect(demo.output.split(separator: "━━ \(service): took it").count == 3, "\(service), twice")
        }
        #expect(demo.output.contains("signature verified, type kairan.message"))
        #expect(demo.output.contains("Nothing was sent: all of it had been told."))
        #expect(demo.output.contains("【期限まであと7日】"))
        #expect(demo.talk.contains("kairan init"))
        let summary = try #require(demo.output.range(of: "【要約】"))
        let cloud = try #require(demo.output.range(of: "「防災クラウド」"))
        let data = try #require(demo.output.range(of: "「データ連携」"))
        #expect(summary.lowerBound < cloud.lowerBound && cloud.lowerBound < data.lowerBound)
    }
}
