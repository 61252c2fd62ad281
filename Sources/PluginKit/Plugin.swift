/// A plugin: a pure function of event, settings and state. It does not send, open files, sleep or read the clock.
///
/// The order of its life: the host checks `plugin.json` and the settings, starts the program, sends `initialize`
/// (settings), then any number of `handle` (event, state), then `shutdown` or the end of input.
public protocol Plugin: Sendable {
    /// What the settings of `kairan.yaml` decode to. The host checks them against `plugin.json` and fills in its
    /// defaults before the program starts.
    associatedtype Settings: Decodable & Sendable = NoSettings
    /// What the plugin wants to remember, at most 64 KiB of JSON. Committed together with the answer.
    associatedtype State: Codable & Sendable = NoState

    static var info: PluginInfo { get }

    /// The state before the first event. Need not be written for a plugin without memory.
    static var initialState: State { get }

    init(settings: Settings)

    func handle(_ event: Event, state: inout State) async throws -> Answer
}

extension Plugin where State == NoState {
    public static var initialState: NoState { NoState() }
}

public struct PluginInfo: Sendable, Equatable, Codable {
    public var name: String
    public var version: String

    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

/// For a plugin without settings.
public struct NoSettings: Decodable, Sendable {
    public init() {}
}

/// For a plugin without memory.
public struct NoState: Codable, Sendable {
    public init() {}
}
