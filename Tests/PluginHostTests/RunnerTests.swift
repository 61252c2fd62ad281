import BotCore
import Boxes
import Foundation
import MinutesModel
import PluginHost
import PluginKit
import TestSupport
import Testing

@Suite struct RunnerTests {
    /// Runs the sample plugin, which is written with PluginKit.
    private static func sample(_ folder: PluginFolder) throws -> ConfiguredPlugin {
        let plugin = try PluginFinder.load(
            try folder.add("sample", manifest: PluginFolder.manifest("sample"), program: "SamplePlugin"))
        return ConfiguredPlugin(plugin: plugin, settings: .object(["greeting": .string("やあ")]))
    }

    @Test func `a plugin written with the kit answers, and its state comes back to it`() async throws {
        let folder = try PluginFolder()

        let replies = try await onOwnThread { () -> [PluginReply?] in
            let runner = ProcessPluginRunner(plugins: [try Self.sample(folder)], logger: quiet)
            defer { runner.stop() }
            let first = try runner.outcome(of: "sample")?.get()
            return [first, try runner.outcome(of: "sample", id: 2, state: first?.state)?.get()]
        }

        #expect(replies.map { $0?.answer.notices.first?.key } == ["sample/sha256:0/1", "sample/sha256:0/2"])
        #expect(replies.map { $0?.state } == [Array(#"{"seen":1}"#.utf8), Array(#"{"seen":2}"#.utf8)])
        #expect(replies[0]?.answer.notices.first?.title == "やあ、0発言")
    }

    @Test func `state is kept as the plugin wrote it, byte for byte`() async throws {
        let folder = try PluginFolder()

        let state = try await onOwnThread {
            let runner = ProcessPluginRunner(plugins: [try folder.faulty("keeps-state")], logger: quiet)
            defer { runner.stop() }
            return try runner.outcome(of: "keeps-state")?.get().state
        }

        #expect(state == Array(#"{"b": [1.50, "]}\"x"], "a":1e400}"#.utf8))
    }

    @Test func `calls to one plugin are answered in order by one program`() async throws {
        let folder = try PluginFolder()

        let (ids, programs) = try await onOwnThread { () -> ([Int64], Int) in
            let runner = ProcessPluginRunner(plugins: [try folder.faulty("healthy")], logger: quiet)
            defer { runner.stop() }
            for id in 1...20 {
                runner.call(PluginCall(id: Int64(id), plugin: "healthy", event: .fixture, state: nil))
            }
            let ids = runner.outcomes(20).map { $0.id }
            return (ids, ChildTraces.processes(mentioning: folder.path).count)
        }

        #expect(ids == Array(1...20))
        #expect(programs == 1)
    }

    @Test func `a plugin that hangs does not hold the others up`() async throws {
        let folder = try PluginFolder()

        let order = try await onOwnThread { () -> [String] in
            let runner = ProcessPluginRunner(
                plugins: [try folder.faulty("hangs"), try folder.faulty("healthy")], logger: quiet)
            defer { runner.stop() }
            runner.call(PluginCall(id: 1, plugin: "hangs", event: .fixture, state: nil))
            for id in 2...5 { runner.call(PluginCall(id: Int64(id), plugin: "healthy", event: .fixture, state: nil)) }
            return runner.outcomes(4).map { $0.plugin }
        }

        #expect(order == ["healthy", "healthy", "healthy", "healthy"])
    }

    @Test func `a program that does not start fails all calls that wait, once`() async throws {
        let folder = try PluginFolder()

        let outcomes = try await onOwnThread {
            let runner = ProcessPluginRunner(plugins: [try folder.faulty("exits-at-start")], logger: quiet)
            defer { runner.stop() }
            for id in 1...3 {
                runner.call(PluginCall(id: Int64(id), plugin: "exits-at-start", event: .fixture, state: nil))
            }
            return runner.outcomes(3)
        }

        #expect(outcomes.map { $0.id } == [1, 2, 3])
        #expect(Set(outcomes.map { $0.result.failure?.reason ?? "" }).count == 1)
    }

