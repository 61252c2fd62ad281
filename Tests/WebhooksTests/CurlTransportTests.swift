import BotCore
import Foundation
import TestSupport
import Testing

@testable import Webhooks

@Suite struct CurlTransportTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\nx-a: 2\r\n\r\nok"

    private static func request(_ id: Int64, _ server: RawServer, body: String = "{}", timeout: Duration = .seconds(20))
        -> HTTPRequest
    {
        HTTPRequest(
            id: id, endpoint: .local(port: server.port, timeout: timeout),
            headers: [("Content-Type", "application/json")], body: Array(body.utf8))
    }

    @Test func `an attempt is one POST with the body byte for byte`() async throws {
        let server = try RawServer([.readRequest, .send(Self.ok)])
        defer { server.stop() }

        let answer = try await post(#"{"text":"議事録"}"#, to: .local(port: server.port))

        #expect(answer.status == 200)
        #expect(answer.body == Array("ok".utf8))
        #expect(answer.headers["x-a"] == "1, 2")
        #expect(answer.failure == nil)
        let request = try #require(server.requests.first)
        #expect(request.hasPrefix("POST /generic/\(canary) HTTP/1.1\r\n"))
        #expect(request.hasSuffix("\r\n\r\n" + #"{"text":"議事録"}"#))
        #expect(!request.lowercased().contains("expect:"))
        #expect(!request.lowercased().contains("chunked"))
    }

    @Test func `a kept connection that dies without an answer makes one POST and an unknown outcome`() async throws {
        let server = try RawServer([.readRequest, .send(Self.ok), .readRequest], [.readRequest, .send(Self.ok)])
        defer { server.stop() }

        let answers = try await post((1...3).map { Self.request($0, server, body: "{\"n\":\($0)}") })

        #expect(answers.map(\.status) == [200, nil, 200])
        #expect(answers[1].failure?.reason == .reset)
        // libcurl was about to send it again, and was stopped.
        #expect(answers[1].failure?.code == 42)
        #expect(answers[1].failure?.requestMayHaveArrived == true)
        #expect(server.requests.count == 3)
        #expect(server.requests.filter { $0.hasSuffix(#"{"n":2}"#) }.count == 1)
    }

    @Test func `a connection is kept for the next attempt`() async throws {
        let server = try RawServer([.readRequest, .send(Self.ok), .readRequest, .send(Self.ok)])
        defer { server.stop() }

        let answers = try await post((1...2).map { Self.request($0, server) })

        #expect(answers.map(\.status) == [200, 200])
        #expect(server.connections == 1)
    }

    @Test func `an attempt that takes over a handle has nothing of the one before`() async throws {
        let server = try RawServer(
            [
                .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Old: 1\r\n\r\nok"),
                .readRequest, .send("HTTP/1.1 204 No Content\r\n\r\n"),
            ], [.readRequest, .reset])
        defer { server.stop() }
        var first = Self.request(1, server, body: "first")
        first.headers.append(("X-Secret", "s3cret"))
        let second = Self.request(2, server, body: "")

        let answers = try await post([first, second, Self.request(3, server)])

        #expect(answers.map(\.status) == [200, 204, nil])
        #expect(answers[1].headers["x-old"] == nil)
        #expect(answers[1].body.isEmpty)
        #expect(answers[2].headers.isEmpty)
        let sent = try #require(server.requests.dropFirst().first)
        #expect(!sent.contains("s3cret"))
        #expect(sent.lowercased().contains("content-length: 0\r\n"))
        #expect(sent.hasSuffix("\r\n\r\n"))
    }

    @Test func `a POST after a PUT to the same place is a POST`() async throws {
        let server = try RawServer([.readRequest, .send(Self.ok), .readRequest, .send(Self.ok)])
        defer { server.stop() }
        var put = Self.request(1, server)
        put.method = .put

        _ = try await post([put, Self.request(2, server)])

        #expect(server.requests.map { $0.prefix { $0 != " " } } == ["PUT", "POST"])
    }

    @Test func `silence after the request is a time-out that may have arrived`() async throws {
        let server = try RawServer([.readRequest, .waitForPeer])
        defer { server.stop() }

        let answer = try await post(to: .local(port: server.port, timeout: .milliseconds(200)))

        #expect(answer.status == nil)
        #expect(answer.failure?.reason == .timeout)
        #expect(answer.failure?.requestMayHaveArrived == true)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
    ])
    func `a slow drip ends at the time-out, head and body together`(start: String) async throws {
        let server = try RawServer([.readRequest, .send(start), .repeating("X", pauseMilliseconds: 20)])
        defer { server.stop() }

        let answer = try await post(to: .local(port: server.port, timeout: .milliseconds(300)))

        #expect(answer.status == 200)
        #expect(answer.failure?.reason == .timeout)
        // The drip never ends by itself, and `post` throws where the attempt does not.
    }

    @Test(arguments: [
        "HTTP/1.1 503 No\r\n\r\n", "HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 503 No\r\nContent-Length: 99999999999\r\n\r\n",
    ])
    func `an endless body is cut at 64 KiB and its status stands`(head: String) async throws {
        let piece = String(repeating: "x", count: 0x1000)
        let chunk = head.contains("chunked") ? "1000\r\n\(piece)\r\n" : piece
        let server = try RawServer([.readRequest, .send(head), .repeating(chunk, pauseMilliseconds: 0)])
        defer { server.stop() }

        let answer = try await post(to: .local(port: server.port))

        #expect(answer.status == 503)
        #expect(answer.body.count == 64 * 1024)
        #expect(answer.failure?.reason == .responseTooLarge)
        // At once, by the write callback: not when the time was over (28).
        #expect(answer.failure?.code == 23)
    }

    @Test(arguments: [
        ("", "HTTP/1.1 100 Continue\r\n\r\n"),
        ("HTTP/1.1 200 OK\r\n", "X-Filler: 0123456789abcdef0123456789abcdef\r\n"),
    ])
    func `an endless head is cut`(start: String, line: String) async throws {
        let flood = String(repeating: line, count: 100)
        let server = try RawServer([.readRequest, .send(start), .repeating(flood, pauseMilliseconds: 0)])
        defer { server.stop() }

        let answer = try await post(to: .local(port: server.port))

        #expect(answer.failure?.reason == .responseTooLarge)
        #expect(answer.failure?.requestMayHaveArrived == true)
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is an answer and is not followed`(status: Int) async throws {
        let decoy = try RawServer([.readRequest, .send(Self.ok)])
        let server = try RawServer([
            .readRequest,
            .send("HTTP/1.1 \(status) Moved\r\nLocation: http://127.0.0.1:\(decoy.port)/\r\nContent-Length: 0\r\n\r\n"),
        ])
        defer {
            server.stop()
            decoy.stop()
        }

        let answer = try await post(to: .local(port: server.port))

        #expect(answer.status == status)
        #expect(answer.failure == nil)
        #expect(decoy.connections == 0)
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "<html></html>"])
    func `garbage is no answer and may have arrived`(garbage: String) async throws {
        let server = try RawServer([.readRequest, .send(garbage)])
        defer { server.stop() }

        let answer = try await post(to: .local(port: server.port))

        #expect(answer.status == nil)
        #expect(answer.failure?.reason == .protocolError)
        #expect(answer.failure?.requestMayHaveArrived == true)
    }

    @Test func `a reset after the request may have arrived`() async throws {
        let server = try RawServer([.readRequest, .reset])
        defer { server.stop() }

        let answer = try await post(to: .local(port: server.port))

        #expect(answer.failure?.reason == .reset)
        #expect(answer.failure?.requestMayHaveArrived == true)
    }

    @Test func `a closed port has seen nothing`() async throws {
        // Bound and never listened on: nobody else can take it while the other tests open theirs.
        let closed = try BoundPort()

        let answer = try await post(to: .local(port: closed.port))

        #expect(answer.failure?.reason == .connect)
        #expect(answer.failure?.requestMayHaveArrived == false)
    }

    @Test func `TLS garbage has seen nothing of the request`() async throws {
        let server = try RawServer([.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .waitForPeer])
        defer { server.stop() }
        var endpoint = Endpoint.local(port: server.port)
        endpoint.url = Secret("https://127.0.0.1:\(server.port)/\(canary)")

        let answer = try await post(to: endpoint)

        #expect(answer.failure?.reason == .tls)
        #expect(answer.failure?.requestMayHaveArrived == false)
    }

    @Test(arguments: [
        "http://127.0.0.1/\(canary)", "ftp://127.0.0.1/\(canary)", "file:///etc/passwd", "gopher://127.0.0.1/\(canary)",
        "127.0.0.1/\(canary)", "https//\(canary)", "", "https://127.0.0.1/\(canary)\u{0}.example", "https:///\(canary)",
        "https:\(canary)", "https:/\(canary)", "https://?\(canary)", "https://@\(canary)", "HTTPS//\(canary)",
    ])
    func `only https leaves, unless the endpoint says so`(url: String) async throws {
        let endpoint = Endpoint(name: "e", service: .slack, url: Secret(url), allowPrivate: true)

        let answer = try await post(to: endpoint)

        #expect(answer.failure?.reason == .schemeRefused)
        #expect(answer.failure?.requestMayHaveArrived == false)
    }

    @Test func `a header with a line break is not sent`() async throws {
        let server = try RawServer([.readRequest, .send(Self.ok)])
        defer { server.stop() }
        let request = HTTPRequest(
            id: 7, endpoint: .local(port: server.port), headers: [("X-A", "1\r\nX-B: 2")], body: [1])

        let answers = try await post([request])

        #expect(answers[0].failure?.requestMayHaveArrived == false)
        #expect(server.connections == 0)
    }

    @Test func `many attempts run beside each other, and a slow one delays none`() async throws {
        let slow = try RawServer([.readRequest, .waitForPeer])
        let quick = try RawServer([.readRequest, .send(Self.ok)])
        defer {
            slow.stop()
            quick.stop()
        }
        let requests =
            [Self.request(0, slow, timeout: .seconds(4))] + (1...20).map { Self.request($0, quick) }

        let order = try await onOwnThread {
            let transport = CurlTransport()
            for request in requests { transport.send(request) }
            var order: [Int64] = []
            while transport.inFlight > 0 {
                order += try transport.wait(on: [], atMost: .seconds(5)).answers.map(\.id)
            }
            return order
        }

        #expect(Set(order) == Set(0...20))
        #expect(order.last == 0)
    }

    @Test func `a wait ends when a descriptor is ready, also when its other end is gone`() async throws {
        let (readable, hungUp, writable, broken) = try await onOwnThread {
            let transport = CurlTransport()
            func pipes() -> (read: Int32, write: Int32) {
                var ends: [Int32] = [-1, -1]
                pipe(&ends)
                return (ends[0], ends[1])
            }
            func isReady(_ descriptor: Descriptor) throws -> Bool {
                try transport.wait(on: [descriptor], atMost: .seconds(5)).ready == [descriptor.fd]
            }
            let (one, two, three) = (pipes(), pipes(), pipes())
            write(one.write, "x", 1)
            close(two.write)
            close(three.read)
            return (
                try isReady(Descriptor(fd: one.read)), try isReady(Descriptor(fd: two.read)),
                try isReady(Descriptor(fd: one.write, forWriting: true)),
                try isReady(Descriptor(fd: three.write, forWriting: true))
            )
        }

        #expect(readable && hungUp && writable && broken)
    }

    @Test func `a look that takes no time sees what is ready, before the first transfer and after it`() async throws {
        let server = try RawServer([.readRequest, .send(Self.ok)])
        defer { server.stop() }
        let looks = try await onOwnThread {
            let transport = CurlTransport()
            var ends: [Int32] = [-1, -1]
            pipe(&ends)
            defer { ends.forEach { _ = close($0) } }
            let (quiet, ready) = (Descriptor(fd: ends[0]), Descriptor(fd: ends[1], forWriting: true))
            let first = try transport.wait(on: [quiet, ready], atMost: .zero).ready
            transport.send(Self.request(1, server))
            while transport.inFlight > 0 { _ = try transport.wait(on: [], atMost: .seconds(5)) }
            return [first, try transport.wait(on: [quiet, ready], atMost: .zero).ready].map { $0 == [ready.fd] }
        }

        #expect(looks == [true, true])
    }

    @Test func `a wait with nothing to wait for takes its time and no more`() async throws {
        let (wake, took) = try await onOwnThread {
            let transport = CurlTransport()
            let clock = ContinuousClock()
            let started = clock.now
            let wake = try transport.wait(on: [], atMost: .milliseconds(50))
            return (wake, clock.now - started)
        }

        #expect(wake.answers.isEmpty && wake.ready.isEmpty)
        #expect(took >= .milliseconds(50) && took < .milliseconds(500))
    }

    @Test func `the console takes the body and answers in the next wait`() async throws {
        let folder = NSTemporaryDirectory() + "kairan-console-\(UUID().uuidString)"
        let file = open(folder, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer {
            close(file)
            unlink(folder)
        }
        let request = HTTPRequest(
            id: 3, endpoint: Endpoint(name: "console", service: .console), headers: [], body: Array("要約\n".utf8))

        let answers = try await post([request], console: ConsoleWriter(descriptor: file))

        #expect(answers == [HTTPAnswer(id: 3, status: 200)])
        #expect(try String(contentsOfFile: folder, encoding: .utf8) == "要約\n")
    }

    @Test func `a full device is a failure of the console, not a loss`() async throws {
        let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
        defer { close(full) }
        let request = HTTPRequest(
            id: 3, endpoint: Endpoint(name: "console", service: .console), headers: [], body: [65])

        let answers = try await post([request], console: ConsoleWriter(descriptor: full))

        #expect(answers[0].status == nil)
        #expect(answers[0].failure?.requestMayHaveArrived == false)
    }

    @Test func `proxies of the environment are not used, the endpoint's own is`() async throws {
        let server = try RawServer([.readRequest, .send(Self.ok)])
        let proxy = try RawServer([.readRequest, .send(Self.ok)])
        defer {
            server.stop()
            proxy.stop()
        }
        setenv("http_proxy", "http://127.0.0.1:\(proxy.port)", 1)
        setenv("all_proxy", "http://127.0.0.1:\(proxy.port)", 1)
        setenv("no_proxy", "*", 1)
        defer { for name in ["http_proxy", "all_proxy", "no_proxy"] { unsetenv(name) } }

        _ = try await post(to: .local(port: server.port))
        #expect(server.requests.count == 1)
        #expect(proxy.connections == 0)

        var endpoint = Endpoint.local(port: server.port)
        endpoint.proxy = Secret("http://user:\(canary)@127.0.0.1:\(proxy.port)")
        let answer = try await post(to: endpoint)
        #expect(answer.status == 200)
        #expect(proxy.requests.first?.hasPrefix("POST http://127.0.0.1:\(server.port)/") == true)
    }

    @Test func `a proxy that refuses has passed nothing on`() async throws {
        let proxy = try RawServer([.readRequest, .send("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n")])
        defer { proxy.stop() }
        var endpoint = Endpoint.local(port: 1)
        endpoint.url = Secret("https://example.invalid/\(canary)")
        endpoint.proxy = Secret("http://127.0.0.1:\(proxy.port)")

        let answer = try await post(to: endpoint)

        #expect(answer.status == nil)
        #expect(answer.failure?.reason == .connect)
        #expect(answer.failure?.requestMayHaveArrived == false)
    }
}
