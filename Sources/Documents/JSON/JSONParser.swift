/// JSON (RFC 8259) → tree. FoundationEssentials' decoder wants to know the shape beforehand, says neither line nor
/// expectation, and has no limit of its own.
struct JSONParser {
    /// Minutes nest five levels at most; whoever nests more is after the stack.
    static let depthLimit = 64
    /// A meeting of 10,000 speeches with 25 fields each, four times. A value takes 32 bytes with its key.
    static let valueLimit = 1_000_000

    private(set) var repeatedKey: (key: String, offset: Int)?

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int
    private var depth = 0
    private var count = 0

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        (position, end) = (range.lowerBound, range.upperBound)
    }

    mutating func parse() throws(JSONProblem) -> JSONValue {
        let root = try value()
        skipSpace()
        guard position == end else { throw expected("the end of the file") }
        return root
    }

    private mutating func value() throws(JSONProblem) -> JSONValue {
        count += 1
        guard count <= Self.valueLimit else { throw .tooManyValues(limit: Self.valueLimit) }
        skipSpace()
        switch peek ?? 0 {
        case UInt8(ascii: "{"): return try nested { parser throws(JSONProblem) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONProblem) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: return try word()
        }
    }

    private mutating func word() throws(JSONProblem) -> JSONValue {
        let words: [(StaticString, JSONValue)] = [("true", .bool(true)), ("false", .bool(false)), ("null", .null)]
        for (word, value) in words where bytes[position..<end].starts(with: word.bytes) {
            position += word.utf8CodeUnitCount
            return value
        }
        throw expected("a value")
    }

    private mutating func nested(
        _ body: (inout JSONParser) throws(JSONProblem) -> JSONValue
    ) throws(JSONProblem) -> JSONValue {
        depth += 1
        guard depth <= Self.depthLimit else { throw expected("at most \(Self.depthLimit) levels of nesting") }
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONProblem) -> JSONValue {
        position += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw expected("a key in double quotes") }
            let place = try string()
            let key = JSONString.decode(bytes[place.range])
            skipSpace()
            guard take(":") else { throw expected("a colon behind the key") }
            // The first keys of an object are enough: nobody writes the same field forty fields apart by mistake.
            if repeatedKey == nil, members.prefix(40).contains(where: { $0.key == key }) {
                repeatedKey = (key, Int(place.start))
            }
            members.append(JSONValue.Member(key: key, value: try value()))
            skipSpace()
        } while take(",")
        guard take("}") else { throw expected("a comma or the object's end") }
        return .object(members)
    }

    private mutating func array() throws(JSONProblem) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return .array([]) }
        repeat {
            elements.append(try value())
            skipSpace()
        } while take(",")
        guard take("]") else { throw expected("a comma or the list's end") }
        return .array(elements)
    }

    /// Moves behind the closing quote.
    private mutating func string() throws(JSONProblem) -> JSONValue.Place {
        position += 1
        let start = position
        while position < end, bytes[position] != UInt8(ascii: "\"") {
            let byte = bytes[position]
            guard byte >= 0x20 else { throw expected("the text's closing quote (a line break in it is written \\n)") }
            position += 1
            if byte == UInt8(ascii: "\\") { try escape() }
        }
        guard position < end else { throw expected("the text's closing quote") }
        position += 1
        return JSONValue.Place(start: UInt32(start), end: UInt32(position - 1))
    }

    private mutating func escape() throws(JSONProblem) {
        switch peek {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            guard position + 5 <= end,
                bytes[(position + 1)..<(position + 5)].allSatisfy({ JSONString.hexadecimal($0) != nil })
            else { throw expected("four hexadecimal digits behind \\u") }
            position += 5
        default: throw expected("an escape of JSON behind the backslash")
        }
    }

    private mutating func number() throws(JSONProblem) -> JSONValue.Place {
        let start = position
        _ = take("-")
        // 01 is no number of JSON.
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return JSONValue.Place(start: UInt32(start), end: UInt32(position))
    }

    private mutating func digits() throws(JSONProblem) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw expected("a digit") }
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private var peek: UInt8? { position < end ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func expected(_ what: String) -> JSONProblem {
        .broken(line: 1 + bytes[..<min(position, end)].count { $0 == 0x0A }, expected: what)
    }
}

extension StaticString {
    fileprivate var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
