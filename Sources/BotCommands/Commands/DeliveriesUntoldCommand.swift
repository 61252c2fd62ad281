import ArgumentParser
import BotCore

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
