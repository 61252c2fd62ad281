import BotCore
import TestSupport
import Testing

@testable import Webhooks

/// The token of the URL is looked for in everything an attempt leaves behind.
@Suite struct SecretTests {
    private func trace(_ endpoint: Endpoint) async throws -> (reason: TransportFailure.Reason?, text: String) {
        let answer = try await post(to: endpoint)
        var text = String(reflecting: answer) + String(describing: answer.failure) + String(describing: endpoint)
        dump(answer, to: &text)
        dump(endpoint, to: &text)
        for service in ServiceKind.allCases {
            text += String(reflecting: Services.service(service).classify(answer, now: Instant(milliseconds: 0)))
        }
        return (answer.failure?.reason, text)
    }

    @Test func `no failure shows the URL`() async throws {
        let silent = try RawServer([.readRequest, .waitForPeer])
        let garbage = try RawServer([.readRequest, .send("SSH-2.0-x\r\n")])
        let closing = try RawServer([.readRequest])
        let endless = try RawServer([
            .readRequest, .send("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1 << 17)),
        ])
        let notFound = try RawServer([
            .readRequest, .send("HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        ])
        let noTLS = try RawServer([.send("SSH-2.0-x\r\n"), .waitForPeer])
        let servers = [noTLS, silent, garbage, closing, endless, notFound]
        defer { for server in servers { server.stop() } }
        func https(_ rest: String) -> Endpoint {
            Endpoint(
                name: "e", service: .slack, url: Secret("https://\(rest)"), allowPrivate: true, timeout: .seconds(2))
        }
        var badCA = https("127.0.0.1:\(garbage.port)/\(canary)")
        badCA.caFile = "/nonexistent/ca.pem"
        var guarded = Endpoint.local(port: silent.port)
        guarded.allowPrivate = false
        var badProxy = https("example.invalid/\(canary)")
        badProxy.proxy = Secret("http://\(canary):\(canary)@127.0.0.1:1")
        let cases: [(Endpoint, TransportFailure.Reason?)] = [
            (.local(port: silent.port, timeout: .milliseconds(100)), .timeout),
            (.local(port: garbage.port), .protocolError),
            (.local(port: closing.port), .reset), (.local(port: endless.port), .responseTooLarge),
            (.local(port: notFound.port), nil), (https("127.0.0.1:1/\(canary)"), .connect),
            (https("127.0.0.1:\(noTLS.port)/\(canary)"), .tls), (badCA, .certificate), (guarded, .addressRefused),
            (https("a b/\(canary)"), .schemeRefused), (https("[::zz]/\(canary)"), .schemeRefused), (badProxy, .connect),
        ]

        for (endpoint, expected) in cases {
            let (reason, text) = try await trace(endpoint)
            #expect(reason == expected)
            #expect(!text.contains(canary), "\(String(describing: reason))")
            #expect(!text.contains(String(canary.prefix(8))))
        }
    }
}
