import BotCore
package import PluginKit

/// What settings a plugin takes: the part of JSON Schema that settings need. Two things are stricter than there:
/// keys that an object's `properties` do not list are errors unless `additionalProperties` allows them, and a keyword
/// that is not known here is an error in the manifest.
package struct SettingsSchema: Sendable, Equatable {
    package indirect enum Shape: Sendable, Equatable {
        case any
        case boolean
        case string(length: ClosedRange<Int>)
        /// Whole numbers only, or any.
        case number(whole: Bool, ClosedRange<Double>)
        case array(of: SettingsSchema, count: ClosedRange<Int>)
        case object(properties: [String: SettingsSchema], required: Set<String>, others: SettingsSchema?)
        /// The first that the value fits.
        case anyOf([SettingsSchema])
    }

    package var shape: Shape
    /// The only values allowed, in the manifest's order; empty when any is.
    package var choices: [JSONValue] = []
    package var fallback: JSONValue?
    /// For people.
    package var summary: String?

    /// A plugin without settings.
    package static let none = SettingsSchema(shape: .object(properties: [:], required: [], others: nil))
    static let anything = SettingsSchema(shape: .any)

    /// The settings of the configuration with all defaults filled in, or everything that is wrong with them.
    package func complete(_ settings: JSONValue) -> (settings: JSONValue, problems: [SettingsProblem]) {
        var problems: [SettingsProblem] = []
        // `summary:` with nothing behind it.
        let given: JSONValue = settings == .null ? .object([:]) : settings
        return (complete(given, at: "", &problems), problems)
    }

    func complete(_ value: JSONValue, at path: String, _ problems: inout [SettingsProblem]) -> JSONValue {
        func wrong(_ message: String) { problems.append(SettingsProblem(path: path, message: message)) }
        if !choices.isEmpty, !choices.contains(value) {
            let names = choices.map { if case .string(let text) = $0 { text } else { $0.shape } }
            let hint = if case .string(let text) = value { hint(for: text, among: names) } else { "" }
            wrong("must be one of \(names.joined(separator: ", ")), not \(value.shape)\(hint)")
            return value
        }
        switch (shape, value) {
        case (.any, _), (.boolean, .bool): break
        case (.anyOf(let alternatives), _): return complete(value, asOneOf: alternatives, at: path, &problems)
        case (.string(let length), .string(let text)):
            if !length.contains(text.count) { wrong("must have \(words(length, "characters")), not \(text.count)") }
        case (.number(_, let range), .integer(let number)):
            if !range.contains(Double(number)) { wrong("must be \(words(range)), not \(number)") }
        case (.number(whole: false, let range), .number(let number)):
            if !range.contains(number) { wrong("must be \(words(range)), not \(number)") }
        case (.array(let element, let count), .array(let elements)):
            if !count.contains(elements.count) { wrong("must have \(words(count, "entries")), not \(elements.count)") }
            return .array(
                elements.enumerated().map { element.complete($1, at: "\(path)[\($0)]", &problems) })
        case (.object(let properties, let required, let others), .object(let members)):
            return completeObject(properties, required, others, members, at: path, &problems)
        default:
            wrong("must be \(kind), not \(value.shape)")
        }
        return value
    }

    /// What is wrong is said of the alternative that the value was meant for: the one of its kind.
    private func complete(
        _ value: JSONValue, asOneOf alternatives: [SettingsSchema], at path: String,
        _ problems: inout [SettingsProblem]
    ) -> JSONValue {
        var meant: [SettingsProblem] = []
        for alternative in alternatives {
            var found: [SettingsProblem] = []
            let complete = alternative.complete(value, at: path, &found)
            if found.isEmpty { return complete }
            if meant.isEmpty, alternative.isKind(of: value) { meant = found }
        }
        if meant.isEmpty { meant = [SettingsProblem(path: path, message: "must be \(kind), not \(value.shape)")] }
        problems += meant
        return value
    }

    private func isKind(of value: JSONValue) -> Bool {
        switch (shape, value) {
        case (.boolean, .bool), (.string, .string), (.number, .integer), (.number, .number), (.array, .array),
            (.object, .object):
            true
        default: false
        }
    }

    private func completeObject(
        _ properties: [String: SettingsSchema], _ required: Set<String>, _ others: SettingsSchema?,
        _ members: [String: JSONValue], at path: String, _ problems: inout [SettingsProblem]
    ) -> JSONValue {
        func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
        var complete: [String: JSONValue] = [:]
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            if let schema = properties[key] ?? others {
                complete[key] = schema.complete(value, at: place(key), &problems)
            } else {
                let hint = hint(for: key, among: properties.keys.sorted())
                problems.append(SettingsProblem(path: place(key), message: "is no setting of this plugin\(hint)"))
            }
        }
        for (key, schema) in properties.sorted(by: { $0.key < $1.key }) where members[key] == nil {
            if let fallback = schema.fallback {
                complete[key] = schema.complete(fallback, at: place(key), &problems)
            } else if required.contains(key) {
                problems.append(SettingsProblem(path: place(key), message: "is missing: it must be \(schema.kind)"))
            }
        }
        return .object(complete)
    }

    /// `a list`, `a whole number`.
    var kind: String {
        switch shape {
        case .any: "a value"
        case .boolean: "true or false"
        case .string: "a text"
        case .number(let whole, _): whole ? "a whole number" : "a number"
        case .array: "a list"
        case .object: "a mapping"
        case .anyOf(let alternatives): alternatives.map(\.kind).joined(separator: " or ")
        }
    }

    private func hint(for word: String, among names: [String]) -> String {
        if let hint = DidYouMean.suggestion(for: word, among: names) { return "; did you mean '\(hint)'?" }
        return ""
    }

    private func words(_ range: ClosedRange<Double>) -> String {
        func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
        if range.upperBound == .infinity { return "\(plain(range.lowerBound)) or more" }
        if range.lowerBound == -.infinity { return "\(plain(range.upperBound)) or less" }
        return "from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    }

    private func words(_ range: ClosedRange<Int>, _ unit: String) -> String {
        if range.upperBound == .max { return "at least \(range.lowerBound) \(unit)" }
        if range.lowerBound == 0 { return "at most \(range.upperBound) \(unit)" }
        return "\(range.lowerBound) to \(range.upperBound) \(unit)"
    }
}
