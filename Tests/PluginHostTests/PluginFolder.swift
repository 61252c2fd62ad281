import BotCore
import Boxes
import Foundation
import Logging
import MinutesModel
import PluginHost
import PluginKit
import TestSupport

/// A folder of plugins that is gone when it is forgotten.
final class PluginFolder: Sendable {
    let path: String

    init() throws {
        // Beside the built programs, so that these can be linked: a copy that is being written while another test
        // starts a program could not be executed ("text file busy").
        path = (Products.folder as NSString).resolvingSymlinksInPath + "/test-plugins/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes `NAME/plugin.json`, and beside it a link to a built program as `bin/plugin`.
    @discardableResult
    func add(_ folder: String, manifest: String, program: String? = "FaultyPlugin") throws -> String {
        let root = "\(path)/\(folder)"
        try FileManager.default.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
        try manifest.write(toFile: root + "/plugin.json", atomically: true, encoding: .utf8)
        if let program {
            try FileManager.default.linkItem(atPath: Products.path(program), toPath: root + "/bin/plugin")
        }
        return root
    }

    static func manifest(_ name: String, arguments: [String] = [], extra: String = "") -> String {
        let exec = (["bin/plugin"] + arguments).map { "\"\($0)\"" }.joined(separator: ",")
        return """
            {"manifest":1,"name":"\(name)","version":"1.0.0","protocol":{"min":1,"max":1},"exec":[\(exec)],
             "events":["minutesArrived"]\(extra)}
            """
    }

    /// A plugin of the faulty program that behaves as `mode` says.
    func faulty(
        _ mode: String, memory: UInt64 = 256 << 20, processes: Bool = false
    ) throws -> ConfiguredPlugin {
        var plugin = try PluginFinder.load(try add(mode, manifest: Self.manifest(mode, arguments: [mode])))
        plugin.manifest.limits.memory = memory
        plugin.manifest.mayStartProcesses = processes
        return ConfiguredPlugin(plugin: plugin, settings: .object([:]))
    }
}

extension Watched {
    /// Does what the loop does until `done`, at most a minute (of a machine that may be busy). Time stands still for the
    /// watched until `isDue`, and from then on runs fast: no test waits for a time-out, and none meets one by accident.
    func turn<Outcome>(
        _ advance: ([Int32], Duration) -> [Outcome], isDue: () -> Bool = { false }, until done: ([Outcome]) -> Bool
    ) -> [Outcome] {
        let end = Poll.uptime + .seconds(60)
        var uptime = Duration.zero
        var outcomes: [Outcome] = []
        var ready: [Int32] = []
        while true {
            if isDue() { uptime += .seconds(20) }
            outcomes += advance(ready, uptime)
            let left = end - Poll.uptime
            if done(outcomes) || left <= .zero { return outcomes }
            let isWaiting = !isDue() && nextDeadline != .zero
            let interests = descriptors.map { Interest(fd: $0.fd, forWriting: $0.forWriting) }
            ready = Poll.wait(interests, atMost: isWaiting ? left : .zero)
        }
    }
}

extension ProcessPluginRunner {
    func outcomes(_ count: Int, isDue: () -> Bool = { false }) -> [PluginOutcome] {
        turn({ self.advance(ready: $0, uptime: $1) }, isDue: isDue, until: { $0.count >= count })
    }

    func outcome(
        of plugin: String, id: Int64 = 1, state: [UInt8]? = nil, isDue: () -> Bool = { false }
    ) -> Result<PluginReply, PluginFailure>? {
        call(PluginCall(id: id, plugin: plugin, event: .fixture, state: state))
        return outcomes(1, isDue: isDue).first?.result
    }
}

extension EncodedEvent {
    static let fixture = EncodedEvent(
        minutesJSON: (try? JSONEncoder().encode(
            Minutes(id: "sha256:0", title: "第1回試験会議", source: Source(format: "text", encoding: "UTF-8"))))
            .map { [UInt8]($0) } ?? [])
}

extension Result where Success == PluginReply, Failure == PluginFailure {
    var title: String? { (try? get())?.answer.notices.first?.title }
    var failure: PluginFailure? { if case .failure(let failure) = self { failure } else { nil } }
}

let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

extension RecordedLog {
    /// A logger that writes here, everything.
    var logger: Logger { Logger(label: "test") { _ in RecordingHandler(log: self) } }
}

private struct RecordingHandler: LogHandler {
    let log: RecordedLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        log.append("\(event.level): \(event.message) \(metadata.merging(event.metadata ?? [:]) { $1 })")
    }
}
