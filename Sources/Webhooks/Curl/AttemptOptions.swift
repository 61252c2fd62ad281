import BotCore
import CCurl

/// How a server is reached: what a POST and a GET have in common.
struct Reach: Equatable {
    var url: String
    var allowHTTP: Bool
    var allowPrivate: Bool
    var trust: Trust
    var proxy: Secret?
    var timeout: Duration
}

extension Attempt {
    /// Time for name, connection and TLS handshake (reference: reliability §3.2).
    private static let connectTimeout: Duration = .seconds(5)
    /// An idle connection older than this is not used again: the longer it lies, the likelier the server has closed it,
    /// and a POST into a closed connection has an unknown outcome.
    private static let idleSeconds = 4

    /// Bytes of an answer that libcurl takes at once. It asks the heap for them anew for each transfer: so much is given from
    /// a list, more takes a search and a merge. Chat products answer in less.
    private static let buffer = 1024

    func setOptions(_ reach: Reach, headers: borrowing HeaderList) throws(CurlError) {
        try easy.set(CURLOPT_URL, reach.url)
        try easy.set(CURLOPT_PATH_AS_IS, 1)
        try easy.set(CURLOPT_BUFFERSIZE, Self.buffer)
        try easy.set(CURLOPT_PROTOCOLS_STR, reach.allowHTTP ? "http,https" : "https")
        try easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try easy.set(CURLOPT_FOLLOWLOCATION, 0)
        try easy.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try easy.set(CURLOPT_NOSIGNAL, 1)
        // Without it a slow name server holds the loop for seconds after the time-out.
        try easy.set(CURLOPT_QUICK_EXIT, 1)
        try easy.set(CURLOPT_TIMEOUT_MS, Int(max(1, reach.timeout.milliseconds)))
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, min(reach.timeout, Self.connectTimeout).milliseconds)))
        try easy.set(CURLOPT_MAXAGE_CONN, Self.idleSeconds)
        try setTrust(reach.trust)
        try setProxy(reach.proxy)
        try setCallbacks(guardsAddresses: !reach.allowPrivate && reach.proxy == nil)
        try easy.setHeaders(headers)
    }

    func setFetching(_ limits: FetchRequest.Limits) throws(CurlError) {
        try easy.set(CURLOPT_HTTPGET, 1)
        // A document is long.
        try easy.set(CURLOPT_BUFFERSIZE, 64 << 10)
        // What libcurl undoes before it counts: the limit is on what is unpacked.
        try easy.set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        try easy.set(CURLOPT_LOW_SPEED_LIMIT, limits.slowest)
        try easy.set(CURLOPT_LOW_SPEED_TIME, max(1, Int(limits.patience.components.seconds)))
        // A connection of its own. A kept one was judged, if at all, by the rules of whoever opened it: a page must not
        // reach a private endpoint over its connection, nor an endpoint be reached over a page's.
        try easy.set(CURLOPT_FRESH_CONNECT, 1)
        try easy.set(CURLOPT_FORBID_REUSE, 1)
    }

    /// Verification is libcurl's default and has no switch here.
    private func setTrust(_ trust: Trust) throws(CurlError) {
        try easy.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        // Debian's default folder makes libcurl parse the whole bundle again for every connection (1.2 s instead of
        // 0.08 s for 64 connections).
        try easy.set(CURLOPT_CAPATH, nil)
        try easy.set(CURLOPT_PROXY_CAPATH, nil)
        switch trust {
        case .system: break
        case .file(let path):
            try easy.set(CURLOPT_CAINFO, path)
            try easy.set(CURLOPT_PROXY_CAINFO, path)
        case .bytes(let authorities):
            try easy.set(CURLOPT_CAINFO_BLOB, bytes: authorities)
            try easy.set(CURLOPT_PROXY_CAINFO_BLOB, bytes: authorities)
        }
    }

    /// The empty string shuts out `https_proxy`, `no_proxy` and their kin: a proxy comes from the configuration only.
    private func setProxy(_ proxy: Secret?) throws(CurlError) {
        try easy.set(CURLOPT_PROXY, proxy?.reveal() ?? "")
        try easy.set(CURLOPT_NOPROXY, "")
        try easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    }

    private func setCallbacks(guardsAddresses: Bool) throws(CurlError) {
        try easy.check(ccurl_set_transfer_callback(easy.raw, CURLOPT_WRITEFUNCTION, writeCallback))
        try easy.set(CURLOPT_WRITEDATA, pointer: context)
        try easy.check(ccurl_set_transfer_callback(easy.raw, CURLOPT_HEADERFUNCTION, headerCallback))
        try easy.set(CURLOPT_HEADERDATA, pointer: context)
        // One attempt is one POST, though libcurl sends again by itself when a kept connection turns out dead.
        try easy.check(ccurl_set_request_callback(easy.raw, requestCallback))
        try easy.set(CURLOPT_PREREQDATA, pointer: context)
        if guardsAddresses {
            try easy.check(ccurl_set_open_socket_callback(easy.raw, guardedSocketCallback))
        } else {
            try easy.check(ccurl_set_open_socket_callback(easy.raw, socketCallback))
        }
        try easy.set(CURLOPT_OPENSOCKETDATA, pointer: context)
    }

    /// What libcurl hands back to the callbacks. The transport keeps the attempt alive as long as the transfer.
    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
