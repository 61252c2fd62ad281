import BotCore
import Foundation
import Receiver
import TestSupport
import Testing

@testable import Webhooks

/// A whole delivery against the receiver in its moods.
@Suite struct DeliveryTests {
    private static let now = Instant(milliseconds: 1_716_181_200_000)

    private func receiver(logFile: String? = nil, secret: String? = nil) throws -> Receiver {
        let now = Self.now
        return try Receiver(genericSecret: secret, logFile: logFile) {
            Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        }
    }

    private func deliver(
        _ times: Int, to kind: ServiceKind, at port: UInt16, query: String = "", secret: String? = nil
    ) async throws -> [DeliveryOutcome] {
        let service = Services.service(kind)
        let endpoint = Endpoint.local(kind, port: port, path: kind.rawValue, secret: secret.map(Secret.init))
        var asked = endpoint
        asked.url = endpoint.url.map { Secret($0.reveal() + query) }
        let payload = try service.render(Samples.rich)[0]
        let requests = try (1...times).map {
            try service.request(payload, attempt: Int64($0), deliveryID: "msg_1", endpoint: asked, now: Self.now)
        }
        return try await post(requests).map { service.classify($0, now: Self.now) }
    }

    @Test func `a mood passes after the times it was given`() async throws {
        let receiver = try receiver()
        let serving = Task { try await receiver.run() }
        defer { serving.cancel() }
        await receiver.fail(next: 2, with: 429, retryAfter: "3", service: "slack")

        let outcomes = try await deliver(3, to: .slack, at: try await receiver.port())

        let throttled = DeliveryOutcome.retry(
            after: .seconds(3), reason: "The endpoint answered 429: too many messages.")
        #expect(outcomes == [throttled, throttled, .delivered])
        #expect(await receiver.arrivals.map(\.accepted) == [false, false, true])
    }

    @Test func `a URL can ask for a mood of its own`() async throws {
        let receiver = try receiver()
        let serving = Task { try await receiver.run() }
        defer { serving.cancel() }

        let outcomes = try await deliver(
            2, to: .teams, at: try await receiver.port(), query: "?fail=503&times=1&retryAfter=7")

        #expect(outcomes[0] == .retry(after: .seconds(7), reason: "The endpoint answered 503: it is in trouble."))
        #expect(outcomes[1] == .accepted)
    }

    @Test func `a wrong key is refused, and a repeat is known by its id`() async throws {
        let secret = "whsec_" + Data("kairan-test-key-kairan-test-key!".utf8).base64EncodedString()
        let other = "whsec_" + Data("another-key-another-key-another!".utf8).base64EncodedString()
        let receiver = try receiver(secret: secret)
        let serving = Task { try await receiver.run() }
        defer { serving.cancel() }
        let port = try await receiver.port()

        let wrong = try await deliver(1, to: .generic, at: port, secret: other)
        let unsigned = try await deliver(1, to: .generic, at: port)
        let rotating = try await deliver(2, to: .generic, at: port, secret: "\(other) \(secret)")

        for outcome in wrong + unsigned {
            guard case .endpointPaused = outcome else {
                Issue.record("not paused: \(outcome)")
                continue
            }
        }
        #expect(rotating == [.delivered, .delivered])
        #expect(await receiver.arrivals.map(\.isRepeat) == [false, false, false, true])
    }

    @Test func `what arrived is written as a line of JSON each`() async throws {
        let file = NSTemporaryDirectory() + "kairan-receiver-\(UUID().uuidString).jsonl"
        defer { unlink(file) }
        let receiver = try receiver(logFile: file)
        let serving = Task { try await receiver.run() }
        defer { serving.cancel() }

        _ = try await deliver(2, to: .slack, at: try await receiver.port())

        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        let arrivals = try lines.map { try JSONDecoder().decode(Arrival.self, from: Data($0.utf8)) }
        #expect(arrivals == (await receiver.arrivals))
        #expect(arrivals.map(\.number) == [1, 2])
    }

    @Test func `a console message reaches its place and counts as delivered`() async throws {
        let service = ConsoleService()
        let payload = try service.render(Samples.rich)[0]
        let request = service.request(
            payload, attempt: 1, deliveryID: "1", endpoint: Endpoint(name: "console", service: .console), now: Self.now)

        let answers = try await post([request], console: ConsoleWriter { _ in })

        #expect(answers.map { service.classify($0, now: Self.now) } == [.delivered])
    }
}
