import ArgumentParser
import BotCore

struct DeliveriesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The exact bytes of a delivery, and each attempt to send it.",
        discussion: "Example: kairan deliveries show msg_2Tq")

    @OptionGroup var format: FormatOptions
    @OptionGroup var chosen: ChosenDelivery

    func run() throws {
        let (assembly, ledger) = try chosen.open()
        let story = try chosen.story(ledger)
        switch format.format {
        case .json: Terminal.write(DeliveryJSON.bytes(story))
        case .text:
            for line in DeliveryText(story, LocalTime(zone: assembly.zone)).head { Terminal.print(line) }
            Terminal.print()
            Terminal.write(story.body)
            Terminal.print()
        }
    }
}

struct DeliveriesRetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Put a delivery back into the outbox: the next run sends it, with the same id and bytes.",
        discussion: """
            For what is held, refused, given up or unknown. Who has seen it already may see it twice.

            Example: kairan deliveries retry msg_2Tq && kairan run
            """)

    @OptionGroup var chosen: ChosenDelivery

    func run() throws {
        let (assembly, ledger) = try chosen.open()
        let story = try chosen.story(ledger)
        let summary = story.summary
        if story.endpoint?.goneSince != nil {
            throw CommandFailure(
                "Endpoint '\(summary.endpoint)' is gone: nothing is sent to it until its url changes, or you enable it, and then this is, too. "
                    + "See: kairan endpoints enable \(summary.endpoint)\(chosen.config.repeated)")
        }
        guard try ledger.retryDelivery(summary.id, now: assembly.now) else {
            throw CommandFailure(
                "'\(summary.id)' is \(summary.state.rawValue): there is nothing to send again. See: "
                    + "kairan deliveries why \(summary.id)\(chosen.config.repeated)")
        }
        Terminal.talk("'\(summary.id)' goes out with the next run: kairan run\(chosen.config.repeated)")
    }
}

/// A delivery by its id, or the beginning of it.
struct ChosenDelivery: ParsableArguments {
    @Argument(help: "An id from `kairan deliveries list`; its beginning is enough.")
    var id: String

    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func open() throws -> (Assembly, any Ledger) {
        let assembly = try Assembly(config, talk, secrets: false)
        return (assembly, try assembly.ledger())
    }

    func story(_ ledger: any Ledger) throws -> DeliveryStory {
        guard let story = try ledger.delivery(id) else {
            throw CommandFailure(
                "No delivery, or more than one, begins with '\(id)'. List them with: kairan deliveries list\(config.repeated)"
            )
        }
        return story
    }
}
