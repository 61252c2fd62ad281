import ArgumentParser
import BotCore
import MinutesModel

struct DeliveriesReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Put many deliveries back into the outbox: the next run sends them, with the same ids and bytes.",
        discussion: """
            By default what was given up; --state held and --state refused take the others that wait for you. Look first with \
            --dry-run. Who has seen one already may see it twice.

            Examples:
              kairan deliveries replay --all-undeliverable --dry-run
              kairan deliveries replay --endpoint team --since 2026-10-01 && kairan run
            """)

    @Flag(help: "To every endpoint.")
    var allUndeliverable = false

    @Flag(name: [.customLong("dry-run"), .customShort("n")], help: "Only say what would go out again.")
    var dryRun = false

    @OptionGroup var selection: DeliverySelection
    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        // A slip of the fingers must not tell everybody everything again.
        guard allUndeliverable != (selection.endpoint != nil) else {
            throw ValidationError("Say which: --endpoint NAME, or --all-undeliverable for every endpoint.")
        }
        let waits: Set<DeliveryState> = [.undeliverable, .held, .refused]
        if let other = selection.state.first(where: { !waits.contains($0.state) }) {
            throw ValidationError("--state takes undeliverable, held or refused here, not \(other.state.rawValue).")
        }
        if allUndeliverable, !selection.state.isEmpty { throw ValidationError("--state goes with --endpoint.") }
    }

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let ledger = try assembly.ledger()
        let states = Dictionary(
            try ledger.endpointStates().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let configured = Set(assembly.configuration.endpoints.map(\.name))
        var going: [DeliverySummary] = []
        for (endpoint, deliveries) in byEndpoint(try selection.deliveries(in: ledger, zone: assembly.zone)) {
            let count = deliveries.count
            if !configured.contains(endpoint) {
                Terminal.talk("'\(endpoint)': \(count) stay; it is not in the configuration any more.")
            } else if states[endpoint]?.goneSince != nil {
                Terminal.talk(
                    "'\(endpoint)': \(count) stay; it is gone. This sends to it again: "
                        + "kairan endpoints enable \(endpoint)\(config.repeated)")
            } else {
                Terminal.talk("'\(endpoint)': \(count)")
                going += deliveries
            }
        }
        guard !dryRun else {
            for delivery in going { Terminal.print("\(delivery.id) \(delivery.endpoint) \(delivery.title ?? "")") }
            Terminal.talk("\(Self.count(going.count)) out again when you leave --dry-run away.")
            return
        }
        let count = going.isEmpty ? 0 : try ledger.retryDeliveries(going.map(\.id), now: assembly.now)
        Terminal.talk(
            "\(Self.count(count)) out again" + (count == 0 ? "." : " with the next run: kairan run\(config.repeated)"))
    }

    /// In the order of their first deliveries.
    private func byEndpoint(_ deliveries: [DeliverySummary]) -> [(String, [DeliverySummary])] {
        var groups: [(String, [DeliverySummary])] = []
        for delivery in deliveries {
            if let index = groups.firstIndex(where: { $0.0 == delivery.endpoint }) {
                groups[index].1.append(delivery)
            } else {
                groups.append((delivery.endpoint, [delivery]))
            }
        }
        return groups
    }

    private static func count(_ count: Int) -> String {
        switch count {
        case 0: "Nothing goes"
        case 1: "1 delivery goes"
        default: "\(count) deliveries go"
        }
    }
}
