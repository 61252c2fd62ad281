import BotCore
import Boxes
import Foundation
import PluginHost
import TestSupport
import Testing

/// One plugin misbehaves; beside it a healthy one answers, and afterwards nothing is left.
@Suite struct FaultTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var fault: String
        /// In the failure's reason, behind the plugin's name.
        var reason: String
        var stderr = ""

        init(_ fault: String, _ reason: String, stderr: String = "") {
            self.fault = fault
            self.reason = reason
            self.stderr = stderr
        }

        var testDescription: String { fault }
    }

    private static let rows = [
        Row("exits-at-start", "exited with status 7 before it answered"),
        Row("hangs-at-start", "gave no answer within 10.0 seconds"),
        Row("starves-input", "gave no answer within 10.0 seconds"),
        Row("wrong-name", "broke the protocol: it says that it is 'somebody-else', not 'wrong-name'"),
        Row("wrong-protocol", "broke the protocol: it speaks version 99, not 1"),
        Row("hangs", "gave no answer within 10.0 seconds"),
        Row("ignores-term", "gave no answer within 10.0 seconds"),
        Row("busy-loop", "gave no answer within 10.0 seconds"),
        Row("fatal", "was ended by signal 4 (a trap", stderr: "the plugin gave up"),
        Row("index-out-of-range", "was ended by signal 4 (a trap", stderr: "Index out of range"),
        Row("bad-access", "was ended by signal 11 (a bad memory access)"),
        Row("aborts", "was ended by signal 6 (it aborted itself)"),
        Row("exits", "exited with status 5 before it answered"),
        Row("half-line-then-exit", "exited with status 0 before it answered; it left a line without a line end"),
        Row(
            "half-line-then-hang", "gave no answer within 10.0 seconds; it left a line without a line end"),
        Row("broken-json", "broke the protocol: a line that starts with { is not JSON"),
        Row("pretty-printed", "broke the protocol: a line that starts with { is not JSON"),
        Row("endless-line", "wrote a line of more than 4194304 bytes"),
        Row("future-id", "broke the protocol: it answered a request that was never sent (999999)"),
        Row("no-id", "broke the protocol: an answer has no id"),
        Row("null-result", "broke the protocol: '.result' is null"),
        Row("asks", "broke the protocol: it sent a request, and a plugin only answers"),
        Row("nested-arrays", "broke the protocol: a line that starts with { is not JSON"),
        Row("lone-surrogate", "broke the protocol: a line that starts with { is not JSON"),
        Row("empty-key", "broke the protocol: its answer has a notice without a key"),
        Row("big-state", "broke the protocol: its answer has a state of 70002 bytes; at most 65536 are kept"),
        Row(
            "stray-without-line-end", "gave no answer within 10.0 seconds; it wrote 1 lines on standard output"),
        Row("closes-output", "closed its standard output without ending"),
        Row("closes-input", "gave no answer within 10.0 seconds"),
        Row("grandchild", "gave no answer within 10.0 seconds"),
        Row("malloc-loop", "was ended by signal 4 (a trap", stderr: "out of memory"),
        Row("big-array", "was ended by signal"),
        Row("refuses", "refused: no such council"),
    ]

    @Test(arguments: rows)
    func `a fault ends one call of one plugin`(row: Row) async throws {
        let folder = try PluginFolder()

        let (failure, health, left) = try await onOwnThread {
            let log = RecordedLog()
            let runner = ProcessPluginRunner(
                plugins: [
                    try folder.faulty(row.fault, processes: row.fault == "grandchild"), try folder.faulty("healthy"),
                ], logger: log.logger)
            let failure = runner.outcome(of: row.fault, isDue: { log.text.contains("hanging") })?.failure
            let health = runner.outcome(of: "healthy", id: 2)?.title
            runner.stop()
            return (failure, health, ChildTraces.processes(mentioning: folder.path))
        }

        #expect(
            failure?.reason.hasPrefix("The plugin '\(row.fault)' \(row.reason)") == true, "\(failure?.reason ?? "-")")
        #expect(failure?.stderr.contains(row.stderr) == true || row.stderr.isEmpty, "\(failure?.stderr ?? "-")")
        #expect(health == "healthy")
        #expect(left.filter { FileManager.default.fileExists(atPath: "/proc/\($0)/exe") } == [])
    }

    @Test(arguments: [
        ("garbage-bytes", "after garbage"),
        ("stray-prints", "after prints"),
        ("floods-errors", "after the flood"),
        ("answers-twice", "once"),
        ("dies-after-answer", "last"),
        ("healthy", "healthy"),
    ])
    func `a nuisance is answered all the same, also the next time`(mode: String, title: String) async throws {
        let folder = try PluginFolder()

        let titles = try await onOwnThread {
            let runner = ProcessPluginRunner(plugins: [try folder.faulty(mode)], logger: quiet)
            defer { runner.stop() }
            return (1...3).map { runner.outcome(of: mode, id: $0)?.title }
        }

        #expect(titles == [title, title, title])
    }

    @Test func `a plugin that leaks answers every call`() async throws {
        let folder = try PluginFolder()

        let titles = try await onOwnThread {
            let runner = ProcessPluginRunner(plugins: [try folder.faulty("leaks", memory: 64 << 20)], logger: quiet)
            defer { runner.stop() }
            for id in 1...40 {
                runner.call(PluginCall(id: Int64(id), plugin: "leaks", event: .fixture, state: nil))
            }
            return runner.outcomes(40).map { $0.result.title }
        }

        #expect(titles == .init(repeating: "leaked", count: 40))
    }

    @Test func `after a fault the program is started again for the next call`() async throws {
        let folder = try PluginFolder()

        let reasons = try await onOwnThread {
            let runner = ProcessPluginRunner(plugins: [try folder.faulty("exits")], logger: quiet)
            defer { runner.stop() }
            return (1...3).map { runner.outcome(of: "exits", id: $0)?.failure?.reason }
        }

        #expect(reasons == .init(repeating: "The plugin 'exits' exited with status 5 before it answered", count: 3))
    }
}
