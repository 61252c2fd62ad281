import Glibc

/// Standard output is for data, standard error for talk. Both get text that cannot steer a terminal.
enum Terminal {
    /// Data, exactly as it is.
    static func write(_ bytes: [UInt8]) {
        write(bytes, to: STDOUT_FILENO)
    }

    /// One line of data for people's eyes.
    static func print(_ line: String = "") {
        write(Array((safe(line) + "\n").utf8))
    }

    /// One or more lines of talk.
    static func talk(_ lines: String) {
        write(Array((safe(lines) + "\n").utf8), to: STDERR_FILENO)
    }

    /// Replaces the line the cursor stands in.
    static func overwrite(_ line: String) {
        write(Array("\r\u{1B}[K\(safe(line))".utf8), to: STDERR_FILENO)
    }

    /// Unbuffered: other rooms write to the same descriptors. A reader that went away is no failure; data that cannot
    /// be written ends the program, for whoever asked for it would take the rest for all.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                guard descriptor == STDOUT_FILENO, errno != EPIPE else { return }
                talk("kairan: Standard output cannot be written: \(String(cString: strerror(errno))).")
                exit(ExitStatus.failed.rawValue)
            }
            rest = rest.dropFirst(count)
        }
    }

    static var talksToPerson: Bool { isatty(STDERR_FILENO) == 1 }

    static var showsDataToPerson: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Of the terminal that shows the data; where there is none, 80, which any viewer has.
    static var columns: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Control characters and the marks that turn text around become `?`: minutes, file names and servers' answers
    /// are written by strangers.
    static func safe(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: steers) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(steers(scalar) ? "?" : scalar) }
        return String(result)
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
