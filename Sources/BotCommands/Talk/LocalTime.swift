import BotCore

/// Moments for people's eyes, on the configured zone's clock: `2026-10-07 09:05`.
struct LocalTime {
    let zone: any Zone

    func text(_ instant: Instant) -> String {
        let (date, time) = zone.local(instant)
        return "\(date) \(time)"
    }
}
