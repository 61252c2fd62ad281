import BotCore
import PluginKit

/// A chat product that takes three notices a message and speaks plain HTTP. Slack's name stands for one with threads, whose
/// ids come with the answer to their first message.
struct FakeService: Service {
    var kind: ServiceKind
    var limits: [RateLimit]
    var deduplicates: Bool
    var accountLimits: [RateLimit] = []
    var sharesAccount = false
    var restAfter: Duration?

    func account(of endpoint: Endpoint) -> Secret? { sharesAccount ? Secret("token") : nil }
    func rest(after answer: HTTPAnswer, now: Instant) -> Duration? { restAfter }

    static let all: [ServiceKind: any Service] = [
        .generic: FakeService(kind: .generic, limits: [], deduplicates: true),
        .slack: FakeService(
            kind: .slack, limits: [.every(.milliseconds(1100)), RateLimit(10, per: .seconds(900))],
            deduplicates: false),
        .teams: FakeService(kind: .teams, limits: [RateLimit(2, per: .seconds(20))], deduplicates: false),
    ]

    func render(_ message: Message, for endpoint: Endpoint) throws -> [Payload] {
        let keys = message.notices.map { $0.key }
        return stride(from: 0, to: keys.count, by: 3).map { start in
            let body = keys[start..<min(start + 3, keys.count)].joined(separator: "\n")
            return Payload(
                body: Array(body.utf8), contentType: "text/plain", size: body.utf8.count, limit: 1_000, unit: "bytes")
        }
    }

    static func keys(of body: [UInt8]) -> [String] {
        body.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        let thread = payload.thread.map { [("thread", $0)] } ?? []
        return HTTPRequest(
            id: attempt, endpoint: endpoint, headers: [("webhook-id", deliveryID)] + thread, body: payload.body)
    }

    func threadKey(of message: Message, for endpoint: Endpoint) -> String? {
        kind == .slack ? Self.meeting(of: message.notices.map { $0.key }) : nil
    }
    func threadID(in answer: HTTPAnswer) -> String? { answer.headers["thread"] }

    /// What alpha and beta tell is about a meeting.
    static func meeting(of keys: [String]) -> String? {
        guard let parts = keys.first?.split(separator: "/"), ["alpha", "beta"].contains(parts[0]) else { return nil }
        return String(parts[1])
    }

    func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        if let failure = answer.failure {
            return failure.requestMayHaveArrived
                ? .unknown(reason: failure.message) : .retry(after: nil, reason: failure.message)
        }
        switch answer.status {
        case 200: return .delivered
        case 202: return .accepted
        case 400: return .payloadRefused(reason: "400")
        case 403: return .endpointPaused(reason: "403")
        case 410: return .endpointGone(reason: "410")
        default:
            let seconds = answer.headers["retry-after"].flatMap { Int($0) }
            return .retry(after: seconds.map { .seconds($0) }, reason: "\(answer.status ?? 0)")
        }
    }
}
