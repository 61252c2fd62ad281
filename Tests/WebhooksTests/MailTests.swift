import BotCore
import Foundation
import MinutesModel
import TestSupport
import Testing

@testable import Receiver
@testable import Webhooks

@Suite struct MailTests {
    private static let now = Instant(milliseconds: 1_716_181_200_000)

    private func outcome(
        of server: MailServer, message: Message = Samples.rich, change: (inout Endpoint) -> Void = { _ in }
    ) async throws -> (outcome: DeliveryOutcome, answer: HTTPAnswer) {
        var endpoint = Endpoint.local(.email, port: server.port, timeout: .seconds(5))
        change(&endpoint)
        let service = EmailService()
        let request = try service.request(
            service.render(message, for: endpoint)[0], attempt: 1, deliveryID: "msg_1", endpoint: endpoint,
            now: Self.now)
        let answer = try await post([request])[0]
        return (service.classify(answer, now: Self.now), answer)
    }

    @Test func `a letter arrives whole, at every recipient, with its date and id`() async throws {
        let server = try MailServer()
        defer { server.stop() }

        let (outcome, _) = try await outcome(of: server)

        #expect(outcome == .delivered)
        #expect(server.commands.contains("MAIL FROM:<kairan@example.jp>"))
        #expect(server.commands.contains("RCPT TO:<team@example.jp>"))
        #expect(server.commands.contains("RCPT TO:<kacho@example.jp>"))
        let letter = try #require(server.letters.first)
        #expect(letter.hasPrefix("Date: Mon, 20 May 2024 05:00:00 +0000\r\nMessage-ID: <msg_1@kairan.invalid>\r\n"))
        let look = MailJudge.judge(
            Incoming(method: "POST", path: "", query: [:], headers: [:], body: Data((letter + "\r\n").utf8)))
        #expect(look.problems.isEmpty)
        for fact in Samples.richFacts {
            #expect(
                look.sight.text.precomposedStringWithCompatibilityMapping.contains(
                    fact.precomposedStringWithCompatibilityMapping), "\(fact)")
        }
        #expect(look.sight.links.contains { $0.url == Samples.meeting.url })
    }

    @Test(arguments: [
        (["MAIL": "550 no"], "paused"), (["RCPT": "550 unknown"], "paused"), (["RCPT": "450 later"], "retry"),
        (["DATA": "554 no"], "refused"), ([".": "554 spam"], "refused"), ([".": "452 full"], "retry"),
        (["EHLO": "421 busy", "HELO": "421 busy"], "retry"),
        // Nobody knows whether a letter was taken whose last answer is missing.
        ([".": ""], "unknown"), (["DATA": ""], "retry"),
    ])
    func `what a mail server says decides`(replies: [String: String], verdict: String) async throws {
        let server = try MailServer(replies)
        defer { server.stop() }

        let (outcome, answer) = try await outcome(of: server)

        #expect("\(outcome)".contains(verdict.dropFirst()), "\(outcome) \(answer)")
    }

    @Test func `a user signs in, and a refused password pauses`() async throws {
        let good = try MailServer()
        let bad = try MailServer(["AUTH": "535 no"])
        defer {
            good.stop()
            bad.stop()
        }
        func signIn(_ endpoint: inout Endpoint) {
            endpoint.address.user = "kairan"
            endpoint.token = Secret(canary)
        }

        #expect(try await outcome(of: good, change: signIn).outcome == .delivered)
        let refused = try await outcome(of: bad, change: signIn)

        #expect(good.commands.contains { $0.hasPrefix("AUTH") })
        guard case .endpointPaused = refused.outcome else {
            Issue.record("not paused: \(refused.outcome)")
            return
        }
        #expect(!String(reflecting: refused).contains(canary))
    }

    @Test func `without TLS nothing is sent unless it is allowed, and a private server must be, too`() async throws {
        let server = try MailServer()
        defer { server.stop() }

        let plain = try await outcome(of: server) { $0.allowHTTP = false }
        let guarded = try await outcome(of: server) { $0.allowPrivate = false }

        #expect(plain.answer.failure?.reason == .tls)
        #expect(guarded.answer.failure?.reason == .addressRefused)
        #expect(server.letters.isEmpty)
    }

    @Test func `an address that would be a command of its own is not sent`() async throws {
        let server = try MailServer()
        defer { server.stop() }

        let (_, answer) = try await outcome(of: server) { $0.address.to = ["a@example.jp>\r\nRCPT TO:<b@evil.example"] }

        #expect(answer.failure?.reason == .schemeRefused)
        #expect(server.commands.isEmpty)
    }
}
