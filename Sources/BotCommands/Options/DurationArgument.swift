import ArgumentParser
import BotConfig

/// A span of time as an argument: `30s`, `5m`.
struct DurationArgument: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        guard let duration = DurationText.read(argument) else { return nil }
        self.duration = duration
    }
}
