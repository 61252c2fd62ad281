import Foundation
import Receiver
import TestSupport
import Testing

/// Why something was not sent, and what to do with all that never arrived.
@Suite struct DeliveryCommandTests {
    private func kairan(port: UInt16, routes: String) async throws -> Kairan {
        let kairan = try Kairan()
        try kairan.folder.write(
            """
            sources: [{ name: inbox, folder: ./inbox }]
            endpoints:
              chat: { service: slack, url: "http://127.0.0.1:\(port)/slack/T", allowHTTP: true, allowPrivate: true }
              other: { service: teams, url: "http://127.0.0.1:\(port)/teams/T", allowHTTP: true, allowPrivate: true }
            plugins:
              summary: {}
              keyword-alert: { rules: [{ name: クラウド, any: [地域防災クラウド] }] }
            routes: \(routes)
            """, to: "kairan.yaml")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        return kairan
    }

    @Test func `why tells of a notice that no route took, route by route`() async throws {
        let receiver = try LoopbackReceiver()
        let kairan = try await kairan(
            port: try await receiver.port, routes: "[{ plugin: summary, to: [chat] }, { topic: 5G, to: [other] }]")
        _ = try await kairan.run("run", "--as-of", "2026-10-08")

        let untold = try await kairan.run("deliveries", "untold")
        let key = try #require(untold.lines.dropFirst().first?.split(separator: " ").first.map(String.init))
        let why = try await kairan.run("deliveries", "why", key)
        let words = try await kairan.run("deliveries", "why", "地域防災クラウド")
        let nothing = try await kairan.run("deliveries", "why", "どこにもない言葉")

        #expect(untold.lines.count == 2 && untold.output.contains("nobody"))
        #expect(key.contains("keyword-alert"))
        #expect(why.output.contains("Nobody heard it: no route took it when it was decided."))
        #expect(why.output.contains("route 1 (to chat) does not: it wants plugin 'summary'"))
        #expect(why.output.contains("route 2 (to other) does not: it wants topic '5G', not 'クラウド'"))
        #expect(words.output.contains(key))
        #expect(nothing.code == 1 && nothing.talk.contains("no notice says it"))
    }

    @Test func `what was given up is exported, previewed, and sent again under the same ids`() async throws {
        let receiver = try LoopbackReceiver()
        let kairan = try await kairan(port: try await receiver.port, routes: "[{ to: [chat, other], separate: true }]")
        await receiver.fail(next: 100, with: 400, retryAfter: nil, service: "slack")
        _ = try await kairan.run("run", "--as-of", "2026-10-08")
        let refused = await receiver.arrivals.filter { $0.service == "slack" }

        let lines = try await kairan.run("deliveries", "export", "--state", "refused")
        let table = try await kairan.run("deliveries", "export", "--state", "refused", "--csv")
        let later = try await kairan.run("deliveries", "export", "--state", "refused", "--since", "2030-01-01")
        let preview = try await kairan.run(
            "deliveries", "replay", "--endpoint", "chat", "--state", "refused", "--dry-run")
        let all = try await kairan.run("deliveries", "replay", "--all-undeliverable")
        let vague = try await kairan.run("deliveries", "replay")
        let replay = try await kairan.run("deliveries", "replay", "--endpoint", "chat", "--state", "refused")
        await receiver.calm()
        let run = try await kairan.run("run", "--as-of", "2026-10-08T09:30")

        let objects = try lines.lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.count == refused.count && !refused.isEmpty)
        #expect(objects.map { $0["body"] as? String } == refused.map(\.body))
        #expect(table.lines.first?.hasPrefix("id,endpoint,state,part") == true)
        #expect(table.output.components(separatedBy: "\r\n").count == refused.count + 2)
        #expect(later.output == "" && later.talk.contains("0 deliveries"))
        #expect(preview.lines.count == refused.count)
        #expect(all.talk.contains("Nothing goes out again"))
        #expect(vague.code == 64)
        #expect(replay.talk.contains("go out again") || replay.talk.contains("goes out again"))
        #expect(run.code == 0, "\(run.talk)")
        let taken = await receiver.arrivals.filter { $0.service == "slack" && $0.accepted }
        #expect(taken.map(\.body) == refused.map(\.body))
    }

    @Test func `a route's mention calls in its messages only`() async throws {
        let receiver = try LoopbackReceiver()
        let kairan = try await kairan(
            port: try await receiver.port,
            routes: "[{ plugin: summary, to: [chat] }, { topic: クラウド, to: [chat], separate: true, mention: [channel] }]"
        )

        let preview = try await kairan.run("preview", "inbox/minutes.md")
        let run = try await kairan.run("run", "--as-of", "2026-10-08")

        #expect(run.code == 0, "\(run.talk)")
        let arrivals = await receiver.arrivals
        #expect(arrivals.count == 2)
        for arrival in arrivals {
            let isAlert = arrival.sight.text.contains("「クラウド」3件")
            #expect(arrival.sight.mentions == (isAlert ? ["<!channel>"] : []), "\(arrival.sight.text.prefix(80))")
        }
        #expect(arrivals.filter { !$0.sight.mentions.isEmpty }.count == 1)
        #expect(preview.output.components(separatedBy: "<!channel>").count == 2)
    }
}
