package import BotCore
import CCurl
import Glibc

/// The Transport port over libcurl: one multi handle, one thread, and the loop's only wait.
///
/// Each attempt is at most one POST, whatever the endpoint does. Nothing it reports holds a URL, a header or a proxy.
/// Setting it up ignores SIGPIPE for the whole process.
package final class CurlTransport: Transport {
    /// Handles kept for the next attempts. More than a run has in flight would only hold memory.
    private static let spareLimit = 64

    // Attempts stand before the multi handle so that they are still there while it is being closed.
    private var attempts: [UnsafeMutableRawPointer: Attempt] = [:]
    private var spares: [Attempt] = []
    private var trust = TrustStore()
    /// Answers that needed no network.
    private var settled: [HTTPAnswer] = []
    private let multi: MultiHandle
    private let console: ConsoleWriter
    private let clock = ContinuousClock()

    package init(console: ConsoleWriter = .standardOutput) throws {
        multi = try MultiHandle.open()
        self.console = console
    }

    deinit {
        for attempt in attempts.values { multi.remove(attempt.easy) }
    }

    package var inFlight: Int { attempts.count + settled.count }

    package func send(_ request: HTTPRequest) {
        guard request.endpoint.service != .console else {
            settled.append(writeToConsole(request))
            return
        }
        do {
            try start(request)
        } catch let failure as TransportFailure {
            settled.append(HTTPAnswer(id: request.id, status: nil, failure: failure))
        } catch {
            let code = (error as? CurlError)?.code ?? 0
            settled.append(
                HTTPAnswer(
                    id: request.id, status: nil,
                    failure: TransportFailure(
                        reason: .other, code: code, requestMayHaveArrived: false,
                        message: "The attempt could not be started (libcurl \(code)).")))
        }
    }

    package func wait(on descriptors: [Descriptor], atMost limit: Duration) throws -> Wake {
        let end = clock.now + max(limit, .zero)
        var wake = Wake(answers: settled)
        settled = []
        while true {
            let left = wake.answers.isEmpty ? max(.zero, clock.now.duration(to: end)) : .zero
            // Attempts that were just added are due at once, so this poll returns at once and they start below.
            wake.ready = try multi.poll(descriptors, milliseconds: left.pollMilliseconds)
            try multi.perform()
            wake.answers += reap()
            if !wake.answers.isEmpty || !wake.ready.isEmpty || left == .zero { return wake }
        }
    }

    private func start(_ request: HTTPRequest) throws {
        let url = try RequestCheck.url(of: request)
        var authorities: [UInt8]?
        if let file = request.endpoint.caFile {
            authorities = trust.authorities(adding: file)
            guard authorities != nil else {
                throw TransportFailure(
                    reason: .certificate, code: Int(CURLE_SSL_CACERT_BADFILE.rawValue), requestMayHaveArrived: false,
                    message: "The CA file \(file) cannot be read.")
            }
        }
        let attempt = try spares.popLast() ?? Attempt()
        try attempt.prepare(request, url: url, authorities: authorities)
        try multi.add(attempt.easy)
        attempts[attempt.easy.raw] = attempt
    }

    /// The attempts that ended. No limit on connections is set, so none of the others waits for one of these to end, and
    /// one `perform` a turn is enough (it walks every handle: a second one costs a fifth of the rate).
    private func reap() -> [HTTPAnswer] {
        var answers: [HTTPAnswer] = []
        while let (easy, code) = multi.nextEnded() {
            guard let attempt = attempts.removeValue(forKey: easy) else { continue }
            multi.remove(attempt.easy)
            if let answer = attempt.answer(code: code) { answers.append(answer) }
            attempt.clear()
            if spares.count < Self.spareLimit { spares.append(attempt) }
        }
        return answers
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

extension Duration {
    /// Rounded up, so that a wait of less than a millisecond does not spin, and within what poll takes.
    fileprivate var pollMilliseconds: Int32 {
        let whole = milliseconds
        let rounded = self > .milliseconds(whole) ? whole + 1 : whole
        return Int32(clamping: min(rounded, Int64(Int32.max)))
    }
}
