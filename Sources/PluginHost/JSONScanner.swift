/// Walks over JSON without building it: to cut a value out as it was written, and to say where a file's syntax breaks
/// (the decoder of FoundationEssentials says only that it does).
struct JSONScanner {
    struct Problem: Error, Equatable {
        var offset: Int
        var expectation: String
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var depth = 0
    /// As Foundation's decoder: what nests more deeply is no data.
    private static let maximumDepth = 512

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Where the value of a path of keys stands, in well-formed JSON; `nil` when there is none. Of a key that is given
    /// twice the first counts, as for Foundation's decoder.
    static func range(of path: [String], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        var range = bytes.indices
        for key in path {
            var scanner = JSONScanner(bytes[range])
            guard let value = try? scanner.member(key) else { return nil }
            range = value
        }
        return range
    }

    /// The line (from 1) at which the syntax breaks and what was expected there, or `nil` when it is well-formed.
    static func syntaxProblem(in bytes: [UInt8]) -> (line: Int, expectation: String)? {
        var scanner = JSONScanner(bytes[...])
        do throws(Problem) {
            try scanner.skipValue()
            scanner.skipSpace()
            guard scanner.position == bytes.endIndex else { throw scanner.expected("the end of the file") }
            return nil
        } catch {
            return (1 + bytes[..<error.offset].count { $0 == 0x0A }, error.expectation)
        }
    }

    private mutating func member(_ name: String) throws(Problem) -> Range<Int>? {
        var found: Range<Int>?
        skipSpace()
        try skipObject { key, value in
            if found == nil, key.elementsEqual(name.utf8) { found = value }
        }
        return found
    }

    private mutating func skipValue() throws(Problem) {
        skipSpace()
        switch peek ?? 0 {
        case UInt8(ascii: "{"): try nested { scanner throws(Problem) in try scanner.skipObject { _, _ in } }
        case UInt8(ascii: "["): try nested { scanner throws(Problem) in try scanner.skipArray() }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): skipNumber()
        default:
            for word in ["true", "false", "null"] where bytes[position...].starts(with: word.utf8) {
                position += word.utf8.count
                return
            }
            throw expected("a value")
        }
    }

    private mutating func nested(_ body: (inout JSONScanner) throws(Problem) -> Void) throws(Problem) {
        depth += 1
        guard depth <= JSONScanner.maximumDepth else { throw expected("less nesting") }
        try body(&self)
        depth -= 1
    }

    private mutating func skipObject(_ member: (ArraySlice<UInt8>, Range<Int>) -> Void) throws(Problem) {
        try skip("{", "an object")
        skipSpace()
        if take("}") { return }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw expected("a key in double quotes") }
            let key = try string()
            skipSpace()
            try skip(":", "a colon behind the key")
            skipSpace()
            let start = position
            try skipValue()
            member(key, start..<position)
            skipSpace()
        } while take(",")
        try skip("}", "a comma or the object's end")
    }

    private mutating func skipArray() throws(Problem) {
        try skip("[", "a list")
        skipSpace()
        if take("]") { return }
        repeat {
            try skipValue()
            skipSpace()
        } while take(",")
        try skip("]", "a comma or the list's end")
    }

    /// What stands between the quotes, escapes as they are.
    private mutating func string() throws(Problem) -> ArraySlice<UInt8> {
        position += 1
        let start = position
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { break }
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard peek == UInt8(ascii: "\"") else { throw expected("the end of the text") }
        defer { position += 1 }
        return bytes[start..<position]
    }

    private mutating func skipNumber() {
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                position += 1
            default: return
            }
        }
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skip(_ character: Unicode.Scalar, _ expectation: String) throws(Problem) {
        guard take(character) else { throw expected(expectation) }
    }

    private func expected(_ expectation: String) -> Problem {
        Problem(offset: min(position, bytes.endIndex), expectation: expectation)
    }
}
