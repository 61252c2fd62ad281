package import PluginKit
package import MinutesModel

/// How one chat product takes messages. Implementations are values in `Webhooks/Services/`, one file each.
package protocol Service: Sendable {
    var kind: ServiceKind { get }
    /// What one endpoint takes; all of them are kept, from run to run. Spans are a tenth longer than what the service
    /// documents: its clock runs from when a POST arrives, ours from when it leaves.
    var limits: [RateLimit] { get }
    /// What one account may send, to whatever rooms.
    var accountLimits: [RateLimit] { get }
    /// What endpoints of one account have in common, such as their token; `nil` where each endpoint counts alone. Stays in
    /// memory.
    func account(of endpoint: Endpoint) -> Secret?
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
    /// How long the service wants to be left alone after an answer, whatever it said of the message.
    func rest(after answer: HTTPAnswer, now: Instant) -> Duration?
    /// What messages of one thread have in common, where the service names a thread in its answer to the first of them;
    /// `nil` where it does not, or where the message belongs to none.
    func threadKey(of message: Message, for endpoint: Endpoint) -> String?
    /// The thread that a message began, as the service names it. What an answer says is looked at, not trusted: `nil`
    /// unless it has the form of such a name.
    func threadID(in answer: HTTPAnswer) -> String?
}

extension Service {
    package var accountLimits: [RateLimit] { [] }
    package func account(of endpoint: Endpoint) -> Secret? { nil }
    package func threadKey(of message: Message, for endpoint: Endpoint) -> String? { nil }
    package func threadID(in answer: HTTPAnswer) -> String? { nil }

    /// `x-ratelimit-remaining: 0` beside `x-ratelimit-reset-after` (Discord, Matrix' proxies, Mattermost's drafts of it) or
    /// `ratelimit-remaining: 0` beside `ratelimit-reset` (draft-ietf-httpapi-ratelimit-headers): the next one would be
    /// refused.
    package func rest(after answer: HTTPAnswer, now: Instant) -> Duration? {
        let names = [
            ("x-ratelimit-remaining", "x-ratelimit-reset-after"), ("ratelimit-remaining", "ratelimit-reset"),
        ]
        for (remaining, reset) in names where answer.headers[remaining]?.split(separator: ",").first == "0" {
            return RetryAfter.delay(answer.headers[reset], now: now)
        }
        return nil
    }
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
    /// The thread that the request joins, by the name that `Service.threadID` read. Never part of `body`.
    package var thread: String?

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

    /// Whether nothing is left to be tried.
    package var hasArrived: Bool { self == .delivered || self == .accepted }
}
