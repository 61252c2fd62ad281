import BotCore

/// A service for a run that acts as of another time: receivers check signatures against, and write `Retry-After` by,
/// their own clocks, which show the real time.
struct RealTimeService: Service {
    private let service: any Service

    init(_ service: any Service) {
        self.service = service
    }

    var kind: ServiceKind { service.kind }
    var limits: [RateLimit] { service.limits }
    var accountLimits: [RateLimit] { service.accountLimits }
    var deduplicates: Bool { service.deduplicates }

    func account(of endpoint: Endpoint) -> Secret? { service.account(of: endpoint) }

    func render(_ message: Message, for endpoint: Endpoint) throws -> [Payload] {
        try service.render(message, for: endpoint)
    }

    func request(_ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant) throws
        -> HTTPRequest
    {
        try service.request(
            payload, attempt: attempt, deliveryID: deliveryID, endpoint: endpoint, now: SystemClock().now)
    }

    func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        service.classify(answer, now: SystemClock().now)
    }

    func rest(after answer: HTTPAnswer, now: Instant) -> Duration? {
        service.rest(after: answer, now: SystemClock().now)
    }

    func threadKey(of message: Message, for endpoint: Endpoint) -> String? {
        service.threadKey(of: message, for: endpoint)
    }

    func threadID(in answer: HTTPAnswer) -> String? { service.threadID(in: answer) }
}
