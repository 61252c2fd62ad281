import Foundation

/// What was logged, as one text.
package final class RecordedLog: @unchecked Sendable {
    // Unchecked: the lock guards the text.
    private let lock = NSLock()
    private var lines: [String] = []

    package init() {}

    package func append(_ line: String) {
        lock.withLock { lines.append(line) }
    }

    package var text: String {
        lock.withLock { lines.joined(separator: "\n") }
    }
}