    @Test func `a prepared program runs before its first call, and one that does not start fails only its calls`()
        async throws
    {
        let folder = try PluginFolder()

        let (running, outcomes) = try await onOwnThread {
            let runner = ProcessPluginRunner(
                plugins: [try Self.sample(folder), try folder.faulty("exits-at-start")], logger: quiet)
            defer { runner.stop() }
            runner.prepare(uptime: Poll.uptime)
            // Its pipes are what the loop waits for.
            let running = !runner.descriptors.isEmpty
            for plugin in runner.plugins {
                runner.call(PluginCall(id: 1, plugin: plugin.name, event: .fixture, state: nil))
            }
            return (running, runner.outcomes(2))
        }

        #expect(running)
        #expect(outcomes.filter { $0.result.failure == nil }.count == 1)
        #expect(outcomes.compactMap { $0.result.failure }.count == 1)
    }

    @Test func `a call to a plugin that does not run fails`() async throws {
        let reason = try await onOwnThread {
            ProcessPluginRunner(plugins: [], logger: quiet).outcome(of: "nobody")?.failure?.reason
        }

        #expect(reason == "No plugin 'nobody' runs")
    }

    @Test func `no program runs before the first call`() async throws {
        let folder = try PluginFolder()

        let (programs, deadline) = try await onOwnThread { () -> (Int, Duration?) in
            let runner = ProcessPluginRunner(plugins: [try folder.faulty("healthy")], logger: quiet)
            defer { runner.stop() }
            _ = runner.advance(ready: [], uptime: Poll.uptime)
            return (ChildTraces.processes(mentioning: folder.path).count, runner.nextDeadline)
        }

        #expect(programs == 0)
        #expect(deadline == nil)
    }

    @Test(arguments: [
        // The first heeds it, however long that takes; the second is not waited for.
        ("sample", Duration.seconds(60), "exited with status 0"),
        ("ignores-shutdown", .milliseconds(10), "was ended by signal 9"),
    ])
    func `programs are asked to end, and then ended`(mode: String, politeness: Duration, ending: String) async throws {
        let folder = try PluginFolder()
        let log = RecordedLog()

        let traces = try await onOwnThread { () -> ChildTraces in
            let plugin = mode == "sample" ? try Self.sample(folder) : try folder.faulty(mode)
            let runner = ProcessPluginRunner(plugins: [plugin], logger: log.logger, politeness: politeness)
            #expect(runner.outcome(of: mode)?.title != nil)
            let traces = ChildTraces(pid: try #require(ChildTraces.processes(mentioning: folder.path).first))
            runner.stop()
            return traces
        }

        #expect(traces.leftBehind == [])
        #expect(log.text.contains(ending), "\(log.text)")
    }

    @Test func `a runner that is forgotten leaves nothing behind`() async throws {
        let folder = try PluginFolder()

        let traces = try await onOwnThread { () -> ChildTraces in
            let runner = ProcessPluginRunner(plugins: [try folder.faulty("healthy")], logger: quiet)
            _ = runner.outcome(of: "healthy")
            return ChildTraces(pid: try #require(ChildTraces.processes(mentioning: folder.path).first))
        }

        #expect(traces.leftBehind == [])
    }

    @Test func `a document larger than a pipe reaches the plugin whole`() async throws {
        let folder = try PluginFolder()
        let speech = Speech(
            index: 0, speaker: Speaker(label: "議長"), paragraphs: [String(repeating: "あ", count: 200_000)])
        let minutes = Minutes(
            id: "sha256:1", speeches: [speech, speech, speech], source: Source(format: "text", encoding: "UTF-8"))
        let event = EncodedEvent(minutesJSON: [UInt8](try JSONEncoder().encode(minutes)))

        let title = try await onOwnThread { () -> String? in
            let runner = ProcessPluginRunner(plugins: [try Self.sample(folder)], logger: quiet)
            defer { runner.stop() }
            runner.call(PluginCall(id: 1, plugin: "sample", event: event, state: nil))
            return try runner.outcomes(1).first?.result.get().answer.notices.first?.title
        }

        #expect(title == "やあ、3発言")
    }
}
