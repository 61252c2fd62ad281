import FoundationEssentials
package import Glibc

/// A folder of a test's own, gone when the test lets go of it.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        var template = Array("/tmp/kairan-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestSupportError(message: "mkdtemp failed: errno \(errno)") }
        path = template.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    package func path(_ name: String) -> String { path + "/" + name }

    /// Writes a file and the folders above it. Gives its path.
    @discardableResult
    package func write(_ text: String, to name: String, mode: mode_t = 0o600) throws -> String {
        try write(Array(text.utf8), to: name, mode: mode)
    }

    @discardableResult
    package func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600) throws -> String {
        let parts = name.split(separator: "/")
        for count in 1..<max(1, parts.count) { mkdir(path(parts.prefix(count).joined(separator: "/")), 0o700) }
        let file = path(name)
        let fd = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard fd >= 0 else { throw TestSupportError(message: "cannot write \(file): errno \(errno)") }
        defer { close(fd) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(fd, $0.baseAddress, $0.count) }
            guard count > 0 else { throw TestSupportError(message: "cannot write \(file): errno \(errno)") }
            rest = rest.dropFirst(count)
        }
        // The mode as asked for, whatever the umask.
        fchmod(fd, mode)
        return file
    }
}

package struct TestSupportError: Error, CustomStringConvertible {
    package let message: String

    package init(message: String) {
        self.message = message
    }

    package var description: String { message }
}
