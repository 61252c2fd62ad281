import BotCore
import Testing

@testable import Webhooks

@Suite struct ClassifierTests {
    private let now = Instant(milliseconds: 1_793_954_947_000)

    private enum Kind: String { case delivered, accepted, retry, paused, gone, refused, unknown }

    private func kind(_ service: ServiceKind, _ answer: HTTPAnswer) -> Kind {
        switch Services.service(service).classify(answer, now: now) {
        case .delivered: .delivered
        case .accepted: .accepted
        case .retry: .retry
        case .endpointPaused: .paused
        case .endpointGone: .gone
        case .payloadRefused: .refused
        case .unknown: .unknown
        }
    }

    private func answer(_ status: Int, _ body: String = "", _ headers: [String: String] = [:]) -> HTTPAnswer {
        HTTPAnswer(id: 1, status: status, headers: headers, body: Array(body.utf8))
    }

    /// Written out anew, not taken from the table.
    private func expected(_ status: Int) -> Kind {
        switch status {
        case 100..<200: .unknown
        case 200..<300: .delivered
        case 300..<400: .paused
        case 400, 413, 415, 422: .refused
        case 408, 425, 429: .retry
        case 410: .gone
        case 400..<500: .paused
        default: .retry
        }
    }

    @Test func `every code from 100 to 599 has its verdict, whatever the body`() {
        for status in 100...599 {
            for body in ["", "ok", "OK", "<html>error</html>", "\u{0}"] {
                let answer = answer(status, body)
                #expect(kind(.generic, answer) == expected(status), "generic \(status) \(body)")
                let teams: Kind = (200..<300).contains(status) ? .accepted : expected(status)
                #expect(kind(.teams, answer) == teams, "teams \(status) \(body)")
                let success: Kind = status == 200 && body == "ok" ? .delivered : .paused
                let slack = (200..<300).contains(status) ? success : expected(status)
                #expect(kind(.slack, answer) == slack, "slack \(status) \(body)")
            }
        }
    }

    @Test(arguments: [
        (400, "invalid_payload", "refused"), (400, "no_text", "refused"), (400, "invalid_blocks", "refused"),
        (400, "too_many_attachments", "refused"), (400, "posting_to_general_channel_denied", "paused"),
        (403, "invalid_token", "paused"), (403, "action_prohibited", "paused"), (404, "channel_not_found", "paused"),
        (404, "no_service", "gone"), (404, "no_active_hooks", "gone"), (410, "channel_is_archived", "paused"),
        (410, "something_else", "gone"), (403, "team_disabled", "paused"), (200, "no_service", "gone"),
        (200, "invalid_payload", "refused"), (200, " ok\n", "delivered"), (200, "okay", "paused"), (200, "", "paused"),
        (500, "rollup_error", "retry"), (429, "ok", "retry"), (400, "no_service_today", "refused"),
    ])
    func `Slack's documented strings decide`(status: Int, body: String, verdict: String) {
        #expect(kind(.slack, answer(status, body)).rawValue == verdict)
    }

    @Test(arguments: [
        ("Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429", "retry"),
        ("Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413", "refused"),
        ("1", "accepted"), ("", "accepted"),
    ])
    func `a sentence in Teams' 200 is read`(body: String, verdict: String) {
        #expect(kind(.teams, answer(200, body)).rawValue == verdict)
    }

    @Test(arguments: [429, 503, 500, 408])
    func `Retry-After is kept with every retry`(status: Int) {
        let outcome = SlackService().classify(answer(status, "", ["retry-after": "30"]), now: now)

        guard case .retry(let after, _) = outcome else {
            Issue.record("not a retry: \(outcome)")
            return
        }
        #expect(after == .seconds(30))
    }

    @Test(arguments: TransportFailure.Reason.allCases, [true, false])
    func `without a status it depends on whether the request can have arrived`(
        reason: TransportFailure.Reason, arrived: Bool
    ) {
        let failure = TransportFailure(reason: reason, code: 1, requestMayHaveArrived: arrived, message: "m")
        let answer = HTTPAnswer(id: 1, status: nil, failure: failure)
        let expected: Kind =
            switch reason {
            case .addressRefused, .schemeRefused, .certificate: .paused
            default: arrived ? .unknown : .retry
            }

        for service in ServiceKind.allCases { #expect(kind(service, answer) == expected) }
    }

    @Test func `a status line counts even when the rest broke off`() {
        let broken = TransportFailure(reason: .timeout, code: 28, requestMayHaveArrived: true, message: "m")
        func cut(_ status: Int, _ body: String = "") -> HTTPAnswer {
            HTTPAnswer(id: 1, status: status, body: Array(body.utf8), failure: broken)
        }

        #expect(kind(.generic, cut(200)) == .delivered)
        #expect(kind(.teams, cut(202)) == .accepted)
        #expect(kind(.generic, cut(500)) == .retry)
        #expect(kind(.slack, cut(200, "ok")) == .delivered)
        // Slack's verdict stands in the body, and that is missing.
        #expect(kind(.slack, cut(200)) == .unknown)
        #expect(kind(.slack, cut(404, "no_service")) == .gone)
    }

    @Test func `codes beyond HTTP are unknown`() {
        for status in [0, 99, 600, 999] { #expect(kind(.generic, answer(status)) == .unknown) }
    }

    @Test func `a reason never repeats the body`() {
        for service in ServiceKind.allCases {
            for status in 100...599 {
                let outcome = Services.service(service).classify(answer(status, "no /hook/\(canary) here"), now: now)
                #expect(!String(reflecting: outcome).contains(canary))
            }
        }
    }
}
