/// HTTP, and the loop's only wait.
package protocol Transport: AnyObject {
    /// Makes what attempts need ready; costs nothing the second time. Throws `TransportUnavailable`.
    func prepare() throws
    /// Starts one attempt: exactly one POST, or none.
    func send(_ request: HTTPRequest)
    /// Starts one GET. It may reach its server more than once: a GET changes nothing there.
    func fetch(_ request: FetchRequest)
    /// Lets go of every GET that is under way: nothing more is heard of them.
    func abandonFetches()
    /// Attempts and GETs whose end has not been told.
    var inFlight: Int { get }
    /// Waits until an attempt ends, a descriptor is ready, or the time is over, whichever comes first.
    /// Throws `TransportUnavailable`, or an error of this machine.
    func wait(on descriptors: [Descriptor], atMost limit: Duration) throws -> Wake
}

/// This machine can neither send nor wait: not an endpoint's fault.
package struct TransportUnavailable: Error, Equatable, CustomStringConvertible {
    /// A sentence that names what is missing, and the next step.
    package var description: String

    package init(_ description: String) {
        self.description = description
    }
}

package struct Wake: Sendable {
    /// Of attempts.
    package var answers: [HTTPAnswer]
    /// Of GETs.
    package var pages: [HTTPAnswer]
    package var ready: [Int32]

    package init(answers: [HTTPAnswer] = [], pages: [HTTPAnswer] = [], ready: [Int32] = []) {
        self.answers = answers
        self.pages = pages
        self.ready = ready
    }
}

package struct HTTPRequest: Sendable {
    /// The caller's number for the attempt.
    package var id: Int64
    package var endpoint: Endpoint
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    package var method = Method.post
    /// Of a letter (`smtp:`, `smtps:`): then `headers` is empty, and `body` holds the whole letter.
    package var envelope: Envelope?

    package init(id: Int64, endpoint: Endpoint, headers: [(name: String, value: String)], body: [UInt8]) {
        self.id = id
        self.endpoint = endpoint
        self.headers = headers
        self.body = body
    }

    package enum Method: String, Sendable { case post = "POST", put = "PUT" }

    /// Whom a mail server is told, and who tells it.
    package struct Envelope: Sendable, Equatable {
        package var from: String
        package var to: [String]
        package var user: String?
        package var password: Secret?

        package init(from: String, to: [String], user: String? = nil, password: Secret? = nil) {
            self.from = from
            self.to = to
            self.user = user
            self.password = password
        }
    }
}

/// One GET: one hop on the way to a document.
package struct FetchRequest: Sendable {
    package struct Limits: Sendable, Equatable {
        /// Of the body after decoding, in bytes: a document's limit.
        package var body = 32 << 20
        /// The whole way, redirects and body: less than a run's budget (60 s), so that a page that hangs fails in the
        /// run that asked for it, and is put off.
        package var timeout = Duration.seconds(50)
        /// A server that gives less than this many bytes a second …
        package var slowest = 1000
        /// … for this long is given up. Old council servers think for ten seconds before their first byte.
        package var patience = Duration.seconds(20)

        package init() {}
    }

    /// The caller's number.
    package var id: Int64
    package var url: String
    package var headers: [(name: String, value: String)]
    package var allowHTTP: Bool
    package var allowPrivate: Bool
    /// A PEM file of extra certificate authorities.
    package var caFile: String?
    package var proxy: Secret?
    package var limits: Limits

    package init(
        id: Int64, url: String, headers: [(name: String, value: String)] = [], allowHTTP: Bool = false,
        allowPrivate: Bool = false, caFile: String? = nil, proxy: Secret? = nil, limits: Limits = Limits()
    ) {
        self.id = id
        self.url = url
        self.headers = headers
        self.allowHTTP = allowHTTP
        self.allowPrivate = allowPrivate
        self.caFile = caFile
        self.proxy = proxy
        self.limits = limits
    }
}

/// What became of an attempt, or of a GET.
package struct HTTPAnswer: Sendable, Equatable {
    package var id: Int64
    /// `nil` when no status line came.
    package var status: Int?
    package var headers: HeaderFields
    /// Of an attempt the first 64 KiB, of a GET as much as its limit lets in, decoded.
    package var body: [UInt8]
    /// Where a redirect leads, as an absolute URL; it has not been followed.
    package var redirect: String?
    package var failure: TransportFailure?

    package init(
        id: Int64, status: Int?, headers: HeaderFields = HeaderFields(), body: [UInt8] = [], redirect: String? = nil,
        failure: TransportFailure? = nil
    ) {
        self.id = id
        self.status = status
        self.headers = headers
        self.body = body
        self.redirect = redirect
        self.failure = failure
    }
}

package struct TransportFailure: Error, Sendable, Equatable {
    package enum Reason: String, Sendable, Codable, CaseIterable {
        case resolve, connect, tls, certificate, addressRefused, schemeRefused, timeout, reset, protocolError,
            responseTooLarge, other
    }
    package var reason: Reason
    /// libcurl's number, for the ledger.
    package var code: Int
    /// Whether any byte of the request may have reached the server: then the outcome is unknown, not failed.
    package var requestMayHaveArrived: Bool
    /// One English sentence without the URL.
    package var message: String

    package init(reason: Reason, code: Int, requestMayHaveArrived: Bool, message: String) {
        self.reason = reason
        self.code = code
        self.requestMayHaveArrived = requestMayHaveArrived
        self.message = message
    }
}
