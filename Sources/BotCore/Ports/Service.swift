package import PluginKit
package import MinutesModel

/// How one chat product takes messages. Implementations are values in `Webhooks/Services/`, one file each.
package protocol Service: Sendable {
    var kind: ServiceKind { get }
    /// The least time between two POSTs to one endpoint.
    var pace: Duration { get }
    /// Whether the service itself drops a repeat with the same id.
    var deduplicates: Bool { get }
    /// The bodies, in order, each within the service's limits; no fact is lost. Deterministic: equal messages to equal
    /// endpoints give equal bytes, and none of them holds a secret of the endpoint: the store keeps them.
    func render(_ message: Message, for endpoint: Endpoint) throws -> [Payload]
    /// The attempt's request: `payload` is sent byte for byte, but for what only the wire may see or only the sending
    /// knows (ntfy's topic, a letter's date); headers may depend on `now` (signatures).
    func request(_ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant) throws
        -> HTTPRequest
    func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome
}

/// What one endpoint is told in one POST series: notices on one document (or one day), decided in one run.
package struct Message: Sendable, Equatable {
    package var meeting: Meeting?
    package var notices: [Notice]

    package init(meeting: Meeting?, notices: [Notice]) {
        self.meeting = meeting
        self.notices = notices
    }
}

/// One POST's body.
package struct Payload: Sendable, Equatable {
    package var body: [UInt8]
    package var contentType: String
    /// The size in the service's own unit, and the limit it was held against.
    package var size: Int
    package var limit: Int
    package var unit: String

    package init(body: [UInt8], contentType: String, size: Int, limit: Int, unit: String) {
        self.body = body
        self.contentType = contentType
        self.size = size
        self.limit = limit
        self.unit = unit
    }
}

/// The classifier's verdict on an attempt.
package enum DeliveryOutcome: Sendable, Equatable {
    /// The service says that it is posted.
    case delivered
    /// The service took it; whether it is posted is not known (Teams' 202).
    case accepted
    /// Try again, not before `after` when the service says so.
    case retry(after: Duration?, reason: String)
    /// The configuration is wrong or the room is closed for now: pause the endpoint, tell the operator, try slowly.
    case endpointPaused(reason: String)
    /// 410, `no_service`: never call again until the configuration changes.
    case endpointGone(reason: String)
    /// The service will never take this body; the endpoint is healthy.
    case payloadRefused(reason: String)
    /// Bytes were sent and no answer came: it may or may not be posted.
    case unknown(reason: String)
}
