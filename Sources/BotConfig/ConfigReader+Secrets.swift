import BotCore
import FoundationEssentials
import Yams

/// What only the code that sends may see: URLs, signing keys, proxies. No message here quotes a value.
extension ConfigReader {
    func url(of section: Section, endpoint: Endpoint) -> Secret? {
        guard let entry = section.entry("url"), let text = section.scalar(entry) else { return nil }
        let secret: Secret
        if text.contains("${") {
            guard let resolved = resolve(text, of: section, entry: entry) else { return nil }
            secret = resolved
        } else {
            guard !endpoint.service.hidesKeyInURL || WebhookURL(text)?.isLoopback != false else {
                let variable = NameHint.variable(for: endpoint.name, suffix: "URL")
                section.fail(
                    "A webhook URL is a secret and must not stand in the file. Put it into an environment variable "
                        + "(url: \"${env:\(variable)}\") or a file of mode 0600 (url: \"${file:secrets/NAME}\").",
                    at: entry)
                return nil
            }
            secret = Secret(text)
        }
        return check(secret, of: section, entry: entry, endpoint: endpoint) ? secret : nil
    }

    /// An API token, or a mail server's password.
    func token(of section: Section, endpoint: Endpoint) -> Secret? {
        guard let entry = section.entry("token"), let text = section.scalar(entry) else { return nil }
        guard text.contains("${") else {
            let variable = NameHint.variable(for: endpoint.name, suffix: "TOKEN")
            section.fail(
                "A token must not stand in the file. Put it into an environment variable (token: \"${env:\(variable)}\") "
                    + "or a file of mode 0600 (token: \"${file:secrets/NAME}\").", at: entry)
            return nil
        }
        guard let secret = resolve(text, of: section, entry: entry) else { return nil }
        guard secret.reveal().utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) || endpoint.service == .email else {
            section.fail("The token of \(section.name) is not one word of ASCII.", at: entry)
            return nil
        }
        return secret
    }

    private func check(_ secret: Secret, of section: Section, entry: Section.Entry, endpoint: Endpoint) -> Bool {
        let isMail = endpoint.service == .email
        guard let url = isMail ? WebhookURL(mailServer: secret.reveal()) : WebhookURL(secret.reveal()) else {
            section.fail(
                isMail
                    ? "The url of \(section.name) must be smtps://host:465 or smtp://host:587, and nothing else."
                    : "The url of \(section.name) is no https URL (https://host/path, without a user name or #).",
                at: entry)
            return false
        }
        if let retirement = url.retirement {
            section.fail(retirement, at: entry)
            return false
        }
        if url.scheme == "http", !endpoint.allowHTTP, !isMail {
            section.fail(
                "The url of \(section.name) starts with http://: what is sent could be read on the way. Use https, or "
                    + "write allowHTTP: true for a receiver on your own machine.", at: entry)
            return false
        }
        if url.isPrivate, !endpoint.allowPrivate {
            section.fail(
                "The url of \(section.name) points into a private network. If that is meant, write "
                    + "allowPrivate: true.", at: entry)
            return false
        }
        return true
    }

    /// The key of a generic endpoint, as Standard Webhooks writes it.
    func signingKey(of section: Section, endpoint: Endpoint) -> Secret? {
        guard let entry = section.entry("secret") else { return nil }
        // Two of them while one replaces the other: a list, the new one first.
        let nodes = entry.value.sequence.map { Array($0) } ?? [entry.value]
        var keys: [String] = []
        for node in nodes {
            let one = Section.Entry(key: entry.key, place: ConfigProblem.Place(node) ?? entry.place, value: node)
            guard let text = section.scalar(one) else { return nil }
            guard text.contains("${") else {
                let variable = NameHint.variable(for: endpoint.name, suffix: "SECRET")
                section.fail(
                    "A signing key must not stand in the file. Put it into an environment variable "
                        + "(secret: \"${env:\(variable)}\") or a file of mode 0600 (secret: \"${file:secrets/NAME}\").",
                    at: one)
                return nil
            }
            guard let key = resolve(text, of: section, entry: one) else { return nil }
            keys.append(key.reveal())
        }
        let secret = Secret(keys.joined(separator: " "))
        guard SigningKey.isWellFormed(secret) else {
            section.fail(
                "The secret of \(section.name) must be whsec_ and 24 to 64 random bytes in base64. Make one with: "
                    + "echo whsec_$(openssl rand -base64 32)", at: entry)
            return nil
        }
        return secret
    }

    /// A proxy without a password is no secret.
    func proxy(of section: Section) -> Secret? {
        guard let entry = section.entry("proxy"), let text = section.scalar(entry) else { return nil }
        if text.contains("${") { return resolve(text, of: section, entry: entry) }
        guard WebhookURL(text) != nil else {
            section.fail(
                "The proxy of \(section.name) must be http://host:port. One with a password belongs into an environment "
                    + "variable (proxy: \"${env:KAIRAN_PROXY}\").", at: entry)
            return nil
        }
        return Secret(text)
    }

    private func resolve(_ text: String, of section: Section, entry: Section.Entry) -> Secret? {
        guard let reference = SecretReference(text) else {
            section.fail(
                "'\(entry.key)' of \(section.name) must be ${env:NAME} or ${file:PATH} and nothing else.", at: entry)
            return nil
        }
        guard secrets.isNeeded else { return nil }
        do {
            return try secrets.resolve(reference)
        } catch {
            section.fail(error.message, at: entry)
            return nil
        }
    }
}

enum SigningKey {
    /// Standard Webhooks 1.0.0: 24 to 64 bytes. Several, with blanks between them, while a key is being changed.
    static func isWellFormed(_ secret: Secret) -> Bool {
        let keys = secret.reveal().split(separator: " ")
        return !keys.isEmpty
            && keys.allSatisfy { text in
                guard text.hasPrefix("whsec_"), let key = Data(base64Encoded: String(text.dropFirst(6))) else {
                    return false
                }
                return (24...64).contains(key.count)
            }
    }
}

extension ServiceKind {
    /// Whether whoever knows the URL can post. Elsewhere a token says who may, and the URL is a server's address.
    var hidesKeyInURL: Bool {
        switch self {
        case .chatwork, .line, .zulip, .matrix, .telegram, .email, .console: false
        case .slack, .teams, .discord, .googleChat, .mattermost, .rocketChat, .lineWorks, .ntfy, .generic: true
        }
    }
}

/// Names for examples in messages.
enum NameHint {
    /// `team-slack` → `KAIRAN_TEAM_SLACK_URL`. A Japanese name makes no variable's name.
    static func variable(for endpoint: String, suffix: String) -> String {
        let isPlain = endpoint.utf8.allSatisfy { $0 < 0x80 }
        let word = endpoint.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
        return "KAIRAN_\(isPlain ? String(word) + "_" : "")\(suffix)"
    }
}
