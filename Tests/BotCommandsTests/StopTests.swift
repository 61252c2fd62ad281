import Foundation
import Glibc
import Receiver
import TestSupport
import Testing

@Suite struct StopTests {
    private func configuration(port: UInt16) -> String {
        """
        sources: [{ name: inbox, folder: ./inbox }]
        endpoints: { slack: { service: slack, url: "http://127.0.0.1:\(port)/slack/T", allowHTTP: true, allowPrivate: true, timeout: 5m } }
        plugins: { summary: {} }
        routes: [{ to: [slack] }]
        """
    }

    @Test func `two signals end a run at once, and the next run sends what was under way`() async throws {
        let silent = try RawServer([.readRequest, .waitForPeer])
        defer { silent.stop() }
        let receiver = try LoopbackReceiver()
        let kairan = try Kairan()
        try kairan.folder.write(configuration(port: silent.port), to: "kairan.yaml")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")

        let child = try Child(["run"], in: kairan.folder)
        // On a thread of its own: where the others are busy for longer than the endpoint's time-out, there would be nothing
        // left to stop.
        try await onOwnThread { while silent.requests.isEmpty { usleep(5000) } }
        // Two kinds, because two of one kind count as one while nobody has looked.
        child.signal(SIGINT)
        child.signal(SIGTERM)
        let stopped = try await child.end()
        try kairan.folder.write(configuration(port: try await receiver.port), to: "kairan.yaml")
        let next = try await kairan.run("run")

        #expect(stopped.code == 1)
        #expect(stopped.talk.contains("nothing is lost"), "\(stopped.talk)")
        #expect(next.code == 0, "\(next.talk)")
        #expect(await receiver.arrivals.map { $0.accepted } == [true])
    }
}
