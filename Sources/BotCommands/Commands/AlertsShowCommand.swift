import ArgumentParser
import BotCore
import FoundationEssentials
import Keywords
import MinutesModel
import PluginKit

struct AlertsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Every passage of a document that meets the rules, with its neighbours.",
        discussion: """
            The rules are those of the plugin keyword-alert in the configuration, as they are now. A keyword stands \
            between 【 and 】, as the minutes spell it.

            Example: kairan alerts show 3f2a9c81d0e4 --rule クラウド
            """)

    @Option(help: ArgumentHelp("Only this rule.", valueName: "name"))
    var rule: String?

    @OptionGroup var format: FormatOptions
    @OptionGroup var chosen: ChosenDocument

    func run() throws {
        let (assembly, ledger) = try chosen.open()
        var rules = try AlertRules.configured(assembly)
        if let rule {
            let names = rules.map { $0.name }
            rules = rules.filter { $0.name == rule }
            guard !rules.isEmpty else {
                throw CommandFailure("No rule '\(rule)'. Rules: \(names.joined(separator: ", "))")
            }
        }
        let story = try chosen.story(ledger)
        guard let json = story.json else {
            throw CommandFailure(
                "The record of \(story.summary.called) is not there: dropped by retention, or never read.")
        }
        let minutes = try JSONDecoder().decode(Minutes.self, from: Data(json)).voiced
        let findings = try KeywordMatcher(rules: rules).findings(in: minutes)
        switch format.format {
        case .json: Terminal.write(PassageJSON.bytes(findings, of: minutes) + [0x0A])
        case .text: show(findings, of: minutes)
        }
    }

    private func show(_ findings: [KeywordFinding], of minutes: Minutes) {
        guard !findings.isEmpty else { return Terminal.talk("No passage meets the rules.") }
        Terminal.print("\(minutes.date?.description ?? "日付なし") \(minutes.meeting.title)")
        let exchanges = ExchangeIndex(minutes)
        if let url = minutes.source.url { Terminal.print(url) }
        for finding in findings {
            Terminal.print("\n「\(finding.rule.name)」\(finding.passages.count)件")
            for (number, passage) in finding.passages.enumerated() {
                let speech = passage.place.speech
                let head = [
                    minutes.speeches[speech].speaker.label,
                    minutes.agendaItem(ofSpeech: speech).map { "議題: \($0.title)" }, exchanges.role(ofSpeech: speech),
                    passage.keywords.joined(separator: "、"),
                ].compactMap { $0 }.joined(separator: "／")
                Terminal.print("\n\(number + 1). \(head)")
                for line in [passage.before, passage.marked(), passage.after] {
                    if let line { Terminal.print("   \(line)") }
                }
            }
        }
    }
}
