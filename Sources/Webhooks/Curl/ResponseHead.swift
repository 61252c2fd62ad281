/// The header block of the final answer, gathered line by line.
struct ResponseHead {
    /// Names in lower case; several lines of one name are joined by a comma and a space.
    private(set) var fields: [String: String] = [:]
    /// Bytes of all header blocks so far.
    private(set) var size = 0

    mutating func append(line: UnsafeRawBufferPointer) {
        size += line.count
        if line.starts(with: Array("HTTP/".utf8)) {
            // A new status line: what came before was a 1xx answer.
            fields = [:]
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        let value = String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self)
        if let earlier = fields[name] {
            fields[name] = earlier + ", " + value
        } else {
            fields[name] = value
        }
    }

    private func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        var rest = bytes
        while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
        while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
        return rest
    }
}
