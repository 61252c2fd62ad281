/// HTTP, and the loop's only wait.
package protocol Transport: AnyObject {
    /// Starts one attempt: exactly one POST, or none.
    func send(_ request: HTTPRequest)
    var inFlight: Int { get }
    /// Waits until an attempt ends, a descriptor is ready, or the time is over, whichever comes first.
    func wait(on descriptors: [Descriptor], atMost limit: Duration) throws -> Wake
}

package struct Wake: Sendable {
    package var answers: [HTTPAnswer]
    package var ready: [Int32]

    package init(answers: [HTTPAnswer] = [], ready: [Int32] = []) {
        self.answers = answers
        self.ready = ready
    }
}

package struct HTTPRequest: Sendable {
    /// The caller's number for the attempt.
    package var id: Int64
    package var endpoint: Endpoint
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(id: Int64, endpoint: Endpoint, headers: [(name: String, value: String)], body: [UInt8]) {
        self.id = id
        self.endpoint = endpoint
        self.headers = headers
        self.body = body
    }
}

/// What became of an attempt.
package struct HTTPAnswer: Sendable, Equatable {
    package var id: Int64
    /// `nil` when no status line came.
    package var status: Int?
    /// Names in lower case. Several lines of one name are joined by a comma and a space.
    package var headers: [String: String]
    /// The first 64 KiB.
    package var body: [UInt8]
    package var failure: TransportFailure?

    package init(
        id: Int64, status: Int?, headers: [String: String] = [:], body: [UInt8] = [], failure: TransportFailure? = nil
    ) {
        self.id = id
        self.status = status
        self.headers = headers
        self.body = body
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
