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
        path = NSTemporaryDirectory() + "kairan-plugins-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes `NAME/plugin.json`, and beside it a copy of a built program as `bin/plugin`.
    @discardableResult
    func add(_ folder: String, manifest: String, program: String? = "FaultyPlugin") throws -> String {
        let root = "\(path)/\(folder)"
        try FileManager.default.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
        try manifest.write(toFile: root + "/plugin.json", atomically: true, encoding: .utf8)
        if let program {
            let copy = root + "/bin/plugin"
            // A hard link is quicker than a copy, and impossible from one file system to another.
            if link(Products.path(program), copy) != 0 {
                try FileManager.default.copyItem(atPath: Products.path(program), toPath: copy)
            }
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
        _ mode: String, timeout: Duration = .seconds(10), memory: UInt64 = 256 << 20, processes: Bool = false
    ) throws -> ConfiguredPlugin {
        var plugin = try PluginFinder.load(try add(mode, manifest: Self.manifest(mode, arguments: [mode])))
        plugin.manifest.limits.timeout = timeout
        plugin.manifest.limits.memory = memory
        plugin.manifest.mayStartProcesses = processes
        return ConfiguredPlugin(plugin: plugin, settings: .object([:]))
    }
}

extension Watched {
    /// Does what the loop does until `done`, at most ten seconds.
    func turn<Outcome>(_ advance: ([Int32], Duration) -> [Outcome], until done: ([Outcome]) -> Bool) -> [Outcome] {
        let end = Poll.uptime + .seconds(10)
        var outcomes: [Outcome] = []
        var ready: [Int32] = []
        while true {
            outcomes += advance(ready, Poll.uptime)
            let left = end - Poll.uptime
            if done(outcomes) || left <= .zero { return outcomes }
            let limit = nextDeadline.map { max(.zero, min(left, $0 - Poll.uptime)) } ?? left
            ready = Poll.wait(descriptors.map { Interest(fd: $0.fd, forWriting: $0.forWriting) }, atMost: limit)
        }
    }
}

extension ProcessPluginRunner {
    func outcomes(_ count: Int) -> [PluginOutcome] {
        turn({ self.advance(ready: $0, uptime: $1) }, until: { $0.count >= count })
    }

    func outcome(of plugin: String, id: Int64 = 1, state: [UInt8]? = nil) -> Result<PluginReply, PluginFailure>? {
        call(PluginCall(id: id, plugin: plugin, event: .fixture, state: state))
        return outcomes(1).first?.result
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
