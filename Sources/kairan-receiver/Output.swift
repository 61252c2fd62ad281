import Glibc

/// Text that cannot steer a terminal: what arrives may hold anything.
enum Output {
    /// One line. Ends the program when nobody reads it any more.
    static func print(_ line: String) {
        guard write(line, to: STDOUT_FILENO) else { exit(EXIT_FAILURE) }
    }

    /// One line for people, beside the data.
    static func talk(_ line: String) {
        _ = write(line, to: STDERR_FILENO)
    }

    private static func write(_ line: String, to descriptor: Int32) -> Bool {
        var safe = String.UnicodeScalarView()
        for scalar in line.unicodeScalars { safe.append(steers(scalar) ? "?" : scalar) }
        var rest = Array((String(safe) + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Control characters and the marks that turn text around.
    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// A parent holds the other end open for as long as it lives.
    static func waitForEndOfInput() {
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            guard count > 0 || (count < 0 && errno == EINTR) else { return }
        }
    }
}
