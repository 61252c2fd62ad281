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

/// The chat products. A new one is a case here, a file in `Webhooks/Services/` and its test.
package enum ServiceKind: String, Sendable, Codable, CaseIterable {
    case slack, teams, generic, console
}
