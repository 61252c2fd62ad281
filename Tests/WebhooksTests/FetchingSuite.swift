import BotCore
import TestSupport
import Testing

@testable import Webhooks

/// Fetches from a server on this machine, as the bot does.
protocol FetchingSuite {}

extension FetchingSuite {
    func page(_ server: RawServer, _ path: String = "minutes.html", allowPrivate: Bool = true) throws -> Page {
        Page(
            address: try WebAddress("http://127.0.0.1:\(server.port)/\(path)"), allowHTTP: true,
            allowPrivate: allowPrivate)
    }

    /// Fetches as the bot does, over as many hops as it takes.
    func fetch(
        _ page: Page, _ validators: PageValidators? = nil, _ limits: FetchRequest.Limits = .init()
    ) async throws -> PageOutcome {
        try await onOwnThread {
            let transport = CurlTransport(userAgent: "Kairan/9 (+giji@example.jp)")
            var fetch = PageFetch(page, validators: validators, limits: limits)
            while true {
                transport.fetch(fetch.request(id: 7))
                var answers: [HTTPAnswer] = []
                // What has no end must not hold the tests for ever. Measured here: a test can wait for its thread.
                let end = ContinuousClock.now + .seconds(60)
                while answers.isEmpty {
                    guard ContinuousClock.now < end else { throw EndlessAttempt() }
                    answers = try transport.wait(on: [], atMost: .seconds(30)).pages
                }
                #expect(transport.inFlight == 0)
                if case .end(let outcome) = fetch.take(answers[0], now: Instant(milliseconds: 0)) { return outcome }
            }
        }
    }

    func fetched(_ outcome: PageOutcome) throws -> FetchedPage {
        guard case .fetched(let page) = outcome else {
            Issue.record("not fetched: \(outcome)")
            throw CancellationError()
        }
        return page
    }

    func failure(_ outcome: PageOutcome) throws -> PageFailure {
        guard case .failed(let failure) = outcome else {
            Issue.record("did not fail: \(outcome)")
            throw CancellationError()
        }
        return failure
    }
}

extension RawServer.Step {
    static func ok(_ body: String = "議事録", _ headers: String = "") -> Self {
        .send("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
    }

    static func redirect(_ status: Int = 302, to location: String) -> Self {
        .send("HTTP/1.1 \(status) Moved\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
    }
}
