import PluginKit

extension SettingsSchema {
    /// Reads the schema as `plugin.json` gives it. Defaults must themselves be valid.
    init(_ section: ManifestSection, _ problems: inout [SettingsProblem]) {
        func wrong(_ key: String, _ message: String) {
            problems.append(SettingsProblem(path: section.place(key), message: message))
        }
        if let alternatives = section.members["anyOf"] {
            section.checkKeys(["anyOf", "description", "default"], &problems)
            self.init(shape: Self.alternatives(alternatives, section, &problems))
            summary = section.text("description", &problems)
            fallback = section.members["default"]
            if let fallback { _ = complete(fallback, at: section.place("default"), &problems) }
            return
        }
        let kind = section.text("type", &problems)
        section.checkKeys(Self.common + (Self.keywords[kind ?? ""] ?? []), &problems)
        switch kind {
        case nil: self.init(shape: .any)
        case "boolean": self.init(shape: .boolean)
        case "string": self.init(shape: .string(length: Self.size(section, "minLength", "maxLength", &problems)))
        case "integer": self.init(shape: .number(whole: true, Self.range(section, &problems)))
        case "number": self.init(shape: .number(whole: false, Self.range(section, &problems)))
        case "array":
            let element = section.section("items", &problems).map { SettingsSchema($0, &problems) } ?? .anything
            self.init(shape: .array(of: element, count: Self.size(section, "minItems", "maxItems", &problems)))
        case "object": self.init(shape: Self.object(section, &problems))
        case let other?:
            self.init(shape: .any)
            wrong("type", "must be one of \(Self.keywords.keys.sorted().joined(separator: ", ")), not '\(other)'")
        }
        summary = section.text("description", &problems)
        choices =
            section.value("enum", "a list that is not empty", &problems) { value in
                if case .array(let choices) = value, !choices.isEmpty { choices } else { nil }
            } ?? []
        fallback = section.members["default"]
        if let fallback { _ = complete(fallback, at: section.place("default"), &problems) }
    }

    private static func alternatives(
        _ value: JSONValue, _ section: ManifestSection, _ problems: inout [SettingsProblem]
    ) -> Shape {
        guard case .array(let elements) = value, !elements.isEmpty else {
            problems.append(SettingsProblem(path: section.place("anyOf"), message: "must be a list that is not empty"))
            return .any
        }
        var schemas: [SettingsSchema] = []
        for (index, element) in elements.enumerated() {
            let place = "\(section.place("anyOf"))[\(index)]"
            guard case .object(let members) = element else {
                problems.append(SettingsProblem(path: place, message: "must be a mapping, not \(element.shape)"))
                continue
            }
            schemas.append(SettingsSchema(ManifestSection(members, at: place), &problems))
        }
        return .anyOf(schemas)
    }

    private static let common = ["type", "description", "default", "enum"]
    private static let keywords = [
        "boolean": [], "string": ["minLength", "maxLength"], "integer": ["minimum", "maximum"],
        "number": ["minimum", "maximum"], "array": ["items", "minItems", "maxItems"],
        "object": ["properties", "required", "additionalProperties"],
    ]

    private static func object(_ section: ManifestSection, _ problems: inout [SettingsProblem]) -> Shape {
        let listed = section.section("properties", &problems)
        var properties: [String: SettingsSchema] = [:]
        for key in listed?.members.keys.sorted() ?? [] {
            properties[key] = listed?.section(key, &problems).map { SettingsSchema($0, &problems) }
        }
        let required = section.texts("required", &problems) ?? []
        for key in required where properties[key] == nil {
            problems.append(
                SettingsProblem(path: section.place("required"), message: "names '\(key)', which is no property"))
        }
        let others: SettingsSchema? =
            switch section.members["additionalProperties"] {
            // A mapping of which nothing is said may hold anything.
            case nil: listed == nil ? .anything : nil
            case .bool(let allowed): allowed ? .anything : nil
            default: section.section("additionalProperties", &problems).map { SettingsSchema($0, &problems) }
            }
        return .object(properties: properties, required: Set(required), others: others)
    }

    private static func range(_ section: ManifestSection, _ problems: inout [SettingsProblem]) -> ClosedRange<Double> {
        func bound(_ key: String) -> Double? {
            section.value(key, "a number", &problems) { value in
                switch value {
                case .integer(let number): Double(number)
                case .number(let number): number
                default: nil
                }
            }
        }
        let (low, high) = (bound("minimum") ?? -.infinity, bound("maximum") ?? .infinity)
        guard low <= high else {
            problems.append(SettingsProblem(path: section.place("maximum"), message: "is less than the minimum"))
            return -.infinity ... .infinity
        }
        return low...high
    }

    private static func size(
        _ section: ManifestSection, _ low: String, _ high: String, _ problems: inout [SettingsProblem]
    ) -> ClosedRange<Int> {
        let least = section.integer(low, in: 0...Int.max, &problems) ?? 0
        let most = section.integer(high, in: 0...Int.max, &problems) ?? .max
        guard least <= most else {
            problems.append(SettingsProblem(path: section.place(high), message: "is less than \(low)"))
            return 0...Int.max
        }
        return least...most
    }
}
