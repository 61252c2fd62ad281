import Foundation

/// Any JSON, to be looked at.
enum Tree: Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Tree])
    case object([String: Tree])

    /// `nil` when the bytes are no JSON.
    static func read(_ body: Data) -> Tree? { try? JSONDecoder().decode(Tree.self, from: body) }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([Tree].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: Tree].self))
        }
    }

    subscript(key: String) -> Tree? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    var int: Int? {
        guard case .number(let value) = self else { return nil }
        return Int(exactly: value)
    }

    var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// Empty when it is no array.
    var items: [Tree] {
        guard case .array(let values) = self else { return [] }
        return values
    }

    var isArray: Bool {
        if case .array = self { true } else { false }
    }

    var isObject: Bool {
        if case .object = self { true } else { false }
    }
}
