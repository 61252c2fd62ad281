import BotCore
import Documents
import FoundationEssentials
import Glibc
import Logging
import MinutesModel
import MinutesParsing
import PluginHost
import PluginKit

/// Calls a second to a boxed plugin with a record of about 40 KB, one after another: encode once, splice, answer.
struct PluginCalls {
    let prefix: String
    let document: String

    func measure(report: (String) -> Void) throws {
        let read = try DocumentReader().read(big(document, to: 40_000), name: "forty.md")
        let json = Array(try JSONEncoder().encode(MinutesParser().parse(read.text, id: read.id)))
        let event = EncodedEvent(minutesJSON: json)
        let plugin = try PluginFinder.load(prefix + "/lib/kairan/plugins/keyword-alert")
        let settings = JSONValue.object([
            "rules": .array([
                .object(["name": .string("クラウド"), "any": .array([.string("地域防災クラウド"), .string("DRIT")])])
            ])
        ])
        let runner = ProcessPluginRunner(
            plugins: [ConfiguredPlugin(plugin: plugin, settings: settings)], logger: Logger(label: "bench"))
        defer { runner.stop() }
        var times: [Double] = []
        for id in 0..<501 {
            let began = milliseconds()
            runner.call(PluginCall(id: Int64(id), plugin: "keyword-alert", event: event, state: nil))
            let outcome = try runner.outcome()
            guard case .success = outcome.result else { throw BenchmarkError("the plugin did not answer: \(outcome)") }
            // The first call starts the program.
            if id > 0 { times.append(milliseconds() - began) } else { times.removeAll() }
        }
        report(
            "plugin calls, record of \(json.count / 1000) KB: \((1000 / median(times)).rounded(0)) a second, "
                + "\(median(times).rounded(2)) ms each")
    }
}

extension ProcessPluginRunner {
    /// Waits for the answer to the call that is under way.
    func outcome() throws -> PluginOutcome {
        while true {
            // What it has to write, and so what it waits for, is known only after it was asked.
            if let outcome = advance(ready: [], uptime: .milliseconds(Int64(milliseconds()))).first {
                return outcome
            }
            var descriptors = descriptors.map {
                pollfd(fd: $0.fd, events: Int16($0.forWriting ? POLLOUT : POLLIN), revents: 0)
            }
            poll(&descriptors, nfds_t(descriptors.count), 1000)
        }
    }
}
