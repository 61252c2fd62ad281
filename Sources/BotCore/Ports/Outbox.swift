package import MinutesModel
package import PluginKit

/// A notice that waits to be put into a message for one endpoint.
package struct UncomposedNotice: Sendable, Equatable {
    package var id: Int64
    package var run: Int64
    package var plugin: String
    package var notice: Notice
    package var meeting: Meeting?
    package var subject: Subject?
    package var addressee: Addressee

    package init(
        id: Int64, run: Int64, plugin: String, notice: Notice, meeting: Meeting?, subject: Subject?,
        addressee: Addressee
    ) {
        self.id = id
        self.run = run
        self.plugin = plugin
        self.notice = notice
        self.meeting = meeting
        self.subject = subject
        self.addressee = addressee
    }
}

/// A rendered message. From here on its bytes are fixed.
package struct ComposedMessage: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        package var publicID: String
        package var body: [UInt8]
        package var contentType: String

        package init(publicID: String, body: [UInt8], contentType: String) {
            self.publicID = publicID
            self.body = body
            self.contentType = contentType
        }
    }
    package var endpoint: String
    package var notices: [Int64]
    /// Whether it is the bot's own word to its operator.
    package var isOwn: Bool
    /// What its thread's messages have in common.
    package var threadKey: String?
    package var parts: [Part]

    package init(endpoint: String, notices: [Int64], isOwn: Bool, threadKey: String? = nil, parts: [Part]) {
        self.endpoint = endpoint
        self.notices = notices
        self.isOwn = isOwn
        self.threadKey = threadKey
        self.parts = parts
    }
}

package enum DeliveryState: String, Sendable, Codable, CaseIterable {
    /// Waits for its turn, or for its next attempt.
    case pending
    /// An attempt is under way.
    case started
    case delivered
    /// The service took it; whether it is posted is not known.
    case accepted
    /// Bytes were sent and no answer came; it is sent again with the same id and bytes.
    case unknown
    /// As unknown, at an endpoint with `onUnknown: hold`: waits for the operator.
    case held
    /// The service will never take it.
    case refused
    /// Given up after the last attempt, or the endpoint is gone.
    case undeliverable

    /// What the ledger says of a delivery that was given up unsent.
    package static let goneReason = "The endpoint is gone; change its url in the configuration, or enable it"

    /// Whether the bot itself will do something about it.
    package var isOpen: Bool { self == .pending || self == .started || self == .unknown }
}

/// One step of the outbox: what ended, what changed, what is new, and who may start.
package struct OutboxStep: Sendable, Equatable {
    package var completions: [Completion]
    package var endpoints: [EndpointState]
    package var notices: [DecidedNotice]
    package var messages: [ComposedMessage]
    /// By endpoint: where the notices of its deliveries go that are given up in this step.
    package var fallbacks: [String: String]
    /// Endpoints that are free for their next delivery.
    package var claims: [String]
    /// Endpoints that are not free yet (paced, paused, or the run is ending): only asked what is there.
    package var peeks: [String]
    /// Nothing else is to be done: the same commit ends the run, unless a claim or a peek finds something.
    package var isLast: Bool
    /// A `notBefore` further away than this comes from a clock that was wrong: it is due.
    package var horizon: Duration

    package init(
        completions: [Completion] = [], endpoints: [EndpointState] = [], notices: [DecidedNotice] = [],
        messages: [ComposedMessage] = [], fallbacks: [String: String] = [:], claims: [String] = [],
        peeks: [String] = [],
        isLast: Bool = false, horizon: Duration
    ) {
        self.completions = completions
        self.endpoints = endpoints
        self.notices = notices
        self.messages = messages
        self.fallbacks = fallbacks
        self.claims = claims
        self.peeks = peeks
        self.isLast = isLast
        self.horizon = horizon
    }

    package var isEmpty: Bool {
        completions.isEmpty && endpoints.isEmpty && notices.isEmpty && messages.isEmpty && claims.isEmpty
            && peeks.isEmpty
    }

    /// Whether a delivery may end undeliverable by it.
    package var mayGiveUp: Bool {
        !messages.isEmpty || completions.contains { $0.state == .undeliverable }
            || endpoints.contains { $0.goneSince != nil }
    }

    package func endsRun(with answers: [Claim]) -> Bool {
        isLast
            && answers.allSatisfy { answer in
                if case .nothing = answer { true } else { false }
            }
    }
}

/// How an attempt ended, and what follows for its delivery.
package struct Completion: Sendable, Equatable {
    package var attempt: Int64
    package var delivery: Int64
    package var status: Int?
    package var outcome: Outcome
    package var reason: String?
    package var state: DeliveryState
    package var failures: Int
    package var notBefore: Instant
    package var thread: ThreadNews?

    /// The classifier's verdict, as the ledger keeps it.
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        case delivered, accepted, retry, paused, gone, refused, unknown
    }

    package init(
        attempt: Int64, delivery: Int64, status: Int?, outcome: Outcome, reason: String?, state: DeliveryState,
        failures: Int, notBefore: Instant
    ) {
        self.attempt = attempt
        self.delivery = delivery
        self.status = status
        self.outcome = outcome
        self.reason = reason
        self.state = state
        self.failures = failures
        self.notBefore = notBefore
    }
}

/// What an attempt's end says of the thread that its message belongs to.
package enum ThreadNews: Sendable, Equatable {
    /// The message stands outside a thread: unless another did so before, it begins the one of its key.
    case begins(String)
    /// The thread may be what the service did not take: the delivery, and those after it, go out outside it.
    case lost
}

/// What an endpoint's claim got, or its peek saw.
package enum Claim: Sendable, Equatable {
    case started(StartedDelivery)
    /// The oldest delivery that is not done is due then. A peek says so of one that is due already, too.
    case waits(endpoint: String, until: Instant)
    case nothing(endpoint: String)
}

/// That an endpoint was sent something, or was about to be.
package struct AttemptStart: Sendable, Equatable {
    package var endpoint: String
    package var at: Instant

    package init(endpoint: String, at: Instant) {
        self.endpoint = endpoint
        self.at = at
    }
}

/// A delivery whose attempt is written down and may be sent.
package struct StartedDelivery: Sendable, Equatable {
    package var id: Int64
    package var publicID: String
    package var attempt: Int64
    package var endpoint: String
    package var body: [UInt8]
    package var contentType: String
    /// Failed attempts before this one: the place in the retry schedule. A crashed attempt is not one of them.
    package var failures: Int
    /// Whether the message is the bot's own word to its operator.
    package var isOwn: Bool
    /// The thread it joins: chosen at its first attempt, so that every attempt sends the same bytes.
    package var thread: String?

    package init(
        id: Int64, publicID: String, attempt: Int64, endpoint: String, body: [UInt8], contentType: String,
        failures: Int, isOwn: Bool, thread: String? = nil
    ) {
        self.id = id
        self.publicID = publicID
        self.attempt = attempt
        self.endpoint = endpoint
        self.body = body
        self.contentType = contentType
        self.failures = failures
        self.isOwn = isOwn
        self.thread = thread
    }
}
