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
        Endpoint(
            name: "local", service: service,
            url: Secret("http://127.0.0.1:\(port)/\(path ?? service.rawValue)/\(canary)"), secret: secret,
            allowHTTP: true,
            allowPrivate: true, timeout: timeout)
    }
}

/// Sends the requests one after another over one transport, and gives the answers.
func post(_ requests: [HTTPRequest], console: ConsoleWriter = .standardOutput) async throws -> [HTTPAnswer] {
    try await onOwnThread {
        let transport = try CurlTransport(console: console)
        var answers: [HTTPAnswer] = []
        for request in requests {
            transport.send(request)
            while transport.inFlight > 0 { answers += try transport.wait(on: [], atMost: .seconds(30)).answers }
        }
        return answers
    }
}

/// One POST of `body` to `endpoint`.
func post(_ body: String = #"{"text":"本文"}"#, to endpoint: Endpoint, id: Int64 = 1) async throws -> HTTPAnswer {
    let request = HTTPRequest(
        id: id, endpoint: endpoint, headers: [("Content-Type", "application/json")], body: Array(body.utf8))
    let answers = try await post([request])
    return answers[0]
}
