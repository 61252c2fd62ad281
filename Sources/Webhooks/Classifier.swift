import BotCore

/// A service's verdicts as a table: the first row whose status and body fit decides.
struct Classifier: Sendable {
    enum BodyRule: Sendable {
        case any
        /// The whole body, blanks around it aside.
        case equals(String)
        case contains(String)
        /// A member of JSON, at whatever depth: its name, and its value as a word (`false`, `10015`, `success`).
        case member(String, String)
    }

    enum Verdict: Sendable {
        case delivered, accepted
        /// Not before `Retry-After`, where the service sends it.
        case retry(String)
        case paused(String)
        case gone(String)
        case refused(String)
        case unknown(String)
    }

    struct Row: Sendable {
        let statuses: ClosedRange<Int>
        let body: BodyRule
        let verdict: Verdict

        init(_ statuses: ClosedRange<Int>, _ body: BodyRule = .any, _ verdict: Verdict) {
            self.statuses = statuses
            self.body = body
            self.verdict = verdict
        }

        init(_ status: Int, _ body: BodyRule = .any, _ verdict: Verdict) {
            self.init(status...status, body, verdict)
        }
    }

    /// Read before `common`.
    let rows: [Row]
    /// Where the service says how long to wait; the longest of them counts.
    let delays: [Delay]
    /// SMTP answers each step: a good code counts only when the last step was reached.
    let statusNeedsWholeAnswer: Bool

    init(rows: [Row], delays: [Delay] = [.retryAfter], statusNeedsWholeAnswer: Bool = false) {
        self.rows = rows
        self.delays = delays
        self.statusNeedsWholeAnswer = statusNeedsWholeAnswer
    }

    func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        guard let status = answer.status, !(statusNeedsWholeAnswer && status < 400 && answer.failure != nil) else {
            return outcome(of: answer.failure)
        }
        func decides(_ row: Row) -> Bool { row.statuses.contains(status) && fits(answer.body, row.body) }
        guard let row = rows.first(where: decides) ?? Classifier.common.first(where: decides) else {
            return .unknown(reason: "The endpoint answered \(status), which is no HTTP status.")
        }
        // A status line is an answer even when what follows it broke; only a body that had to tell more is missing.
        if (200...299).contains(status), case .paused = row.verdict, answer.failure != nil,
            answer.failure?.reason != .responseTooLarge
        {
            return .unknown(reason: "The endpoint answered \(status), but its answer broke off.")
        }
        return outcome(of: row.verdict, answer: answer, status: status, now: now)
    }

    private func outcome(of verdict: Verdict, answer: HTTPAnswer, status: Int, now: Instant) -> DeliveryOutcome {
        // The body is never quoted: an error page can repeat the URL, and the URL is the key.
        func said(_ reason: String) -> String { "The endpoint answered \(status): \(reason)." }
        switch verdict {
        case .delivered: return .delivered
        case .accepted: return .accepted
        case .retry(let reason):
            return .retry(after: delays.compactMap { $0.wait(in: answer, now: now) }.max(), reason: said(reason))
        case .paused(let reason): return .endpointPaused(reason: said(reason))
        case .gone(let reason): return .endpointGone(reason: said(reason))
        case .refused(let reason): return .payloadRefused(reason: said(reason))
        case .unknown(let reason): return .unknown(reason: said(reason))
        }
    }

    /// Without a status line: what libcurl saw, and whether the request can have arrived.
    private func outcome(of failure: TransportFailure?) -> DeliveryOutcome {
        guard let failure else { return .unknown(reason: "The endpoint gave no answer.") }
        switch failure.reason {
        case .addressRefused, .schemeRefused, .certificate:
            return .endpointPaused(reason: failure.message)
        case .resolve, .connect, .tls, .timeout, .reset, .protocolError, .responseTooLarge, .other:
            return failure.requestMayHaveArrived
                ? .unknown(reason: failure.message) : .retry(after: nil, reason: failure.message)
        }
    }

    private func fits(_ body: [UInt8], _ rule: BodyRule) -> Bool {
        switch rule {
        case .any: true
        case .equals(let text):
            body.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed().elementsEqual(text.utf8)
        case .contains(let text): String(decoding: body, as: UTF8.self).holds(text)
        case .member(let name, let value): AnswerBody.word(name, in: body) == value
        }
    }
}

extension Classifier {
    /// What the codes mean where a service does not say otherwise (RFC 9110; Standard Webhooks; reliability §3.2).
    static let common: [Row] = [
        Row(100...199, .any, .unknown("no final answer")),
        Row(200...299, .any, .delivered),
        Row(
            300...399, .any,
            .paused("a redirect; redirects are not followed, so put the new address into the configuration")),
        Row(400, .any, .refused("it does not take this message")),
        Row(401, .any, .paused("it does not accept the key")),
        Row(403, .any, .paused("it does not allow this")),
        Row(404, .any, .paused("nothing is there; check the URL")),
        Row(407, .any, .paused("the proxy wants a password")),
        Row(408, .any, .retry("it timed out")),
        Row(410, .any, .gone("it is gone for good")),
        Row(413, .any, .refused("the message is too large for it")),
        Row(415, .any, .refused("it does not take this content type")),
        Row(422, .any, .refused("it does not understand this message")),
        Row(425, .any, .retry("too early")),
        Row(429, .any, .retry("too many messages")),
        Row(400...499, .any, .paused("it does not take messages this way; check the URL")),
        Row(500...599, .any, .retry("it is in trouble")),
    ]
}
