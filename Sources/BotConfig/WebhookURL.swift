/// A URL as far as the configuration must understand it. Foundation's `URL` is too lenient to check with, and too
/// heavy to start with.
struct WebhookURL {
    let scheme: String
    let host: String

    /// `nil` when it is no `http(s)` URL with a host, or when it carries a user name (`https://user:password@…`).
    init?(_ text: String) {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }) else { return nil }
        guard let separator = text.firstRange(of: "://") else { return nil }
        scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = text[separator.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@"), !rest.contains("#") else { return nil }
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end].lowercased()
            guard WebhookURL.isPort(authority[authority.index(after: end)...]) else { return nil }
        } else {
            let name = authority.prefix { $0 != ":" }
            host = name.lowercased()
            guard WebhookURL.isPort(authority[name.endIndex...]) else { return nil }
        }
        guard !host.isEmpty else { return nil }
    }

    /// Empty, or `:` and a number from 1 to 65535.
    private static func isPort(_ text: Substring) -> Bool {
        guard let colon = text.first else { return true }
        guard colon == ":", let port = UInt16(text.dropFirst()) else { return false }
        return port > 0
    }

    /// This machine, as the URL itself says: such a URL needs no secrecy.
    var isLoopback: Bool {
        host == "localhost" || host == "::1" || octets?.first == 127
    }

    /// An address of a private, link-local or loopback network, as the URL itself says. (Names are checked when they
    /// are resolved.)
    var isPrivate: Bool {
        if isLoopback || host.hasPrefix("fc") && host.contains(":") || host.hasPrefix("fd") && host.contains(":")
            || host.hasPrefix("fe80:")
        {
            return true
        }
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

    /// A service that has been switched off, and what to use instead.
    var retirement: String? {
        if host == "notify-api.line.me" {
            return "LINE Notify ended on 2025-03-31. Use another service; a LINE bot needs the Messaging API."
        }
        if host == "outlook.office.com" || host == "outlook.office365.com" || host.hasSuffix(".webhook.office.com")
            || host == "webhook.office.com"
        {
            return "Office 365 connectors are retired. In Teams, make a workflow (\"Post to a channel when a webhook "
                + "request is received\") and use its URL with `service: teams`."
        }
        return nil
    }
}
