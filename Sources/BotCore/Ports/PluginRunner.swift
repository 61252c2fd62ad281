package import PluginKit

/// Runs plugins as programs. Calls to one plugin are answered in order; calls to different plugins run beside each other.
package protocol PluginRunner: Watched {
    /// The plugins that can be called, in the configuration's order.
    var plugins: [PluginDescription] { get }
    /// Calls will come soon: the programs may start now, while the reader is still at work.
    func prepare(uptime: Duration)
    func call(_ call: PluginCall)
    /// Reads and writes what is ready, ends what is overdue, and gives the calls that ended.
    func advance(ready: [Int32], uptime: Duration) -> [PluginOutcome]
    /// Ends every plugin politely, then by force.
    func stop()
}

extension PluginRunner {
    package func prepare(uptime: Duration) {}
}

package struct PluginDescription: Sendable, Equatable {
    package var name: String
    package var version: String
    package var events: Set<EventKind>

    package init(name: String, version: String, events: Set<EventKind>) {
        self.name = name
        self.version = version
        self.events = events
    }
}

package struct PluginCall: Sendable {
    package var id: Int64
    package var plugin: String
    package var event: EncodedEvent
    /// JSON, as the plugin left it; `nil` at first.
    package var state: [UInt8]?

    package init(id: Int64, plugin: String, event: EncodedEvent, state: [UInt8]?) {
        self.id = id
        self.plugin = plugin
        self.event = event
        self.state = state
    }
}

/// An event's JSON, encoded once however many plugins hear it.
package struct EncodedEvent: Sendable, Equatable {
    package var kind: EventKind
    package var json: [UInt8]

    package init(kind: EventKind, json: [UInt8]) {
        self.kind = kind
        self.json = json
    }

    /// Splices the reader's own bytes: the record is never encoded again.
    package init(minutesJSON: [UInt8]) {
        self.init(
            kind: .minutesArrived,
            json: Array(#"{"event":"minutesArrived","minutes":"#.utf8) + minutesJSON + Array("}".utf8))
    }
}

package struct PluginOutcome: Sendable {
    package var id: Int64
    package var plugin: String
    package var result: Result<PluginReply, PluginFailure>

    package init(id: Int64, plugin: String, result: Result<PluginReply, PluginFailure>) {
        self.id = id
        self.plugin = plugin
        self.result = result
    }
}

package struct PluginReply: Sendable, Equatable {
    package var answer: Answer
    package var state: [UInt8]?

    package init(answer: Answer, state: [UInt8]? = nil) {
        self.answer = answer
        self.state = state
    }
}

/// Why a call has no answer: one English sentence, and the last lines the program wrote to stderr.
package struct PluginFailure: Error, Sendable, Equatable {
    /// What kind of failure it is, for those who are told in another language.
    package enum Cause: Sendable, Equatable {
        case notStarted, overdue, ended, brokeProtocol
        /// In the plugin's own words.
        case refused(String)
        case other
    }

    package var reason: String
    package var stderr: String
    package var cause: Cause

    package init(reason: String, stderr: String, cause: Cause = .other) {
        self.reason = reason
        self.stderr = stderr
        self.cause = cause
    }
}
