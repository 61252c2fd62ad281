import ArgumentParser
import BotConfig
import Keywords
import MinutesModel

struct ExplainKeywordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords",
        abstract: "Where keyword rules hit in a text, and how it spells them.",
        discussion: """
            Lines in, one JSON array of {rule, keyword, surface, start, end} per line out. start and end count Unicode \
            characters from 0, end is behind the last one. The file is YAML: a list of rules, as under `rules:` in \
            kairan.yaml.

            Example: echo 'ガバクラへの移行' | kairan explain keywords --rules rules.yaml
            """)

    @Option(
        help: ArgumentHelp("The rules, a YAML list.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var rules: String

    func run() throws {
        let matcher: KeywordMatcher
        let loaded = try LoadedRules.load(path: rules)
        do {
            var read = try RuleReading(loaded, file: rules).rules()
            // Lines have no speaker and belong to no meeting.
            read = read.map { $0.withoutFilters }
            matcher = try KeywordMatcher(rules: read)
        } catch let error as KeywordRuleError {
            throw CommandFailure("\(rules): \(error)", status: .configuration)
        }
        explainLines { line in
            var writer = JSONWriter()
            writer.array(hits(of: matcher, in: line)) { writer, hit in
                writer.object { writer in
                    writer.field("rule", hit.rule)
                    writer.field("keyword", hit.keyword)
                    writer.field("surface", hit.surface)
                    writer.field("start", characters(in: line, before: hit.range.lowerBound))
                    writer.field("end", characters(in: line, before: hit.range.upperBound))
                }
            }
            return writer.bytes
        }
    }

    /// A line counts as one speech of nobody in particular. Ranges are in bytes of the line.
    private func hits(of matcher: KeywordMatcher, in line: String) -> [KeywordHit] {
        let speech = Speech(index: 0, speaker: Speaker(label: ""), paragraphs: [line])
        let minutes = Minutes(id: "", speeches: [speech], source: Source(format: "text", encoding: "UTF-8"))
        let hits = matcher.findings(in: minutes).flatMap { $0.passages }.flatMap { passage in
            passage.hits.map { hit in
                let start = passage.place.offset
                return KeywordHit(
                    rule: hit.rule, keyword: hit.keyword, surface: hit.surface,
                    range: hit.range.lowerBound + start..<hit.range.upperBound + start)
            }
        }
        // The rules stay in their order where two begin at one place.
        return hits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        .map { $0.element }
    }

    /// From bytes to characters: every byte that does not continue one begins one.
    private func characters(in line: String, before offset: Int) -> Int {
        line.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
    }
}
