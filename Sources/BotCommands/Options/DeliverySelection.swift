import ArgumentParser
import BotCore
import MinutesModel

/// Which deliveries a command is about: by default what was given up.
struct DeliverySelection: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "In this state; may be given several times (default: undeliverable).", valueName: "state"))
    var state: [StateArgument] = []

    @Option(help: ArgumentHelp("Only to this endpoint.", valueName: "name"))
    var endpoint: String?

    @Option(
        help: ArgumentHelp(
            "Only those created on this day or later, for example 2026-09-30T09:00.", valueName: "date[Thh:mm]"))
    var since: AsOf?

    /// Oldest first.
    func deliveries(in ledger: any Ledger, zone: any Zone) throws -> [DeliverySummary] {
        let states = state.isEmpty ? [DeliveryState.undeliverable] : state.map { $0.state }
        let from = since.flatMap { since in
            (since.time ?? ClockTime(hour: 0, minute: 0)).map { zone.instant(of: since.date, at: $0) }
        }
        return try ledger.deliveries(
            DeliveryFilter(states: Set(states), endpoint: endpoint, since: from, limit: .max)
        ).reversed()
    }
}
