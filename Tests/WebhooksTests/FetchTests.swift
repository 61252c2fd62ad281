import BotCore
import Foundation
import TestSupport
import Testing

@testable import Webhooks

/// Pages over real sockets: what misbehaving servers can do to a fetch, and what they cannot.
@Suite struct FetchTests: FetchingSuite {
    @Test func `a document comes with its name, its charset and what its server calls its state`() async throws {
        let headers =
            "Content-Type: text/html; charset=\"Shift_JIS\"\r\nETag: \"v1\"\r\n"
            + "Last-Modified: Wed, 07 Oct 2026 01:00:00 GMT\r\n"
        let server = try RawServer([.readRequest, .ok("本文", headers)])
        defer { server.stop() }

        let page = try fetched(try await fetch(try page(server, "2026/%E8%AD%B0%E4%BA%8B%E9%8C%B2.html?id=3")))

        #expect(page.bytes == Array("本文".utf8))
        #expect(page.name == "議事録.html")
        #expect(page.charset == "Shift_JIS")
        #expect(page.validators?.etag == "\"v1\"")
        #expect(page.validators?.lastModified == "Wed, 07 Oct 2026 01:00:00 GMT")
        let request = try #require(server.requests.first)
        #expect(request.hasPrefix("GET /2026/%E8%AD%B0%E4%BA%8B%E9%8C%B2.html?id=3 HTTP/1.1\r\n"))
        #expect(request.contains("\r\nUser-Agent: Kairan/9 (+giji@example.jp)\r\n"))
        #expect(request.contains("\r\nAccept-Encoding: gzip, deflate\r\n"))
        #expect(!request.lowercased().contains("cookie"))
        #expect(!request.contains("If-None-Match"))
    }

    @Test func `what is known is asked for conditionally, and an unchanged page is one 304`() async throws {
        let server = try RawServer([.readRequest, .send("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")])
        defer { server.stop() }
        let page = try page(server)
        let known = PageValidators(
            url: page.address.text, etag: "\"v1\"", lastModified: "Wed, 07 Oct 2026 01:00:00 GMT")

        #expect(try await fetch(page, known) == .unchanged)

        let request = try #require(server.requests.first)
        #expect(request.contains("\r\nIf-None-Match: \"v1\"\r\n"))
        #expect(request.contains("\r\nIf-Modified-Since: Wed, 07 Oct 2026 01:00:00 GMT\r\n"))
    }

    @Test func `a condition goes only to the address that it belongs to`() async throws {
        let server = try RawServer(
            [.readRequest, .redirect(to: "/new.html")],
            [.readRequest, .send("HTTP/1.1 304 Not Modified\r\n\r\n")])
        defer { server.stop() }
        let known = PageValidators(url: "http://127.0.0.1:\(server.port)/new.html", etag: "\"v1\"", lastModified: nil)

        #expect(try await fetch(try page(server), known) == .unchanged)

        #expect(server.requests.map { $0.contains("If-None-Match: \"v1\"") } == [false, true])
    }

    @Test func `a 304 that nobody asked for is no document`() async throws {
        let server = try RawServer([.readRequest, .send("HTTP/1.1 304 Not Modified\r\n\r\n")])
        defer { server.stop() }

        #expect(try failure(try await fetch(try page(server))).status == 304)
    }

    @Test(arguments: [(301, true), (302, false), (303, false), (307, false), (308, true)])
    func `a redirect is followed, and only a permanent one changes the link`(status: Int, isLink: Bool) async throws {
        let server = try RawServer(
            [.readRequest, .redirect(status, to: "../new%20place.html")], [.readRequest, .ok()])
        defer { server.stop() }
        let page = try page(server, "old/minutes.html")

        let document = try fetched(try await fetch(page))

        #expect(server.requests.count == 2)
        #expect(server.requests.last?.hasPrefix("GET /new%20place.html ") == true)
        #expect(document.url.hasSuffix(isLink ? "/new%20place.html" : "/old/minutes.html"))
    }

    @Test func `five redirects are followed, six are not`() async throws {
        for (hops, arrives) in [(5, true), (6, false)] {
            let steps = (0..<hops).map { [RawServer.Step.readRequest, .redirect(to: "/\($0)")] }
            let server = try RawServer(scripts: steps + [[.readRequest, .ok()]])
            defer { server.stop() }

            let outcome = try await fetch(try page(server))

            if arrives {
                #expect(try fetched(outcome).bytes == Array("議事録".utf8))
            } else {
                #expect(try failure(outcome).description.contains("redirects more than 5 times"))
                #expect(server.requests.count == 6)
            }
        }
    }

    @Test func `a circle is told as one`() async throws {
        let server = try RawServer(
            [.readRequest, .redirect(to: "/a")], [.readRequest, .redirect(to: "/minutes.html")])
        defer { server.stop() }

        #expect(try failure(try await fetch(try page(server))).description.contains("in a circle"))
        #expect(server.requests.count == 2)
    }

