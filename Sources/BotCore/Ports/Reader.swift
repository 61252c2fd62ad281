/// Turns untrusted bytes into a record, in a boxed program of its own.
package protocol Reader: Watched {
    func read(_ request: ReadRequest)
    func advance(ready: [Int32], uptime: Duration) -> [ReadOutcome]
    func stop()
}

package struct ReadRequest: Sendable {
    package var id: Int64
    /// The file's name, for the record's `source` and for messages.
    package var name: String
    package var bytes: [UInt8]
    /// Where it was fetched from.
    package var url: String?
    /// The encoding that whoever gave the bytes said they are in: a hint, often wrong.
    package var charset: String?
    package var wants: Want

    package enum Want: Sendable {
        /// The record.
        case record
        /// The text alone, as `{"text":"…"}`: for commands that look at a text which need be no minutes.
        case text
    }

    package init(
        id: Int64, name: String, bytes: [UInt8], url: String? = nil, charset: String? = nil, wants: Want = .record
    ) {
        self.wants = wants
        self.id = id
        self.name = name
        self.bytes = bytes
        self.url = url
        self.charset = charset
    }
}

package struct ReadOutcome: Sendable {
    package var id: Int64
    /// The `Minutes`, or what was wanted instead, as one line of JSON.
    package var result: Result<[UInt8], ReadFailure>

    package init(id: Int64, result: Result<[UInt8], ReadFailure>) {
        self.id = id
        self.result = result
    }
}

package enum ReadFailure: Error, Sendable, Equatable {
    /// The reader looked at it and cannot read it: a sentence that names the place and the fix. Trying again is no use.
    case refused(code: String, message: String)
    /// The reader died, hung or broke its limits: tried again, then quarantined.
    case crashed(reason: String, stderr: String)
}
