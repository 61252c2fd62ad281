import BotCore
import Boxes
import Foundation
import PluginHost
import TestSupport
import Testing

/// With the faulty program as the reader, which does what the document's name says: what is tested is what the host
/// makes of a reader.
@Suite struct ProcessReaderTests {
    private static func read(
        _ names: String..., isDue: @escaping @Sendable () -> Bool = { false }
    ) async throws -> [ReadOutcome] {
        try await onOwnThread {
            let reader = ProcessReader(executable: Products.path("FaultyPlugin"), logger: quiet)
            defer { reader.stop() }
            for (index, name) in names.enumerated() {
                reader.read(ReadRequest(id: Int64(index), name: name, bytes: Array("議事録 \(index)".utf8)))
            }
            let outcomes = reader.turn(
                { reader.advance(ready: $0, uptime: $1) }, isDue: isDue, until: { $0.count >= names.count })
            return outcomes.sorted { $0.id < $1.id }
        }
    }

    @Test func `one line of JSON is the record, of the document's name and bytes within the limit`() async throws {
        let outcomes = try await Self.read("会議 1.md")

        let record = #"{"arguments":["--name","会議 1.md","--max-bytes","33554432"],"input":"議事録 0"}"#
        #expect(try outcomes.first?.result.get() == Array(record.utf8))
    }

    @Test func `a refusal is told with its code and message`() async throws {
        let outcomes = try await Self.read("refuses")

        #expect(
            outcomes.first?.result == .failure(.refused(code: "binary", message: "This is a picture, not minutes")))
    }

    @Test(arguments: [
        ("complains", "The reader exited with status 3 without a record", "why\n"),
        ("traps", "The reader was ended by signal 11 (a bad memory access) without a record", ""),
        ("fails-behind-record", "The reader exited with status 3", ""),
        ("half-record", "The reader exited with status 0 without a record", ""),
        ("two-records", "The reader exited with status 0 without a record", ""),
        ("prints", "The reader exited with status 0 without a record", ""),
        ("silent", "The reader exited with status 0 without a record", ""),
    ])
    func `anything else is a crash`(name: String, reason: String, stderr: String) async throws {
        let outcomes = try await Self.read(name)

        #expect(outcomes.first?.result == .failure(.crashed(reason: reason, stderr: stderr)))
    }

    @Test func `a reader that hangs is killed at its deadline`() async throws {
        let outcomes = try await Self.read("hangs", isDue: { true })

        #expect(
            outcomes.first?.result
                == .failure(.crashed(reason: "The reader was not done within 30.0 seconds", stderr: "")))
    }

    @Test func `every document is read, whatever the others do`() async throws {
        let outcomes = try await Self.read("a", "traps", "b", "refuses", "c")

        #expect(outcomes.map { (try? $0.result.get()) != nil } == [true, false, true, false, true])
    }

    @Test func `a reader that is missing is a crash of every document`() async throws {
        let outcomes = try await onOwnThread { () -> [ReadOutcome] in
            let reader = ProcessReader(executable: "/nowhere/reader", logger: quiet)
            reader.read(ReadRequest(id: 7, name: "a", bytes: []))
            return reader.advance(ready: [], uptime: .zero)
        }

        #expect(outcomes.map { $0.id } == [7])
        #expect(
            outcomes.first?.result
                == .failure(
                    .crashed(
                        reason:
                            "The reader did not start: /nowhere/reader or the interpreter in its first line does not exist",
                        stderr: "")))
    }

    @Test func `no more than two readers run at once`() async throws {
        let (most, left) = try await onOwnThread { () -> (Int, Int) in
            let reader = ProcessReader(executable: Products.path("FaultyPlugin"), logger: quiet)
            for id in 1...5 { reader.read(ReadRequest(id: Int64(id), name: "hangs", bytes: Array("two at once".utf8))) }
            for _ in 0..<3 { _ = reader.advance(ready: [], uptime: .zero) }
            // Each has an output, an error output and a pidfd to wait for.
            let most = reader.descriptors.filter { !$0.forWriting }.count / 3
            reader.stop()
            return (most, reader.descriptors.count)
        }

        #expect(most == 2)
        #expect(left == 0)
    }
}
