package import BotCore
import CCurl
import Glibc

/// The Transport port over libcurl: one multi handle, one thread, and the loop's only wait.
///
/// Each attempt is at most one POST, whatever the endpoint does; GETs of documents run beside them. Nothing it reports
/// of an attempt holds a URL, a header or a proxy.
/// Setting it up ignores SIGPIPE for the whole process.
package final class CurlTransport: Transport {
    // Attempts stand before the multi handle so that they are still there while it is being closed.
    private var attempts: [UnsafeMutableRawPointer: Attempt] = [:]
    private var spares = Spares()
    private var trusts = TrustStore()
    /// Answers that needed no network.
    private var settled = Wake()
    private let userAgent: String
    private let multi = MultiHandle()
    private let console: ConsoleWriter
    private let clock = ContinuousClock()

    /// - Parameter userAgent: how GETs introduce themselves.
    package init(console: ConsoleWriter = .standardOutput, userAgent: String = "Kairan") {
        CurlLibrary.prepare()
        self.userAgent = userAgent
        self.console = console
    }

    deinit {
        for attempt in attempts.values { multi.remove(attempt.easy) }
    }

    package var inFlight: Int { attempts.count + settled.answers.count + settled.pages.count }

    package func prepare() throws { try multi.open() }

    package func send(_ request: HTTPRequest) {
        guard request.endpoint.service != .console else {
            settled.answers.append(writeToConsole(request))
            return
        }
        do {
            let url = try RequestCheck.url(of: request)
            let trust = try trust(adding: request.endpoint.caFile, to: url)
            try start(url) { try $0.prepare(request, url: url, trust: trust) }
        } catch {
            settled.answers.append(HTTPAnswer(id: request.id, status: nil, failure: Self.failure(error)))
        }
    }

    package func fetch(_ request: FetchRequest) {
        do {
            try RequestCheck.check(request)
            let trust = try trust(adding: request.caFile, to: request.url)
            try start(request.url) { try $0.prepare(request, userAgent: userAgent, trust: trust) }
        } catch {
            settled.pages.append(HTTPAnswer(id: request.id, status: nil, failure: Self.failure(error)))
        }
    }

    package func abandonFetches() {
        settled.pages = []
        for (easy, attempt) in attempts where attempt.isFetch {
            multi.remove(attempt.easy)
            attempts[easy] = nil
        }
    }

    package func wait(on descriptors: [Descriptor], atMost limit: Duration) throws -> Wake {
        let end = clock.now + max(limit, .zero)
        var wake = settled
        settled = Wake()
        while true {
            let left = wake.isEmpty ? max(.zero, clock.now.duration(to: end)) : .zero
            wake.ready = try multi.wait(on: descriptors, milliseconds: left.pollMilliseconds)
            reap(into: &wake)
            if !wake.isEmpty || !wake.ready.isEmpty || left == .zero { return wake }
        }
    }

    private func trust(adding file: String?, to url: String) throws(TransportFailure) -> Trust {
        guard let file else { return url.hasPrefix("http:") ? .system : trusts.system() }
        guard let trust = trusts.adding(file) else {
            throw TransportFailure(
                reason: .certificate, code: Int(CURLE_SSL_CACERT_BADFILE.rawValue), requestMayHaveArrived: false,
                message: "The CA file \(file) cannot be read.")
        }
        return trust
    }

    private func start(_ url: String, _ prepare: (Attempt) throws -> Void) throws {
        try multi.open()
        let attempt = try spares.take(for: url) ?? Attempt()
        try prepare(attempt)
        try multi.add(attempt.easy)
        attempts[attempt.easy.raw] = attempt
    }

    private static func failure(_ error: any Error) -> TransportFailure {
        if let failure = error as? TransportFailure { return failure }
        let code = (error as? CurlError)?.code ?? 0
        return TransportFailure(
            reason: .other, code: code, requestMayHaveArrived: false,
            message: (error as? TransportUnavailable)?.description
                ?? "The attempt could not be started: \(error)")
    }

    /// Takes in what ended. No limit on connections is set, so none of the others waits for one of these to end.
    private func reap(into wake: inout Wake) {
        while let (easy, code) = multi.nextEnded() {
            guard let attempt = attempts.removeValue(forKey: easy) else { continue }
            multi.remove(attempt.easy)
            switch attempt.end(code: code) {
            case .post(let answer): wake.answers.append(answer)
            case .get(let answer): wake.pages.append(answer)
            case nil: break
            }
            // A transfer that fails without a connection leaves its buffer behind, and its handle takes no other size.
            guard code == CURLE_OK else { continue }
            attempt.finish()
            spares.keep(attempt)
        }
    }

    private func writeToConsole(_ request: HTTPRequest) -> HTTPAnswer {
        let (written, error) = console.write(request.body)
        guard error != 0 else { return HTTPAnswer(id: request.id, status: 200) }
        return HTTPAnswer(
            id: request.id, status: nil,
            failure: TransportFailure(
                reason: .other, code: Int(error), requestMayHaveArrived: written > 0,
                message: "Standard output cannot be written: \(String(cString: strerror(error)))."))
    }
}

extension Wake {
    fileprivate var isEmpty: Bool { answers.isEmpty && pages.isEmpty }
}

extension Duration {
    /// Rounded up, so that a wait of less than a millisecond does not spin, and within what poll takes.
    fileprivate var pollMilliseconds: Int32 {
        let whole = milliseconds
        let rounded = self > .milliseconds(whole) ? whole + 1 : whole
        return Int32(clamping: min(rounded, Int64(Int32.max)))
    }
}
