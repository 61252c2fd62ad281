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
        HTTPAnswer(id: 1, status: status, headers: HeaderFields(headers), body: Array(body.utf8))
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

    /// Each service's success, and where its codes mean something else than everywhere. Written out anew.
    private struct Habits {
        let kind: ServiceKind
        /// Of a 200.
        var success = ""
        /// What a 2xx means whose body does not say success.
        var other = Kind.delivered
        var codes: [Int: Kind] = [:]
    }

    private static let habits = [
        Habits(kind: .generic), Habits(kind: .console),
        Habits(kind: .slack, success: "ok", other: .paused), Habits(kind: .teams, other: .accepted),
        Habits(kind: .discord, codes: [401: .gone, 404: .gone]), Habits(kind: .googleChat, codes: [404: .gone]),
        Habits(kind: .mattermost, success: "ok", other: .paused),
        Habits(kind: .rocketChat, success: #"{"success":true}"#, other: .paused), Habits(kind: .chatwork),
        Habits(kind: .lineWorks), Habits(kind: .line, codes: [409: .delivered]),
        Habits(kind: .zulip, success: #"{"result":"success","id":1}"#, other: .paused),
        Habits(kind: .matrix, success: #"{"event_id":"$x"}"#, other: .paused),
        Habits(
            kind: .ntfy, success: #"{"id":"x","event":"message"}"#, other: .paused,
            codes: [402: .paused, 507: .paused]),
        Habits(kind: .telegram, success: #"{"ok":true,"result":{}}"#, other: .paused),
    ]

    @Test(arguments: ServiceKind.allCases.filter { $0 != .email })
    func `every code from 100 to 599 has its verdict, whatever the body`(kind: ServiceKind) throws {
        let habits = try #require(Self.habits.first { $0.kind == kind })
        for status in 100...599 {
            for body in ["", "OK", "<html>error</html>", "\u{0}", "{", #"{"a":[1,{"b":null}]}"#] {
                let usual = (200..<300).contains(status) ? habits.other : expected(status)
                let wanted = habits.codes[status] ?? usual
                #expect(self.kind(kind, answer(status, body)) == wanted, "\(kind) \(status) \(body)")
            }
        }
        #expect(self.kind(kind, answer(200, habits.success)) == (kind == .teams ? .accepted : .delivered))
    }

    @Test func `every SMTP code has its verdict`() {
        for status in 100...599 {
            let wanted: Kind =
                switch status {
                case 200..<300: .delivered
                case 100..<200, 300..<400: .unknown
                case 400..<500: .retry
                case 552, 554: .refused
                default: .paused
                }
            #expect(kind(.email, answer(status)) == wanted, "\(status)")
        }
    }

    static let sayings: [(kind: ServiceKind, status: Int, body: String, verdict: String)] = [
        (.discord, 404, #"{"message":"Unknown Webhook","code":10015}"#, "gone"),
        (.discord, 404, #"{"message":"Unknown Channel","code": 10003}"#, "paused"),
        (.discord, 400, #"{"code":50035,"message":"Invalid Form Body"}"#, "refused"),
        (.googleChat, 400, #"{"error":{"status":"INVALID_ARGUMENT"}}"#, "refused"),
        (.mattermost, 400, #"{"id":"web.incoming_webhook.invalid.app_error"}"#, "gone"),
        (.mattermost, 403, #"{"id":"web.incoming_webhook.permissions.app_error"}"#, "paused"),
        (.mattermost, 501, #"{"id":"web.incoming_webhook.disabled.app_error"}"#, "paused"),
        (.rocketChat, 200, #"{"success":false,"error":"x"}"#, "paused"),
        (.rocketChat, 200, #"{"success" : false,"error":"error-message-size-exceeded"}"#, "refused"),
        (.rocketChat, 400, #"{"success":false,"error":"error-too-many-requests"}"#, "retry"),
        (.chatwork, 400, #"{"errors":["x"]}"#, "refused"),
        (.chatwork, 401, #"{"errors":["Invalid API token"]}"#, "paused"),
        (.line, 409, #"{"message":"The retry key is already accepted"}"#, "delivered"),
        (.line, 429, #"{"message":"You have reached your monthly limit."}"#, "paused"),
        (.line, 429, #"{"message":"rate limit"}"#, "retry"),
        (.line, 400, #"{"message":"The property, 'to', in the request body is invalid"}"#, "paused"),
        (.zulip, 200, #"{"result":"error"}"#, "paused"),
        (.zulip, 400, #"{"code":"STREAM_DOES_NOT_EXIST"}"#, "paused"),
        (.zulip, 400, #"{"code":"BAD_REQUEST"}"#, "refused"),
        (.matrix, 413, #"{"errcode":"M_TOO_LARGE"}"#, "refused"),
        (.matrix, 400, #"{"errcode":"M_BAD_JSON"}"#, "refused"),
        (.matrix, 429, #"{"errcode":"M_LIMIT_EXCEEDED"}"#, "retry"),
        (.matrix, 403, #"{"errcode":"M_FORBIDDEN"}"#, "paused"),
        (.ntfy, 429, #"{"code":42908}"#, "paused"), (.ntfy, 429, #"{"code":42901}"#, "retry"),
        (.telegram, 200, #"{"ok":false}"#, "paused"),
        (.telegram, 400, #"{"ok":false,"description":"Bad Request: message is too long"}"#, "refused"),
        (.telegram, 400, #"{"ok":false,"description":"Bad Request: chat not found"}"#, "paused"),
        (.telegram, 403, #"{"ok":false,"description":"Forbidden: bot was blocked by the user"}"#, "paused"),
    ]

    @Test(arguments: sayings)
    func `what a service says in its body decides`(kind: ServiceKind, status: Int, body: String, verdict: String) {
        #expect(self.kind(kind, answer(status, body)).rawValue == verdict)
    }

    struct Wait: Sendable {
        let kind: ServiceKind
        let headers: [String: String]
        let body: String
        let milliseconds: Int?

        init(_ kind: ServiceKind, _ headers: [String: String], _ body: String, _ milliseconds: Int?) {
            self.kind = kind
            self.headers = headers
            self.body = body
            self.milliseconds = milliseconds
        }
    }

    static let waits: [Wait] = [
        Wait(.discord, ["retry-after": "65"], "{}", 65_000),
        Wait(.discord, ["retry-after": "1", "x-ratelimit-reset-after": "1.25"], "{}", 1_250),
        Wait(
            .discord, ["x-ratelimit-reset-after": "0.5"], #"{"message":"x","retry_after": 64.57,"global":true}"#, 64_570
        ),
        Wait(.chatwork, ["x-ratelimit-remaining": "0", "x-ratelimit-reset": "1793955000"], "{}", 53_000),
        // The room's limit, not the token's: its reset says nothing.
        Wait(.chatwork, ["x-ratelimit-remaining": "120", "x-ratelimit-reset": "1793955000"], "{}", nil),
        Wait(.telegram, [:], #"{"ok":false,"error_code":429,"parameters":{"retry_after":14}}"#, 14_000),
        Wait(.matrix, [:], #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2001}"#, 2_001),
        Wait(.zulip, [:], #"{"result":"error","retry-after":28.706807374954224}"#, 28_707),
        Wait(.rocketChat, ["x-ratelimit-reset": "1793954950000"], "{}", 3_000),
        Wait(.mattermost, ["x-ratelimit-reset": "4"], "", 4_000),
        Wait(.slack, ["retry-after": "Fri, 06 Nov 2026 08:49:17 GMT"], "", 10_000),
        Wait(.generic, ["retry-after": "2.5"], "", 2_500), Wait(.googleChat, [:], "{}", nil),
        Wait(.telegram, [:], #"{"parameters":{"retry_after":"nan"}}"#, nil),
        Wait(.matrix, [:], #"{"retry_after_ms":-5}"#, 0),
        Wait(.matrix, [:], #"{"retry_after_ms":1e300}"#, 86_400_000),
        Wait(.discord, ["x-ratelimit-reset-after": "inf"], "", nil),
    ]

    @Test(arguments: waits)
    func `how long a service asks to wait is kept`(wait: Wait) {
        let outcome = Services.service(wait.kind).classify(answer(429, wait.body, wait.headers), now: now)

        guard case .retry(let after, _) = outcome else {
            Issue.record("not a retry: \(outcome)")
            return
        }
        #expect(after == wait.milliseconds.map { .milliseconds($0) })
    }

    @Test(arguments: [
        (#"{"code":10015}"#, "code", "10015"), (#"{ "ok" : true }"#, "ok", "true"), (#"{"a":{"b":"c d"}}"#, "b", "c d"),
        (#"{"a":1"#, "a", "1"), (#"{"a":"unclosed"#, "a", "unclosed"), (#"{"a"}"#, "a", nil), ("", "a", nil),
        (#"{"a":"#, "a", ""),
    ])
    func `a word of an answer is found, whatever is around it`(body: String, name: String, word: String?) {
        #expect(AnswerBody.word(name, in: Array(body.utf8)) == word)
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
