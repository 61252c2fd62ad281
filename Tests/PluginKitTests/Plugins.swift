import MinutesModel
import PluginKit

/// Counts what it saw, and greets.
struct Greeter: Plugin {
    struct Settings: Decodable, Sendable { var greeting: String }
    struct State: Codable, Sendable, Equatable { var seen = 0 }

    static let info = PluginInfo(name: "greeter", version: "1.2.3")
    static let initialState = State()
    let settings: Settings

    func handle(_ event: Event, state: inout State) async throws -> Answer {
        guard case .minutesArrived(let minutes) = event else { return .nothing }
        state.seen += 1
        return Answer(notices: [
            Notice(
                key: "greeter/\(minutes.meetingKey)", topic: "greeting", title: "\(settings.greeting)、\(state.seen)回目")
        ])
    }
}

/// Breaks the rule that its settings name.
struct RuleBreaker: Plugin {
    struct Settings: Decodable, Sendable { var rule: String }
    struct State: Codable, Sendable { var text = "" }
    struct Refusal: Error, CustomStringConvertible { var description: String { "The plugin has no idea" } }

    static let info = PluginInfo(name: "rule-breaker", version: "0.0.1")
    static let initialState = State()
    let settings: Settings

    func handle(_ event: Event, state: inout State) async throws -> Answer {
        switch settings.rule {
        case "noKey": return Answer(notices: [Notice(key: "", topic: "t", title: "題")])
        case "twoKeys": return Answer(notices: [Notice](repeating: Notice(key: "k", topic: "t", title: "題"), count: 2))
        case "random": return Answer(notices: [Notice(key: "\(UInt64.random(in: 0 ... .max))", topic: "t", title: "題")])
        case "bigState": state.text = String(repeating: "あ", count: PluginProtocol.maximumStateBytes / 3)
        case "throws": throw Refusal()
        default: break
        }
        return .nothing
    }
}

extension Minutes {
    static let fixture = Minutes(
        id: "sha256:abc", title: "第3回みどり市地域交通会議", council: "みどり市地域交通会議", session: 3,
        date: CalendarDate(year: 2024, month: 5, day: 7), source: Source(format: "markdown", encoding: "UTF-8"))
}
