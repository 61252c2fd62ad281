package import BotCore
import Boxes
package import Logging

/// Runs plugins as boxed programs, one for each. To be used from one thread, which lives as long as it.
package final class ProcessPluginRunner: PluginRunner {
    package let plugins: [PluginDescription]
    private let processes: [PluginProcess]
    private let byName: [String: PluginProcess]
    private let logger: Logger
    /// Of calls that no plugin could take.
    private var outcomes: [PluginOutcome] = []
    private var hasToldProtection = false

    private let politeness: Duration

    /// - Parameter politeness: how long programs that were asked to end may take, all together. 200 ms: they need one.
    package init(
        plugins configured: [ConfiguredPlugin], logger: Logger, politeness: Duration = .milliseconds(200)
    ) {
        self.logger = logger
        self.politeness = politeness
        processes = configured.map { PluginProcess($0, logger: logger) }
        byName = Dictionary(processes.map { ($0.name, $0) }) { first, _ in first }
        plugins = configured.map { configured in
            let manifest = configured.plugin.manifest
            return PluginDescription(name: manifest.name, version: manifest.version, events: manifest.events)
        }
    }

    deinit {
        stop()
    }

    package func prepare(uptime: Duration) {
        for process in processes { process.prepare(uptime: uptime) }
    }

    package func call(_ call: PluginCall) {
        if let process = byName[call.plugin] {
            process.enqueue(call)
        } else {
            let failure = PluginFailure(reason: "No plugin '\(call.plugin)' runs", stderr: "", cause: .notStarted)
            outcomes.append(PluginOutcome(id: call.id, plugin: call.plugin, result: .failure(failure)))
        }
    }

    package func advance(ready: [Int32], uptime: Duration) -> [PluginOutcome] {
        // All of them, not only the ready ones: there are a handful, and a deadline makes no descriptor ready.
        for process in processes { outcomes += process.advance(uptime: uptime) }
        tellProtection()
        defer { outcomes = [] }
        return outcomes
    }

    package var descriptors: [Descriptor] {
        processes.flatMap { $0.interests }.map { Descriptor(fd: $0.fd, forWriting: $0.forWriting) }
    }

    package var nextDeadline: Duration? {
        outcomes.isEmpty ? processes.compactMap { $0.nextDeadline }.min() : .zero
    }

    package func stop() {
        for process in processes { process.askToEnd() }
        let end = Poll.uptime + politeness
        while true {
            let running = processes.compactMap { $0.box }.filter { !$0.hasEnded }
            let left = end - Poll.uptime
            guard !running.isEmpty, left > .zero else { break }
            for box in running {
                box.advance()
                // Its last answers interest nobody, but must not block it.
                _ = box.takeOutput()
            }
            _ = Poll.wait(running.flatMap { $0.interests }, atMost: left)
        }
        for process in processes { process.bury() }
    }

    private func tellProtection() {
        guard !hasToldProtection, let protection = processes.lazy.compactMap({ $0.box?.protection }).first else {
            return
        }
        hasToldProtection = true
        if protection.landlock == 0 {
            logger.warning("This kernel has no Landlock: plugins can read every file that Kairan's user can read")
        }
        if !protection.seccomp {
            logger.warning("System calls cannot be filtered on this machine: plugins can reach the network")
        }
    }
}
