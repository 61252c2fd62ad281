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

struct DeliveriesWhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Why something was sent, or was not: plugin, rule, words, routes, attempts, next try.",
        discussion: """
            Takes a delivery's id, a notice's key, or words that the notice says. Notices that became no delivery are listed \
            by: kairan deliveries untold

            Examples:
              kairan deliveries why msg_2Tq
              kairan deliveries why 地域防災クラウド
            """)

    @OptionGroup var chosen: ChosenDelivery

    func run() throws {
        let (assembly, ledger) = try chosen.open()
        guard try ledger.delivery(chosen.id) != nil else { return try explainNotice(assembly, ledger) }
        let text = DeliveryText(try chosen.story(ledger), LocalTime(zone: assembly.zone))
        for line in text.head + text.reasons + text.outlook(now: assembly.now, config: chosen.config) {
            Terminal.print(line)
        }
    }
}

extension DeliveriesWhyCommand {
    /// More than fit on a screen help nobody to choose.
    private static let limit = 20

    private func explainNotice(_ assembly: Assembly, _ ledger: any Ledger) throws {
        let found = try ledger.notices(NoticeFilter(word: chosen.id, limit: Self.limit + 1))
        let exact = found.filter { $0.told.key == chosen.id }
        let stories = exact.isEmpty ? found : exact
        guard let first = stories.first else {
            throw CommandFailure(
                "No delivery begins with '\(chosen.id)', and no notice says it. See what was sent: kairan deliveries "
                    + "list\(chosen.config.repeated), and what was read: kairan documents list\(chosen.config.repeated)"
            )
        }
        let time = LocalTime(zone: assembly.zone)
        guard stories.count > 1 else {
            let text = NoticeText(
                story: first, configuration: assembly.configuration, time: time, config: chosen.config.repeated)
            for line in text.lines { Terminal.print(line) }
            return
        }
        NoticeTable.print(Array(stories.prefix(Self.limit)), time)
        let more = stories.count > Self.limit ? "More than \(Self.limit)" : "\(stories.count)"
        Terminal.talk(
            "\(more) notices say it; ask for one by its key: kairan deliveries why KEY\(chosen.config.repeated)")
    }
}

struct DeliveriesUntoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "untold",
        abstract: "List notices that became no delivery, the newest first: no route took them, or they wait.",
        discussion: "Example: kairan deliveries untold --limit 10")

    @Option(help: ArgumentHelp("At most so many.", valueName: "count"))
    var limit = 50

    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        if !(1...100_000).contains(limit) { throw ValidationError("--limit takes 1 to 100000.") }
    }

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let stories = try assembly.ledger().notices(NoticeFilter(onlyUntold: true, limit: limit))
        guard !stories.isEmpty else {
            Terminal.talk("None: whatever the plugins decided, somebody was told, or is being told.")
            return
        }
        NoticeTable.print(stories, LocalTime(zone: assembly.zone))
        Terminal.talk("The reason of one: kairan deliveries why KEY\(config.repeated)")
    }
}

enum NoticeTable {
    static func print(_ stories: [NoticeStory], _ time: LocalTime) {
        var table = TextTable(("KEY", .whole), ("DECIDED", .whole), ("TO", .whole), ("WHAT", .cut))
        for story in stories {
            let ways = story.ways.map(\.endpoint).joined(separator: ",")
            table.add(
                story.told.key, time.text(story.told.decidedAt), ways.isEmpty ? "nobody" : ways,
                story.told.notice?.title ?? "")
        }
        table.print()
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
