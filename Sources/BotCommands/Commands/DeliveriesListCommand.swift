import ArgumentParser
import BotCore
import MinutesModel

struct DeliveriesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List deliveries, the newest first.",
        discussion: "Example: kairan deliveries list --state held --state undeliverable")

    @Option(help: ArgumentHelp("Only in this state; may be given several times.", valueName: "state"))
    var state: [StateArgument] = []

    @Option(help: ArgumentHelp("Only to this endpoint.", valueName: "name"))
    var endpoint: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "count"))
    var limit = 50

    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        if !(1...100_000).contains(limit) { throw ValidationError("--limit takes 1 to 100000.") }
    }

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let filter = DeliveryFilter(states: Set(state.map { $0.state }), endpoint: endpoint, limit: limit)
        let deliveries = try assembly.ledger().deliveries(filter)
        switch format.format {
        case .json: Terminal.write(DeliveryJSON.bytes(deliveries))
        case .text: show(deliveries, LocalTime(zone: assembly.zone))
        }
    }

    private func show(_ deliveries: [DeliverySummary], _ time: LocalTime) {
        guard !deliveries.isEmpty else {
            Terminal.talk(
                "No deliveries. They come about when a run has something to tell: kairan run\(config.repeated)")
            return
        }
        var table = TextTable(
            ("ID", .whole), ("CREATED", .whole), ("ENDPOINT", .whole), ("STATE", .whole), ("TRIES", .whole),
            ("WHAT", .cut))
        for delivery in deliveries {
            let part = delivery.parts > 1 ? " (\(delivery.part)/\(delivery.parts))" : ""
            table.add(
                ShortID.delivery(delivery.id), time.text(delivery.createdAt), delivery.endpoint,
                delivery.state.rawValue, "\(delivery.attempts)", (delivery.title ?? "") + part)
        }
        table.print()
    }
}

struct StateArgument: ExpressibleByArgument {
    let state: DeliveryState

    init?(argument: String) {
        guard let state = DeliveryState(rawValue: argument) else { return nil }
        self.state = state
    }

    static var allValueStrings: [String] { DeliveryState.allCases.map { $0.rawValue } }
}
