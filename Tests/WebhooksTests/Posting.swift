import BotCore
import TestSupport

@testable import Webhooks

/// The key that every URL of these tests holds, to be looked for where it must not be.
let canary = "T0KENcanary-7f3a9"

extension Endpoint {
    static func local(
        _ service: ServiceKind = .generic, port: UInt16, path: String? = nil, secret: Secret? = nil,
        timeout: Duration = .seconds(20)
    ) -> Endpoint {
        // Where a token says who may post, the URL ends with the server.
        let isAPI = [.chatwork, .line, .zulip, .matrix, .telegram].contains(service)
        var endpoint = Endpoint(
            name: "local", service: service,
            url: Secret("http://127.0.0.1:\(port)/\(path ?? service.rawValue)\(isAPI ? "" : "/\(canary)")"),
            secret: secret, allowHTTP: true, allowPrivate: true, timeout: timeout)
        if isAPI { endpoint.token = Secret(canary) }
        endpoint.address.room = isAPI ? "room" : nil
        endpoint.address.user = service == .zulip ? "bot@example.jp" : nil
        if service == .email {
            endpoint.url = Secret("smtp://127.0.0.1:\(port)")
            endpoint.address.from = "kairan@example.jp"
            endpoint.address.to = ["team@example.jp", "kacho@example.jp"]
        }
        return endpoint
    }
}

extension Service {
    /// For an endpoint as the tests have it.
    func render(_ message: Message) throws -> [Payload] {
        try render(message, for: .local(kind, port: 1))
    }
}

/// Sends the requests one after another over one transport, and gives the answers.
func post(_ requests: [HTTPRequest], console: ConsoleWriter = .standardOutput) async throws -> [HTTPAnswer] {
    try await onOwnThread {
        let transport = CurlTransport(console: console)
        var answers: [HTTPAnswer] = []
        for request in requests {
            transport.send(request)
            // What has no end must not hold the tests for ever.
            let end = ContinuousClock.now + request.endpoint.timeout + .seconds(60)
            while transport.inFlight > 0 {
                guard ContinuousClock.now < end else { throw EndlessAttempt() }
                answers += try transport.wait(on: [], atMost: .seconds(30)).answers
            }
        }
        return answers
    }
}

struct EndlessAttempt: Error {}

/// One POST of `body` to `endpoint`.
func post(_ body: String = #"{"text":"本文"}"#, to endpoint: Endpoint, id: Int64 = 1) async throws -> HTTPAnswer {
    let request = HTTPRequest(
        id: id, endpoint: endpoint, headers: [("Content-Type", "application/json")], body: Array(body.utf8))
    let answers = try await post([request])
    return answers[0]
}
