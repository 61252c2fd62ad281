import MinutesModel
import PluginKit

/// A plugin as an author writes it, stray `print` and all.
@main struct Sample: Plugin {
    struct Settings: Decodable, Sendable { var greeting: String }
    struct State: Codable, Sendable { var seen = 0 }

    static let info = PluginInfo(name: "sample", version: "1.0.0")
    static let initialState = State()
    let settings: Settings

    func handle(_ event: Event, state: inout State) async throws -> Answer {
        print("looking at it")
        _ = readLine()
        guard case .minutesArrived(let minutes) = event else { return .nothing }
        state.seen += 1
        return Answer(notices: [
            Notice(
                key: "sample/\(minutes.meetingKey)/\(state.seen)", topic: "greeting",
                title: "\(settings.greeting)、\(minutes.speeches.count)発言")
        ])
    }
}
