import BotConfig
import BotCore
import FoundationEssentials
import Keywords
import PluginKit

/// Rules as values. Unknown keys are errors, as in the configuration.
struct RuleReading {
    private let loaded: LoadedRules
    private let file: String

    init(_ loaded: LoadedRules, file: String) {
        self.loaded = loaded
        self.file = file
    }

    func rules() throws(ConfigErrors) -> [KeywordRule] {
        guard case .array(let values) = loaded.rules else { return [] }
        var problems: [ConfigProblem] = []
        var rules: [KeywordRule] = []
        for (index, value) in values.enumerated() {
            problems += unknownKeys(of: value, index: index)
            do {
                let encoded = try JSONEncoder().encode(value)
                rules.append(try JSONDecoder().decode(KeywordRule.self, from: encoded))
            } catch {
                problems.append(problem(error, index: index))
            }
        }
        guard problems.isEmpty else { throw ConfigErrors(file: file, problems: problems) }
        return rules
    }

    private func unknownKeys(of value: JSONValue, index: Int) -> [ConfigProblem] {
        guard case .object(let members) = value else { return [] }
        return members.keys.sorted().filter { !KeywordRule.keys.contains($0) }.map { key in
            let hint = DidYouMean.suggestion(for: key, among: KeywordRule.keys).map { "did you mean '\($0)'?" }
            return ConfigProblem(
                at: loaded.places["\(index).\(key)"],
                "Unknown key '\(key)' in rule \(index + 1); \(hint ?? "known keys: \(KeywordRule.keys.joined(separator: ", "))")"
            )
        }
    }

    private func problem(_ error: any Error, index: Int) -> ConfigProblem {
        let key: String?
        switch error as? DecodingError {
        case .keyNotFound(let missing, _):
            return ConfigProblem(at: loaded.places["\(index)"], "Rule \(index + 1) has no '\(missing.stringValue)'.")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            key = context.codingPath.first?.stringValue
        default:
            key = nil
        }
        let place = key.flatMap { loaded.places["\(index).\($0)"] } ?? loaded.places["\(index)"]
        let what = key.map { "'\($0)' of rule \(index + 1)" } ?? "Rule \(index + 1)"
        return ConfigProblem(at: place, "\(what) is not as it should be: { name: 名前, any: [語, 語], exclude: [語] }")
    }
}
