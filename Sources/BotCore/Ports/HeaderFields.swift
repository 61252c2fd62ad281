/// An answer's header fields, as they came. Few are asked for, and most answers for none that is there, so they stay one
/// piece of bytes: a table of strings would cost a fifth of what an attempt costs outside of libcurl.
package struct HeaderFields: Sendable, Equatable {
    /// Lines with a name, a colon and a value, each ended by a line feed.
    private var bytes: [UInt8] = []

    package init() {}

    package init(_ fields: [String: String]) {
        for (name, value) in fields { bytes += "\(name):\(value)\n".utf8 }
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Takes in one line, with or without its end. What has no colon is no field.
    package mutating func append(line: UnsafeRawBufferPointer) {
        guard line.contains(UInt8(ascii: ":")) else { return }
        bytes.append(contentsOf: line)
        if line.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }

    /// - Parameter name: In lower case; how the server writes it does not matter. Values of several lines are joined by a
    ///   comma and a space.
    package subscript(name: String) -> String? {
        var name = name
        return name.withUTF8 { name in
            bytes.withUnsafeBufferPointer { bytes in
                var values: String?
                var start = 0
                while start < bytes.count {
                    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                    if let value = Self.value(of: name, in: bytes[start..<end]) {
                        values = values.map { "\($0), \(value)" } ?? value
                    }
                    start = end + 1
                }
                return values
            }
        }
    }

    private static func value(of name: UnsafeBufferPointer<UInt8>, in line: Slice<UnsafeBufferPointer<UInt8>>)
        -> String?
    {
        guard line.count > name.count, line[line.startIndex + name.count] == UInt8(ascii: ":") else { return nil }
        // A name is ASCII (RFC 9110, 5.1): only its letters have a lower case.
        for (index, letter) in name.enumerated() {
            let byte = line[line.startIndex + index]
            let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            guard lower == letter else { return nil }
        }
        var value = line[(line.startIndex + name.count + 1)...]
        while let first = value.first, first <= 0x20 { value = value.dropFirst() }
        while let last = value.last, last <= 0x20 { value = value.dropLast() }
        return String(decoding: value, as: UTF8.self)
    }
}
