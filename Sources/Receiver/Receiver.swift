import FlyingFox
import FlyingSocks
package import Foundation

/// A stand-in for chat services on this machine: a real HTTP server that checks what each service documents, answers as
/// the service would, and shows what a person there would see.
///
/// It shares no code with the bot, so it can judge it: `/slack/…`, `/teams/…`, `/google-chat/…` and so on take POSTs, by
/// the names of `service:` in the configuration (whatever follows is the token, or the API's path), `GET /arrivals` tells
/// what came. The query of a URL can spoil the service's mood:
/// `?fail=503&times=2&retryAfter=3`.
package actor Receiver {
    /// What came, in order.
    package private(set) var arrivals: [Arrival] = []
    /// The same as it comes. One listener.
    package nonisolated let stream: AsyncStream<Arrival>

    private let server: HTTPServer
    private let genericSecret: String?
    private let logFile: String?
    private let now: @Sendable () -> Date
    private let continuation: AsyncStream<Arrival>.Continuation
    private var moods: [Mood] = []
    /// How often each URL's own mood has struck.
    private var struck: [String: Int] = [:]
    private var seenIDs: Set<String> = []
    /// What has been begun, by its service's name and the thread's.
    private var threads: [String: Set<String>] = [:]

    /// - Parameters:
    ///   - port: On 127.0.0.1; 0 takes a free one.
    ///   - genericSecret: `whsec_…`; with it, `/generic` refuses what is not signed by it.
    ///   - logFile: Gets one line of JSON for each arrival, before it is answered.
    package init(
        port: UInt16 = 0, genericSecret: String? = nil, logFile: String? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        server = HTTPServer(
            address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 30, logger: .disabled)
        self.genericSecret = genericSecret
        self.logFile = logFile
        self.now = now
        (stream, continuation) = AsyncStream.makeStream(of: Arrival.self)
    }

    /// Serves until the task is cancelled.
    package func run() async throws {
        await server.appendRoute("GET /arrivals") { [weak self] _ in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return HTTPResponse(
                statusCode: .ok, headers: [.contentType: "application/json"],
                body: try encoder.encode(await self?.arrivals ?? []))
        }
        await server.appendRoute("*") { [weak self] request in
            guard let self else { return HTTPResponse(statusCode: .serviceUnavailable) }
            return try await self.answer(request)
        }
        defer { continuation.finish() }
        try await server.run()
    }

    /// The port it listens on; waits until it does.
    package func port() async throws -> UInt16 {
        // FlyingFox gives up after 5 s, which a machine busy with other tests can take.
        try await server.waitUntilListening(timeout: 60)
        switch await server.listeningAddress {
        case .ip4(_, let port), .ip6(_, let port): return port
        default: throw SocketError.unsupportedAddress
        }
    }

    package func stop() async { await server.stop() }

    /// The next POSTs to `service` (`nil`: to any) fail like this, whatever they hold.
    package func fail(
        next times: Int, with status: Int, retryAfter: String? = nil, body: String = "", service: String? = nil
    ) {
        moods.append(Mood(service: service, left: times, status: status, retryAfter: retryAfter, body: body))
    }

    /// No mood lasts any longer.
    package func calm() { moods = [] }

    package func forget() {
        arrivals = []
        seenIDs = []
    }

    /// As if somebody had deleted them.
    package func forgetThreads() { threads = [:] }

    private struct Mood {
        let service: String?
        var left: Int
        let status: Int
        let retryAfter: String?
        let body: String
    }

    private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard request.method == .POST || request.method == .PUT else {
            return HTTPResponse(statusCode: .methodNotAllowed)
        }
        guard let body = try await wholeBody(of: request) else { return HTTPResponse(statusCode: .payloadTooLarge) }
        let service = request.path.split(separator: "/").first.map(String.init) ?? ""
        let headers = Dictionary(
            request.headers.map { ($0.key.rawValue.lowercased(), $0.value) }, uniquingKeysWith: { "\($0), \($1)" })
        let incoming = Incoming(
            method: request.method.rawValue, path: String(request.path.dropFirst(service.count + 1)),
            query: Dictionary(request.query.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            headers: headers, body: body, number: arrivals.count + 1, threads: threads[service] ?? [])
        let judgement = Judges.judge(service, incoming, secret: genericSecret, now: now())
        let answer = mood(for: service, request) ?? judgement.answer
        if answer.accepts, let thread = judgement.begins { threads[service, default: []].insert(thread) }
        var arrival = Arrival(
            number: arrivals.count + 1, service: service, path: request.path, headers: headers,
            body: String(decoding: body, as: UTF8.self), answered: answer.status, accepted: answer.accepts,
            isRepeat: isRepeat(repeatKey(incoming), accepted: answer.accepts), problems: judgement.problems,
            sight: judgement.sight)
        arrival.shown = ArrivalText.lines(arrival)
        record(arrival)
        return HTTPResponse(
            statusCode: HTTPStatusCode(answer.status, phrase: answer.accepts ? "OK" : "No"),
            headers: HTTPHeaders(answer.headers.reduce(into: [:]) { $0[HTTPHeader($1.key)] = $1.value }),
            body: Data(answer.body.utf8))
    }

    /// `nil` when it is larger than any of the services takes.
    private func wholeBody(of request: HTTPRequest) async throws -> Data? {
        var body = Data()
        for try await piece in request.bodySequence {
            body += piece
            if body.count > 1 << 20 { return nil }
        }
        return body
    }

    /// What tells a repeat to the services that look for one.
    private func repeatKey(_ incoming: Incoming) -> String? {
        incoming.headers["webhook-id"] ?? incoming.headers["x-line-retry-key"]
            ?? (incoming.method == "PUT" ? incoming.path : nil)
    }

    private func mood(for service: String, _ request: HTTPRequest) -> ServiceAnswer? {
        let query = Dictionary(request.query.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        if let status = query["fail"].flatMap({ Int($0) }),
            struck[request.path, default: 0] < query["times"].flatMap({ Int($0) }) ?? .max
        {
            struck[request.path, default: 0] += 1
            return ServiceAnswer(status: status, retryAfter: query["retryAfter"])
        }
        guard let index = moods.firstIndex(where: { $0.left > 0 && ($0.service ?? service) == service }) else {
            return nil
        }
        moods[index].left -= 1
        return ServiceAnswer(
            status: moods[index].status, body: moods[index].body, retryAfter: moods[index].retryAfter)
    }

    private func isRepeat(_ id: String?, accepted: Bool) -> Bool {
        guard let id, accepted else { return false }
        return !seenIDs.insert(id).inserted
    }

    private func record(_ arrival: Arrival) {
        arrivals.append(arrival)
        continuation.yield(arrival)
        guard let logFile else { return }
        // A judge that cannot write its notes is of no use to the script that reads them, but still answers.
        do { try arrival.append(toFile: logFile) } catch {
            FileHandle.standardError.write(Data("The receiver cannot write \(logFile): \(error)\n".utf8))
        }
    }
}
