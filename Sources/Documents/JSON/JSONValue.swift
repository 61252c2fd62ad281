/// JSON as a tree. Strings stay where they stand in the source until they are asked for: a document is mostly strings, and
/// most of them are asked for once.
enum JSONValue {
    case null
    case bool(Bool)
    /// As written: no number of minutes is calculated with, and a big one keeps its digits.
    case number(Place)
    case string(Place)
    case array([JSONValue])
    case object([Member])

    struct Member {
        let key: String
        let value: JSONValue
    }

    /// Offsets into the source; between the quotes of a string.
    struct Place {
        let start: UInt32
        let end: UInt32

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    var elements: [JSONValue]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    var members: [Member]? {
        if case .object(let members) = self { return members }
        return nil
    }

    /// Of a key that is given twice the last value counts, as in JavaScript and Python; `JSONSource.repeatedKey` tells.
    subscript(key: String) -> JSONValue? {
        members?.last { $0.key == key }?.value
    }
}
