import BotCore
import PluginKit

/// An object of `plugin.json` that is being read. What is wrong is collected, so that all of it is told at once.
struct ManifestSection {
    let path: String
    let members: [String: JSONValue]

    init(_ members: [String: JSONValue], at path: String = "") {
        self.path = path
        self.members = members
    }

    func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func checkKeys(_ known: [String], _ problems: inout [SettingsProblem]) {
        for key in members.keys.sorted() where !known.contains(key) {
            let hint = DidYouMean.hint(for: key, among: known)
            problems.append(SettingsProblem(path: place(key), message: "is no key of a manifest\(hint)"))
        }
    }

    func text(_ key: String, _ problems: inout [SettingsProblem]) -> String? {
        value(key, "a text that is not empty", &problems) { value in
            if case .string(let text) = value, !text.isEmpty { text } else { nil }
        }
    }

    func integer(_ key: String, in range: ClosedRange<Int>, _ problems: inout [SettingsProblem]) -> Int? {
        value(key, "a whole number from \(range.lowerBound) to \(range.upperBound)", &problems) { value in
            if case .integer(let number) = value, range.contains(number) { number } else { nil }
        }
    }

    func flag(_ key: String, _ problems: inout [SettingsProblem]) -> Bool? {
        value(key, "true or false", &problems) { value in
            if case .bool(let flag) = value { flag } else { nil }
        }
    }

    func texts(_ key: String, _ problems: inout [SettingsProblem]) -> [String]? {
        value(key, "a list of texts that is not empty", &problems) { value in
            guard case .array(let elements) = value, !elements.isEmpty else { return nil }
            let texts = elements.compactMap { if case .string(let text) = $0, !text.isEmpty { text } else { nil } }
            return texts.count == elements.count ? texts : nil
        }
    }

    func section(_ key: String, _ problems: inout [SettingsProblem]) -> ManifestSection? {
        value(key, "an object", &problems) { value in
            if case .object(let members) = value { ManifestSection(members, at: place(key)) } else { nil }
        }
    }

    /// The key's value as `read` takes it. A missing key is `nil` without a problem.
    func value<Value>(
        _ key: String, _ expectation: String, _ problems: inout [SettingsProblem], _ read: (JSONValue) -> Value?
    ) -> Value? {
        guard let value = members[key] else { return nil }
        if let result = read(value) { return result }
        problems.append(SettingsProblem(path: place(key), message: "must be \(expectation), not \(value.shape)"))
        return nil
    }

    func missing(_ key: String, _ expectation: String, _ problems: inout [SettingsProblem]) {
        if members[key] == nil {
            problems.append(SettingsProblem(path: place(key), message: "is missing: it must be \(expectation)"))
        }
    }
}
