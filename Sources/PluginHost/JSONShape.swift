import PluginKit

extension JSONValue {
    /// In the words of somebody who writes YAML: `the text 'abc'`, `a list`.
    var shape: String {
        switch self {
        case .null: "nothing"
        case .bool(let value): "\(value)"
        case .integer(let value): "the number \(value)"
        case .number(let value): "the number \(value)"
        case .string(let value): "the text '\(value.count > 40 ? value.prefix(40) + "…" : value)'"
        case .array: "a list"
        case .object: "a mapping"
        }
    }
}

/// Something wrong in a tree of settings or in a manifest: the place and a sentence about it.
package struct SettingsProblem: Sendable, Equatable, CustomStringConvertible {
    /// `rules[2].any`; empty for the whole.
    package var path: String
    /// Continues the path: `must be a list, not the text 'abc'`.
    package var message: String

    package var description: String { path.isEmpty ? "the settings \(message)" : "'\(path)' \(message)" }
}
