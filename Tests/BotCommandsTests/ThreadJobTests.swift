import Foundation
import Receiver
import TestSupport
import Testing

/// The whole way: what follows about a meeting stands in its thread.
@Suite struct ThreadJobTests {
    private static let base = "allowHTTP: true, allowPrivate: true"

    /// A summary first; what the keyword found goes out as a message of its own.
    private static func configuration(port: UInt16) -> String {
        """
        sources: [{ name: inbox, folder: ./inbox }]
        endpoints:
          matrix: { service: matrix, url: "http://127.0.0.1:\(port)/matrix", token: "${env:KEY}", room: "!a:b", \(base) }
          telegram: { service: telegram, url: "http://127.0.0.1:\(port)/telegram", token: "${env:KEY}", room: "-1", \(base) }
          forum: { service: discord, url: "http://127.0.0.1:\(port)/discord/T", thread: meeting, \(base) }
        plugins:
          summary: {}
          keyword-alert: { rules: [{ name: クラウド, any: [地域防災クラウド] }] }
        routes: [{ to: [matrix, telegram, forum], separate: true }]
        """
    }

    @Test(arguments: [false, true])
    func `later notices join the thread, and when it is gone they arrive all the same`(isLost: Bool) async throws {
        let receiver = try LoopbackReceiver()
        let kairan = try Kairan()
        let port = try await receiver.port
        try kairan.folder.write(Self.configuration(port: port), to: "kairan.yaml")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        let key = ["KEY": "t0ken"]

        // A second is too short for Telegram's pace: its second message is the next run's.
        _ = try await kairan.run("run", "--as-of", "2026-10-08", environment: key)
        if isLost { await receiver.forgetThreads() }
        let told = await receiver.arrivals.count
        _ = try await kairan.run("trigger", "summary", "inbox/minutes.md", environment: key)
        let last = try await kairan.run("run", "--as-of", "2026-10-08", environment: key)

        let arrivals = await receiver.arrivals
        #expect(last.code == 0, "\(last.talk)")
        for service in ["matrix", "telegram", "discord"] {
            let taken = arrivals.filter { $0.service == service && $0.accepted }
            let threads = Set(taken.compactMap(\.sight.thread))
            let problems = taken.flatMap(\.problems)
            #expect(taken.count == 3, "\(service): \(taken.count)")
            #expect(threads.count == (isLost ? 2 : 1), "\(service): \(threads)")
            #expect(problems.isEmpty, "\(problems)")
        }
        #expect(arrivals.count > told)
    }
}