    /// The operator opened 127.0.0.1, not whatever it points to.
    @Test(arguments: [
        "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://localhost:PORT/",
        "http://127.1:PORT/", "http://0x7f000001:PORT/", "http://2130706433:PORT/", "http://[::ffff:127.0.0.1]:PORT/",
        "http://10.0.0.1/", "http://0:PORT/", "//localhost:PORT/", "http://127.0.0.1:PORT/",
    ])
    func `a redirect into a private network reaches nobody`(location: String) async throws {
        let decoy = try RawServer([.readRequest, .ok("secret")])
        let target = location.replacingOccurrences(of: "PORT", with: "\(decoy.port)")
        let server = try RawServer([.readRequest, .redirect(to: target)])
        defer {
            server.stop()
            decoy.stop()
        }

        let failure = try failure(try await fetch(try page(server)))

        #expect(decoy.connections == 0)
        #expect(failure.description.contains("allowPrivate") || failure.description.contains("Nobody answers"))
        #expect(failure.description.contains("a redirect led there") || failure.description.contains("Nobody answers"))
    }

    @Test func `a private address is refused before a connection is made`() async throws {
        let server = try RawServer([.readRequest, .ok()])
        defer { server.stop() }

        let failure = try failure(try await fetch(try page(server, allowPrivate: false)))

        #expect(server.connections == 0)
        #expect(failure.description.contains("The server's address is loopback"))
        #expect(failure.description.contains("--allow-private"))
        #expect(failure.reason == "許可されていないアドレスです")
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/x", "http://user:pw@127.0.0.1/"])
    func `a redirect out of the web, or with a password, is not followed`(location: String) async throws {
        let server = try RawServer([.readRequest, .redirect(to: location)])
        defer { server.stop() }

        let failure = try failure(try await fetch(try page(server)))

        #expect(failure.description.contains("redirects to no address that can be fetched"))
        #expect(server.connections == 1)
    }

    /// No TLS server is needed to see it: the decision is made on the answer.
    @Test func `from https nothing leads to http`() throws {
        var fetch = PageFetch(Page(address: try WebAddress("https://council.example.jp/m.html"), allowHTTP: true))
        let answer = HTTPAnswer(id: 1, status: 301, redirect: "http://council.example.jp/m.html")

        guard case .end(let outcome) = fetch.take(answer, now: Instant(milliseconds: 0)) else {
            Issue.record("it was followed")
            return
        }

        #expect(try failure(outcome).description.contains("from https to http"))
    }

    @Test(arguments: [
        (404, "nothing is there", "ページが見つかりません（HTTP 404）"), (410, "taken away for good", "ページは削除されました（HTTP 410）"),
        (403, "does not let Kairan read this", "閲覧が許可されていません（HTTP 403）"), (500, "in trouble", "サーバーの障害です（HTTP 500）"),
    ])
    func `an error is said plainly, in both languages`(status: Int, sentence: String, reason: String) async throws {
        let server = try RawServer([
            .readRequest, .send("HTTP/1.1 \(status) No\r\nContent-Length: 5\r\n\r\nerror"),
        ])
        defer { server.stop() }

        let failure = try failure(try await fetch(try page(server)))

        #expect(failure.status == status)
        #expect(failure.description.contains(sentence))
        #expect(failure.reason == reason)
    }

    @Test(arguments: [429, 503])
    func `a busy server's wish is heard`(status: Int) async throws {
        let server = try RawServer([
            .readRequest, .send("HTTP/1.1 \(status) No\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n"),
        ])
        defer { server.stop() }

        let failure = try failure(try await fetch(try page(server)))

        #expect(failure.retryAfter == .seconds(120))
        #expect(failure.isHostBusy)
    }

    @Test func `a page is not reached over a connection that an endpoint opened`() async throws {
        let server = try RawServer(
            [.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), .readRequest, .ok("secret")],
            [.readRequest, .ok("secret")])
        defer { server.stop() }
        let page = try page(server, allowPrivate: false)

        let answers = try await onOwnThread {
            let transport = CurlTransport()
            transport.send(
                HTTPRequest(id: 1, endpoint: .local(port: server.port), headers: [], body: Array("{}".utf8)))
            while transport.inFlight > 0 { _ = try transport.wait(on: [], atMost: .seconds(30)) }
            transport.fetch(PageFetch(page).request(id: 2))
            var answers: [HTTPAnswer] = []
            while answers.isEmpty { answers = try transport.wait(on: [], atMost: .seconds(30)).pages }
            return answers
        }

        #expect(answers.first?.failure?.reason == .addressRefused)
        #expect(server.requests.count == 1)
    }

    @Test func `a fetch beside it does not hold up a post, and one that is abandoned is not heard of`() async throws {
        let slow = try RawServer([.readRequest, .waitForPeer])
        let quick = try RawServer([.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")])
        defer {
            slow.stop()
            quick.stop()
        }
        let page = try page(slow)

        try await onOwnThread {
            let transport = CurlTransport()
            transport.fetch(PageFetch(page).request(id: 1))
            transport.send(
                HTTPRequest(id: 1, endpoint: .local(port: quick.port), headers: [], body: Array("{}".utf8)))
            var wake = Wake()
            while wake.answers.isEmpty { wake = try transport.wait(on: [], atMost: .seconds(30)) }

            #expect(wake.answers.map(\.status) == [200])
            #expect(wake.pages.isEmpty)
            #expect(transport.inFlight == 1)
            transport.abandonFetches()
            #expect(transport.inFlight == 0)
            #expect(try transport.wait(on: [], atMost: .zero).pages.isEmpty)
        }
    }
}
