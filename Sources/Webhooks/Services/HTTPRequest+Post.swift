import BotCore

extension HTTPRequest {
    /// The plain POST of a payload; services add what they need.
    /// - Parameter url: Where it goes; the endpoint's own URL when it is `nil`.
    static func post(
        _ payload: Payload, attempt: Int64, endpoint: Endpoint, url: Secret? = nil,
        headers: [(name: String, value: String)] = []
    ) -> HTTPRequest {
        var endpoint = endpoint
        if let url { endpoint.url = url }
        return HTTPRequest(
            id: attempt, endpoint: endpoint,
            headers: [("Content-Type", payload.contentType), ("User-Agent", "Kairan")] + headers, body: payload.body)
    }
}

extension Endpoint {
    /// A path below the endpoint's URL, or below the service's own when the configuration names none.
    func url(below base: String, path: String) -> Secret {
        var text = url?.reveal() ?? base
        while text.last == "/" { text.removeLast() }
        return Secret(text + path)
    }

    /// The endpoint's URL with more in its query.
    func url(adding query: String) -> Secret? {
        url.map { url in
            let text = url.reveal()
            return Secret(text + (text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + query)
        }
    }
}

extension Endpoint {
    /// The token of a service that has no other way to know its caller.
    func neededToken() throws(ServiceError) -> String {
        guard let token else { throw .incomplete(endpoint: name, needs: "token") }
        return token.reveal()
    }
}

extension TextLayout {
    /// A message's parts as payloads of a service whose bodies hold one text each.
    func payloads(
        _ message: Message, calling call: String = "", contentType: String = "application/json; charset=utf-8",
        unit: String, size: ((String) -> Int)? = nil, body: (String) -> [UInt8]
    ) -> [Payload] {
        parts(of: Composer(message), call: call).map { text in
            Payload(
                body: body(text), contentType: contentType, size: size?(text) ?? measure.size(of: text), limit: limit,
                unit: unit)
        }
    }
}

extension String {
    /// For a path, a query or a form: everything but RFC 3986's unreserved characters as `%XX`.
    var percentEncoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            let scalar = Unicode.Scalar(byte)
            if scalar.isAlphanumeric || "-._~".utf8.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// `application/x-www-form-urlencoded`.
enum Form {
    static let contentType = "application/x-www-form-urlencoded"

    static func body(_ fields: [(String, String)]) -> [UInt8] {
        Array(fields.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&").utf8)
    }
}
