/// The header block of the final answer, gathered line by line.
struct ResponseHead {
    /// Names in lower case; several lines of one name are joined by a comma and a space.
    private(set) var fields: [String: String] = [:]
    /// Bytes of all header blocks so far.
    private(set) var size = 0

    mutating func append(line: UnsafeRawBufferPointer) {
        size += line.count
        if line.starts(with: "HTTP/".utf8) {
            // A new status line: what came before was a 1xx answer.
            fields = [:]
            // What servers send is a handful of lines.
            fields.reserveCapacity(8)
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = String(lowercasing: line[..<colon])
        let value = String(decoding: line[trimmed(line, from: colon + 1)], as: UTF8.self)
        if let earlier = fields.updateValue(value, forKey: name) { fields[name] = earlier + ", " + value }
    }

    private func trimmed(_ line: UnsafeRawBufferPointer, from first: Int) -> Range<Int> {
        var (start, end) = (first, line.count)
        while start < end, line[start] <= 0x20 { start += 1 }
        while end > start, line[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }
}

extension String {
    /// Of a header's name, which is ASCII (RFC 9110, 5.1): only its letters have a lower case.
    fileprivate init(lowercasing name: Slice<UnsafeRawBufferPointer>) {
        self.init(
            decoding: name.lazy.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 },
            as: UTF8.self)
    }
}
