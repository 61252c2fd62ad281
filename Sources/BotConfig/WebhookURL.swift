import BotCore

/// The URL of a webhook: an address without a fragment, written in ASCII.
struct WebhookURL {
    private let address: WebAddress

    /// `nil` when it is no `http(s)` URL with a host, or when it carries a user name (`https://user:password@…`).
    init?(_ text: String) {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }), !text.contains("#"),
            let address = try? WebAddress(text)
        else { return nil }
        self.address = address
    }

    /// A mail server: `smtps://` or `smtp://`, a host, perhaps a port.
    init?(mailServer text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let rest = text[colon...]
        guard ["smtps", "smtp"].contains(text[..<colon]), !rest.dropFirst(3).contains("/") else { return nil }
        self.init((text.hasPrefix("smtps") ? "https" : "http") + rest)
    }

    var scheme: String { address.scheme }
    var host: String { address.host }

    /// This machine, as the URL itself says: such a URL needs no secrecy.
    var isLoopback: Bool { address.isLoopback }
    var isPrivate: Bool { address.isPrivate }

    /// A service that has been switched off, and what to use instead.
    var retirement: String? {
        if host == "notify-api.line.me" {
            return RetiredServices.lineNotify
        }
        if host == "outlook.office.com" || host == "outlook.office365.com" || host.hasSuffix(".webhook.office.com")
            || host == "webhook.office.com"
        {
            return RetiredServices.connectors
        }
        return nil
    }
}
