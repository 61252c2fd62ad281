import BotCore
import CCurl

extension TransportFailure {
    /// What a libcurl number means to the bot. The sentence is ours: libcurl's own can hold the host or the URL.
    ///
    /// - Parameter proxyStatus: The proxy's answer to CONNECT; 0 without one.
    init(_ code: CURLcode, requestMayHaveArrived arrived: Bool, proxyStatus: Int = 0, peer: Peer = .endpoint) {
        let (reason, message) =
            proxyStatus >= 300
            ? (Reason.connect, "The proxy answered \(proxyStatus).")
            : TransportFailure.meaning(of: code, arrived: arrived, peer)
        self.init(reason: reason, code: Int(code.rawValue), requestMayHaveArrived: arrived, message: message)
    }

    private static func meaning(of code: CURLcode, arrived: Bool, _ peer: Peer) -> (Reason, String) {
        switch code {
        case CURLE_UNSUPPORTED_PROTOCOL where arrived, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_HTTP2_STREAM,
            CURLE_BAD_CONTENT_ENCODING, CURLE_TOO_MANY_REDIRECTS:
            (.protocolError, "\(peer.name)'s answer is not HTTP.")
        case CURLE_UNSUPPORTED_PROTOCOL:
            (.schemeRefused, "\(peer.name)'s URL is not https, and `allowHTTP` does not open it.")
        case CURLE_URL_MALFORMAT:
            (.schemeRefused, "\(peer.name)'s URL cannot be read.")
        case CURLE_COULDNT_RESOLVE_HOST:
            (.resolve, "\(peer.name)'s name has no address.")
        case CURLE_COULDNT_RESOLVE_PROXY:
            (.resolve, "The proxy's name has no address.")
        case CURLE_COULDNT_CONNECT:
            (.connect, "Nobody answers at \(peer.name.uncapitalised)'s address.")
        case CURLE_PROXY:
            (.connect, "The proxy did not connect to \(peer.name.uncapitalised).")
        case CURLE_OPERATION_TIMEDOUT:
            (.timeout, arrived ? "\(peer.name) did not answer in time." : "\(peer.name) could not be reached in time.")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CERTPROBLEM:
            (.certificate, "\(peer.name)'s certificate is not to be trusted.")
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE:
            (.certificate, "The file of certificate authorities cannot be used.")
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
            CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
            (.tls, "The TLS handshake failed.")
        case CURLE_GOT_NOTHING:
            (.reset, "\(peer.name) closed the connection without an answer.")
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE:
            (.reset, "The connection broke.")
        default:
            (.other, "The attempt failed (libcurl \(code.rawValue)).")
        }
    }
}

extension String {
    fileprivate var uncapitalised: String { prefix(1).lowercased() + dropFirst() }
}
