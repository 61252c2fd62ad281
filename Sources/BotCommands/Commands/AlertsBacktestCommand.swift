import ArgumentParser
import BotConfig
import BotStore
import FoundationEssentials
import Keywords
import MinutesModel

struct AlertsBacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "How often rules would have alerted on what is stored, per week, with examples.",
        discussion: """
            Try rules on the archive before they go live: the file is a YAML list, as under `rules:` in kairan.yaml. \
            Nothing is sent and nothing is written down.

            Example: kairan alerts backtest rules.yaml --since 2026-04-01
            """)

    @Argument(help: "The rules, a YAML list.", completion: .file(extensions: ["yaml", "yml"]))
    var rules: String

    @Option(help: ArgumentHelp("Only meetings on or after this day.", valueName: "date"))
    var since: DayArgument?

    @Option(help: ArgumentHelp("How many passages to show of each rule.", valueName: "number"))
    var examples = 2

    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        guard (0...1000).contains(examples) else { throw ValidationError("--examples takes 0 to 1000.") }
    }

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let matcher: KeywordMatcher
        do {
            matcher = try KeywordMatcher(rules: try RuleReading(LoadedRules.load(path: rules), file: rules).rules())
        } catch let error as KeywordRuleError {
            throw CommandFailure("\(rules): \(error)", status: .configuration)
        }
        var test = Backtest(rules: matcher.rules, examples: examples)
        try assembly.store(patience: .seconds(5)).eachMinutes { _, json in
            let minutes = try JSONDecoder().decode(Minutes.self, from: Data(json)).voiced
            guard since == nil || minutes.date.map({ $0 >= since?.date ?? $0 }) == true else { return }
            test.add(matcher.findings(in: minutes), of: minutes)
        }
        switch format.format {
        case .json: Terminal.write(test.json + [0x0A])
        case .text: for line in test.lines { Terminal.print(line) }
        }
    }
}
