import BotCore
import CCurl

/// What is wrong with a request before any of it leaves.
enum RequestCheck {
    /// The URL to call, or the reason not to.
    static func url(of request: HTTPRequest) throws(TransportFailure) -> String {
        guard let url = request.endpoint.url?.reveal() else {
            throw refused("The endpoint has no URL.", code: CURLE_URL_MALFORMAT)
        }
        if let envelope = request.envelope {
            try check(url, schemes: ["smtps", "smtp"], .endpoint)
            try check(envelope)
        } else {
            try check(url, allowHTTP: request.endpoint.allowHTTP, .endpoint)
        }
        try check(request.headers)
        return url
    }

    static func check(_ request: FetchRequest) throws(TransportFailure) {
        try check(request.url, allowHTTP: request.allowHTTP, .server)
        try check(request.headers)
    }

    private static func check(_ url: String, allowHTTP: Bool, _ peer: Peer) throws(TransportFailure) {
        try check(url, schemes: allowHTTP ? ["https", "http"] : ["https"], peer)
    }

    /// A line break in an address would be a command of its own.
    private static func check(_ envelope: HTTPRequest.Envelope) throws(TransportFailure) {
        for address in [envelope.from] + envelope.to {
            guard
                address.utf8.allSatisfy({
                    $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
                })
            else {
                throw refused(
                    "A mail address holds a blank, a bracket or a control character.", code: CURLE_URL_MALFORMAT)
            }
        }
    }

    private static func check(_ url: String, schemes: [String], _ peer: Peer) throws(TransportFailure) {
        // A NUL would end the URL early in C; blanks and line breaks belong to no URL.
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw refused("\(peer.name)'s URL holds a blank or a control character.", code: CURLE_URL_MALFORMAT)
        }
        let scheme = url.utf8.prefix { $0 != UInt8(ascii: ":") }
        guard schemes.contains(String(decoding: scheme, as: UTF8.self).lowercased()) else {
            throw refused(
                schemes.contains("smtps")
                    ? "\(peer.name)'s URL is neither smtps nor smtp."
                    : "\(peer.name)'s URL is not https, and `allowHTTP` does not open it.",
                code: CURLE_UNSUPPORTED_PROTOCOL)
        }
        // libcurl mends `https:///token/…`: it would look the token up as a name.
        let rest = url.utf8.dropFirst(scheme.count)
        guard rest.starts(with: "://".utf8), let host = rest.dropFirst(3).first, !"/\\?#@:".utf8.contains(host) else {
            throw refused("\(peer.name)'s URL names no host.", code: CURLE_URL_MALFORMAT)
        }
    }

    private static func check(_ headers: [(name: String, value: String)]) throws(TransportFailure) {
        for (name, value) in headers {
            guard (name + value).utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw TransportFailure(
                    reason: .other, code: Int(CURLE_BAD_FUNCTION_ARGUMENT.rawValue), requestMayHaveArrived: false,
                    message: "A header of the request holds a control character.")
            }
        }
    }

    private static func refused(_ message: String, code: CURLcode) -> TransportFailure {
        TransportFailure(
            reason: .schemeRefused, code: Int(code.rawValue), requestMayHaveArrived: false, message: message)
    }
}
