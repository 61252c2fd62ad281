import ArgumentParser
import BotCore

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
