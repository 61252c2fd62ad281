import ArgumentParser
import BotStore
import FoundationEssentials
import JapaneseText
import Keywords
import MinutesModel

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search everything that is stored: who said these words, in which meeting.",
        discussion: """
            All words must stand in one speech, as whole words and in any spelling (取組 finds 取り組み); what was found \
            stands between 【 and 】. Documents are found from the moment they are read until retention drops them.

            Example: kairan search 防災 予算 --council 総務委員会 --since 2026-04-01
            """)

    @Argument(help: ArgumentHelp("What to look for; a phrase in quotes is one word.", valueName: "words"))
    var words: [String]

    @Option(help: ArgumentHelp("Only councils or titles that hold this.", valueName: "text"))
    var council: String?

    @Option(help: ArgumentHelp("Only speakers whose name or role holds this.", valueName: "text"))
    var speaker: String?

    @Option(help: ArgumentHelp("Only meetings on or after this day.", valueName: "date"))
    var since: DayArgument?

    @Option(help: ArgumentHelp("How many speeches at most.", valueName: "number"))
    var limit = 20

    @Flag(help: "Inside other words, too: 京都 in 東京都.")
    var substring = false

    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000.") }
    }

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let rule = KeywordRule(name: "search", all: words, match: substring ? .substring : .variants)
        let matcher: KeywordMatcher
        do {
            matcher = try KeywordMatcher(rules: [rule])
        } catch {
            throw ValidationError("There is nothing to look for in '\(words.joined(separator: " "))'.")
        }
        let found = try SearchRun(
            store: try assembly.store(patience: .seconds(5)), matcher: matcher, council: council, speaker: speaker,
            since: since?.date
        ).run(words, limit: limit)
        switch format.format {
        case .json: Terminal.write(json(found) + [0x0A])
        case .text: show(found)
        }
    }

    private func show(_ found: [SearchRun.Found]) {
        guard !found.isEmpty else {
            let hint = substring ? "" : " Inside other words, too: --substring"
            return Terminal.talk("Nothing found in what is stored.\(hint)")
        }
        for (number, speech) in found.enumerated() {
            let minutes = speech.minutes
            let item = minutes.agendaItem(ofSpeech: speech.speech).map { "／議題: \($0.title)" } ?? ""
            if number > 0 { Terminal.print() }
            Terminal.print("\(minutes.date?.description ?? "日付なし") \(minutes.meeting.title)")
            Terminal.print("  \(minutes.speeches[speech.speech].speaker.label)\(item)")
            // Three passages tell what the speech is about; the rest is a look into the document.
            for passage in speech.passages.prefix(3) { Terminal.print("    \(passage.marked())") }
            if speech.passages.count > 3 { Terminal.print("    ほか\(speech.passages.count - 3)件") }
            if let url = minutes.source.url { Terminal.print("  \(url)") }
        }
    }

    private func json(_ found: [SearchRun.Found]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(found.flatMap { speech in speech.passages.map { (speech.minutes, $0) } }) { writer, passage in
            PassageJSON.write(passage.1, rule: nil, of: passage.0, to: &writer)
        }
        return writer.bytes
    }
}
