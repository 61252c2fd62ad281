/// Where notices go (宛先): one room of one chat product, or one receiver of JSON.
package struct Endpoint: Sendable, Equatable {
    /// What to do with a delivery whose outcome is unknown and whose service does not deduplicate.
    package enum OnUnknown: String, Sendable, Codable { case resend, hold }

    package var name: String
    package var service: ServiceKind
    /// `nil` for `console`.
    package var url: Secret?
    /// The signing key of a generic endpoint (`whsec_…`).
    package var secret: Secret?
    /// What the service knows its caller by, where the URL is not enough: an API token, a mail server's password.
    package var token: Secret?
    /// What the service needs besides.
    package var address = Address()
    package var allowHTTP: Bool
    package var allowPrivate: Bool
    /// A PEM file of extra certificate authorities.
    package var caFile: String?
    package var proxy: Secret?
    /// The whole exchange, head and body.
    package var timeout: Duration
    package var onUnknown: OnUnknown
    /// The endpoint that hears what this one could not be told.
    package var fallback: String?

    package init(
        name: String, service: ServiceKind, url: Secret? = nil, secret: Secret? = nil, allowHTTP: Bool = false,
        allowPrivate: Bool = false, caFile: String? = nil, proxy: Secret? = nil, timeout: Duration = .seconds(20),
        onUnknown: OnUnknown = .resend, fallback: String? = nil
    ) {
        self.name = name
        self.service = service
        self.url = url
        self.secret = secret
        self.allowHTTP = allowHTTP
        self.allowPrivate = allowPrivate
        self.caFile = caFile
        self.proxy = proxy
        self.timeout = timeout
        self.onUnknown = onUnknown
        self.fallback = fallback
    }
}

extension Endpoint {
    /// Where in the service a message goes and whom it calls. Nothing of it is secret.
    package struct Address: Sendable, Equatable {
        /// A room, channel or chat, where the URL does not name it.
        package var room: String?
        /// Who signs in: Zulip's bot, a mail server's user.
        package var user: String?
        /// A letter's sender.
        package var from: String?
        /// A letter's recipients.
        package var to: [String] = []
        /// Whom every message calls, in the service's own words (`channel`, `everyone`, an id). Text never calls anybody.
        package var mention: [String] = []
        /// Chatwork: who gets a task for each notice with a deadline.
        package var assignees: [String] = []
        /// Discord: the thread to post into, or `threadPerMeeting`.
        package var thread: String?
        /// Generic: the headers of CloudEvents as well.
        package var cloudEvents = false

        /// Each meeting has a thread of its own.
        package static let threadPerMeeting = "meeting"

        package init() {}
    }
}

/// The chat products. A new one is a case here, a file in `Webhooks/Services/` and its test.
package enum ServiceKind: String, Sendable, Codable, CaseIterable {
    case slack, teams, discord
    case googleChat = "google-chat"
    case mattermost
    case rocketChat = "rocket-chat"
    case chatwork
    case lineWorks = "line-works"
    case line, zulip, matrix, ntfy, telegram, email, generic, console
}
