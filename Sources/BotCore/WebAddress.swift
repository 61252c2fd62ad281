/// An http(s) URL, as far as the bot must understand it: where it leads, and what its document is called.
///
/// Foundation's `URL` is too lenient to check with, and too heavy to start with.
package struct WebAddress: Sendable, Hashable {
    /// What to ask for: without a fragment, everything outside of ASCII percent-encoded.
    package let text: String
    /// `http` or `https`.
    package let scheme: String
    /// In lower case, an IPv6 address without its brackets.
    package let host: String
    package let port: UInt16
    /// From the first `/` to the `?`, as it is asked for; `/` when there is none.
    package let path: String

    /// Why a text is no address: one sentence that says what to write instead. It never repeats the text, which may
    /// hold a password.
    package struct Malformed: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    package init(_ text: String) throws(Malformed) {
        // A backslash is a slash to browsers and part of a name to others: nobody should have to guess.
        let isClean = text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) && $0 != "\\"
        }
        guard isClean else {
            throw Malformed(
                description: "A URL holds no blanks, backslashes or control characters; write %20 for a blank.")
        }
        guard let separator = text.firstRange(of: "://") else {
            throw Malformed(description: "A URL begins with https://.")
        }
        let scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw Malformed(description: "Only https:// (and, where it is allowed, http://) is fetched.")
        }
        let rest = text[separator.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else {
            throw Malformed(
                description: "A URL with a user name or password is not taken: what it leads to is shown to everybody.")
        }
        guard authority.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw Malformed(description: "Write the host in its ASCII form (xn--…), as browsers show it on copying.")
        }
        guard let (host, port) = Self.hostAndPort(authority, default: scheme == "https" ? 443 : 80) else {
            throw Malformed(description: "The URL names no host, or no port from 1 to 65535.")
        }
        let target = Self.encoded(rest[authority.endIndex...])
        let path = target.prefix { $0 != "?" }
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path.isEmpty ? "/" : String(path)
        self.text = "\(scheme)://\(authority)\(target)"
    }

    /// Whether a command's argument is meant as a URL.
    package static func isMeant(by argument: String) -> Bool {
        let start = argument.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }

    /// What the document is called in messages: the last part of the path, or the host.
    package var documentName: String {
        guard let last = path.split(separator: "/").last else { return host }
        let name = Self.decoded(last)
        let isClean = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
        return isClean && !name.contains("/") ? name : String(last)
    }

    private static func hostAndPort(_ authority: Substring, default port: UInt16) -> (String, UInt16)? {
        let host: Substring
        let tail: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            tail = authority[authority.index(after: end)...]
        } else {
            host = authority.prefix { $0 != ":" }
            tail = authority[host.endIndex...]
        }
        guard !host.isEmpty else { return nil }
        guard let colon = tail.first else { return (host.lowercased(), port) }
        guard colon == ":", let given = UInt16(tail.dropFirst()), given > 0 else { return nil }
        return (host.lowercased(), given)
    }

    /// People paste URLs as their browser shows them, with Japanese in the path.
    private static func encoded(_ text: Substring) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return String(text) }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte < 0x80 {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `%E8%AD%B0` → 議. What is not UTF-8 stays as it is.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? String(text)
    }
}

extension WebAddress {
    /// This machine, as the URL itself says.
    package var isLoopback: Bool {
        host == "localhost" || host == "::1" || octets?.first == 127
    }

    /// An address of a private, link-local or loopback network, as the URL itself says. (Names are checked when they
    /// are resolved.)
    package var isPrivate: Bool {
        if isLoopback || host.hasPrefix("fe80:") { return true }
        if host.contains(":"), host.hasPrefix("fc") || host.hasPrefix("fd") { return true }
        guard let octets else { return false }
        return switch (octets[0], octets[1]) {
        case (10, _), (192, 168), (169, 254), (0, _), (172, 16...31), (100, 64...127): true
        default: false
        }
    }

    private var octets: [UInt8]? {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && !parts.contains(nil) ? parts.compactMap { $0 } : nil
    }
}
