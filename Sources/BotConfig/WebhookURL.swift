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

    var scheme: String { address.scheme }
    var host: String { address.host }

    /// This machine, as the URL itself says: such a URL needs no secrecy.
    var isLoopback: Bool { address.isLoopback }
    var isPrivate: Bool { address.isPrivate }

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
