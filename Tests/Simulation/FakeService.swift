import BotCore
import PluginKit

/// A chat product that takes three notices a message and speaks plain HTTP.
struct FakeService: Service {
    var kind: ServiceKind
    var pace: Duration
    var deduplicates: Bool
    var accountPace = Duration.zero
    var sharesAccount = false
    var restAfter: Duration?

    func account(of endpoint: Endpoint) -> Secret? { sharesAccount ? Secret("token") : nil }
    func rest(after answer: HTTPAnswer, now: Instant) -> Duration? { restAfter }

    static let all: [ServiceKind: any Service] = [
        .generic: FakeService(kind: .generic, pace: .zero, deduplicates: true),
        .slack: FakeService(kind: .slack, pace: .milliseconds(1100), deduplicates: false),
        .teams: FakeService(kind: .teams, pace: .milliseconds(500), deduplicates: false),
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
        HTTPRequest(id: attempt, endpoint: endpoint, headers: [("webhook-id", deliveryID)], body: payload.body)
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
