import Foundation
import Glibc
import TestSupport
import Testing

/// The receiver as `kairan receiver` becomes it and `kairan demo` starts it.
@Suite struct ReceiverProgramTests {
    @Test func `it takes posts, shows them, writes them down, and ends in order when it is asked to`() async throws {
        let kairan = try Kairan()
        let child = try Child(["receiver", "--port", "0", "--log", "arrivals.jsonl"], in: kairan.folder)

        let port = try await onOwnThread { try #require(try child.listeningPort()) }
        try kairan.folder.write(
            """
            endpoints: { team: { service: slack, url: "http://127.0.0.1:\(port)/slack/T", allowHTTP: true, allowPrivate: true } }
            routes: [{ to: [team] }]
            """, to: "kairan.yaml")
        let test = try await kairan.run("endpoints", "test", "team")
        child.signal(SIGTERM)
        let ended = try await child.end()

        #expect(test.code == 0, "\(test.talk)")
        #expect(ended.code == 0, "\(ended.talk)")
        #expect(ended.output.contains("━━ slack: took it (200) ━━"))
        let log = try String(contentsOfFile: kairan.folder.path("arrivals.jsonl"), encoding: .utf8)
        #expect(log.split(separator: "\n").count == 1)
        #expect(log.contains(#""accepted":true"#))
    }

    @Test func `a port that is taken is told in a sentence`() async throws {
        let other = try RawServer([.waitForPeer])
        defer { other.stop() }

        let result = try await Kairan().run("receiver", "--port", "\(other.port)")

        #expect(result.code == 1)
        #expect(result.talk == "kairan: Cannot serve on port \(other.port): Address already in use.\n")
    }

    @Test func `it ends with whoever started it`() async throws {
        let program = Process()
        program.executableURL = URL(fileURLWithPath: Kairan.prefix + "/lib/kairan/kairan-receiver")
        program.arguments = ["--port", "0", "--serve-parent"]
        let (input, output) = (Pipe(), Pipe())
        program.standardInput = input
        program.standardOutput = output

        try program.run()
        let line = try await onOwnThread { String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) }
        // As the kernel does when a process dies.
        try input.fileHandleForWriting.close()
        try await onOwnThread { program.waitUntilExit() }

        #expect(UInt16(line.trimmingCharacters(in: .newlines)) != nil, "\(line)")
        #expect(program.terminationStatus == 0)
    }
}
