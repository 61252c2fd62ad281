import Keywords
import MinutesModel
import PluginKit

/// Tells where in new minutes the watched words were said: one notice per meeting and rule.
@main
struct KeywordAlert: Plugin {
    static let info = PluginInfo(name: "keyword-alert", version: "1.0.0")

    /// Rules that cannot be followed are refused when the settings are read, with the rule's name and the cure.
    struct Settings: Decodable, Sendable {
        let matcher: KeywordMatcher

        private enum Key: String, CodingKey { case rules }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            let rules = try container.decode([KeywordRule].self, forKey: .rules)
            guard !rules.isEmpty else { throw KeywordRuleError.noRules }
            matcher = try KeywordMatcher(rules: rules)
        }
    }

    private let matcher: KeywordMatcher

    init(settings: Settings) {
        matcher = settings.matcher
    }

    static let initialState = AlertMemory()

    func handle(_ event: Event, state: inout AlertMemory) async throws -> Answer {
        switch event {
        case .minutesArrived(let minutes):
            return Answer(notices: alerts(on: minutes.voiced, &state))
        case .command(let command):
            return Answer(notices: answer(to: command))
        case .dayBegan:
            return .nothing
        }
    }

    /// What is new in minutes: all of them, or what a corrected edition added.
    private func alerts(on minutes: Minutes, _ memory: inout AlertMemory) -> [Notice] {
        var told: [KeywordFinding] = []
        var additions: [String: String] = [:]
        for finding in matcher.findings(in: minutes) where !memory.isCooling(finding.rule, minutes) {
            let (passages, isAddition) = memory.news(in: finding, of: minutes)
            guard !passages.isEmpty else { continue }
            if isAddition { additions[finding.rule.name] = AlertMemory.mark(of: passages) }
            told.append(KeywordFinding(rule: finding.rule, passages: passages))
        }
        memory.note(told, of: minutes)
        return AlertWriter(minutes, additions: additions).notices(for: told)
    }

    /// A person waits for it: nothing found is an answer too.
    private func answer(to command: Command) -> [Notice] {
        guard let minutes = command.minutes?.voiced else {
            return [AlertWriter.noDocument]
        }
        let writer = AlertWriter(minutes)
        let notices = writer.notices(for: matcher.findings(in: minutes))
        return notices.isEmpty ? [writer.nothingFound(rules: matcher.rules)] : notices
    }
}
