/// JSON's bytes and the tree over them.
struct JSONSource {
    let bytes: [UInt8]
    let root: JSONValue
    /// The first key that one object gives twice.
    let repeatedKey: (key: String, line: Int)?

    /// - Parameter range: where the JSON stands in the bytes; the rest is the script around it.
    init(_ bytes: [UInt8], in range: Range<Int>) throws(JSONProblem) {
        var parser = JSONParser(bytes, in: range)
        root = try parser.parse()
        self.bytes = bytes
        repeatedKey = parser.repeatedKey.map { ($0.key, 1 + bytes[..<$0.offset].count { $0 == 0x0A }) }
    }

    /// A string's text, unescaped; half a surrogate pair becomes U+FFFD. `nil` for what is no string.
    func text(_ value: JSONValue?) -> String? {
        guard case .string(let place) = value else { return nil }
        return JSONString.decode(bytes[place.range])
    }

    /// A string, or a number as it is written.
    func word(_ value: JSONValue?) -> String? {
        if case .number(let place) = value { return String(decoding: bytes[place.range], as: UTF8.self) }
        return text(value)
    }

    func integer(_ value: JSONValue?) -> Int? {
        word(value).flatMap { Int($0) }
    }

    /// Where the value begins; `nil` for lists and objects, which are asked for by what is in them.
    func offset(of value: JSONValue?) -> Int? {
        switch value {
        case .string(let place), .number(let place): Int(place.start)
        default: nil
        }
    }
}

/// Offsets → lines, for offsets that mostly grow: one walk over the source for all of them.
struct LineCounter {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// From 1.
    mutating func line(at target: Int?) -> Int {
        guard let target, target <= bytes.count else { return line }
        if target < offset { (offset, line) = (0, 1) }
        while offset < target {
            if bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return line
    }
}
