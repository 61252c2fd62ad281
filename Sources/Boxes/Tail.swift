/// The last bytes of a stream, and how many there were.
package struct Tail: Sendable {
    package let limit: Int
    package private(set) var total = 0
    private var bytes: [UInt8] = []
    private var unread = 0

    package init(limit: Int) {
        self.limit = limit
    }

    package mutating func append(_ new: UnsafeRawBufferPointer) {
        total += new.count
        unread += new.count
        bytes += UnsafeRawBufferPointer(rebasing: new.suffix(limit))
        // Twice the limit, so that a stream of small pieces is not moved for each of them.
        if bytes.count > 2 * limit { bytes.removeFirst(bytes.count - limit) }
    }

    /// At most `limit` bytes as text. Control characters could move the cursor of the terminal that shows a log, and
    /// are shown as `�`; the start of a cut character, too.
    package var text: String { text(of: limit) }

    /// The text that came since the last call, at most `limit` bytes.
    package mutating func takeNew() -> String {
        defer { unread = 0 }
        return text(of: min(unread, limit))
    }

    private func text(of count: Int) -> String {
        Text.printable(bytes.suffix(count))
    }
}

/// Text that came from a program that is not trusted.
package enum Text {
    package static func printable(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    return isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar
                }))
    }
}
