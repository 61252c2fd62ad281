package import PluginKit
import Yams

/// Keyword rules in a file of their own: a list, as under `rules:` in the configuration (or with that key above it).
package struct LoadedRules: Sendable, Equatable {
    package let rules: JSONValue
    /// Where each part of them stands, by path (`0.any.1`).
    package let places: [String: ConfigProblem.Place]

    private static let example = "a list of rules: - { name: クラウド, any: [ガバメントクラウド] }"

    package static func load(path: String) throws(ConfigErrors) -> LoadedRules {
        let bytes = try ConfigLoader.bytes(
            ofFile: Paths.absolute(path, below: Paths.current), named: path, ifMissing: "Write \(example)")
        let problems = Problems()
        do throws(ConfigProblem) {
            let rules = try read(bytes, Paths.folder(of: Paths.absolute(path, below: Paths.current)), problems)
            guard problems.hasErrors else { return rules }
        } catch {
            throw ConfigErrors(file: path, problems: [error])
        }
        throw ConfigErrors(file: path, problems: problems.sorted)
    }

    private static func read(_ bytes: [UInt8], _ folder: String, _ problems: Problems) throws(ConfigProblem)
        -> LoadedRules
    {
        guard var node = try YAMLText.compose(bytes) else {
            throw ConfigProblem(at: nil, "The file is empty. Write \(example)")
        }
        if let rules = node.mapping?.first(where: { $0.key.scalar?.string == "rules" }) { node = rules.value }
        guard node.sequence != nil else {
            throw ConfigProblem(at: ConfigProblem.Place(node), "The file must be \(example)")
        }
        var settings = SettingsValue(problems: problems, folder: folder)
        let rules = settings.convert(node)
        return LoadedRules(rules: rules, places: settings.places)
    }
}
