/// `400d`, `12h`, `30m`, `20s`: how the file writes spans of time.
package enum DurationText {
    package static let form = "a number and a unit (d, h, m or s), for example 20s"

    package static func read(_ text: String) -> Duration? {
        guard let unit = text.last, let number = Int(text.dropLast()), (0...1_000_000).contains(number) else {
            return nil
        }
        return switch unit {
        case "d": .seconds(number * 86_400)
        case "h": .seconds(number * 3600)
        case "m": .seconds(number * 60)
        case "s": .seconds(number)
        default: nil
        }
    }
}
