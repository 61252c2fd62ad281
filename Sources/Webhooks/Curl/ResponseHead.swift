import BotCore

/// The header block of the final answer, gathered line by line.
struct ResponseHead {
    private(set) var fields = HeaderFields()
    /// Bytes of all header blocks so far.
    private(set) var size = 0

    mutating func append(line: UnsafeRawBufferPointer) {
        size += line.count
        // A new status line: what came before was a 1xx answer.
        if line.starts(with: "HTTP/".utf8) { fields = HeaderFields() } else { fields.append(line: line) }
    }
}
