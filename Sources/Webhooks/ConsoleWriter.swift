import Glibc

/// Where the `console` service writes: standard output, or a test's own place.
package struct ConsoleWriter: Sendable {
    /// Writes all bytes, or says how many went out before the error.
    private let body: @Sendable ([UInt8]) -> (written: Int, error: Int32)

    package static let standardOutput = ConsoleWriter(descriptor: STDOUT_FILENO)

    package init(descriptor: Int32) {
        body = { bytes in
            var written = 0
            while written < bytes.count {
                let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count >= 0 {
                    written += count
                } else if errno == EAGAIN {
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&wait, 1, -1)
                } else if errno != EINTR {
                    return (written, errno)
                }
            }
            return (written, 0)
        }
    }

    /// Hands every message to `body`.
    package init(_ body: @escaping @Sendable ([UInt8]) -> Void) {
        self.body = { bytes in
            body(bytes)
            return (bytes.count, 0)
        }
    }

    func write(_ bytes: [UInt8]) -> (written: Int, error: Int32) { body(bytes) }
}
