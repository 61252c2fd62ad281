import FoundationEssentials

/// Runs a plugin in a test, without a process, and treats it as the host does: event, answer and state travel as JSON,
/// and the state is kept from call to call.
///
/// ```swift
/// var harness = try PluginHarness<Hello>(settingsJSON: #"{"greeting":"やあ"}"#)
/// let answer = try await harness.answer(to: .minutesArrived(minutes))
/// ```
public struct PluginHarness<P: Plugin>: Sendable {
    private let plugin: P
    /// As the last answer left it.
    public private(set) var state: P.State

    public init(settings: P.Settings) {
        plugin = P(settings: settings)
        state = P.initialState
    }

    /// `settingsJSON` is what the host would send: complete, with the defaults of `plugin.json` filled in.
    public init(settingsJSON: String = "{}") throws {
        do {
            self.init(settings: try Wire.decode(P.Settings.self, from: Data(settingsJSON.utf8)))
        } catch {
            throw PluginHarnessError(description: "The settings do not decode: \(sentence(of: error))")
        }
    }

    public mutating func answer(to event: Event) async throws -> Answer {
        let sent = try Wire.decode(Event.self, from: Wire.encode(event))
        var next = state
        let answer = try await plugin.handle(sent, state: &next)
        let json = try Wire.encode(next)
        guard json.count <= PluginProtocol.maximumStateBytes else {
            throw PluginHarnessError(
                description:
                    "The state is \(json.count) bytes of JSON; at most \(PluginProtocol.maximumStateBytes) are kept")
        }
        let kept = try Wire.decode(P.State.self, from: json)
        let told = try Wire.decode(Answer.self, from: Wire.encode(answer))
        state = kept
        return told
    }
}

/// What the host would have refused.
public struct PluginHarnessError: Error, Equatable, CustomStringConvertible {
    public let description: String
}
