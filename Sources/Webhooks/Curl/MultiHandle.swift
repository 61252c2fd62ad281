import BotCore
import CCurl

/// Owns the multi handle: all transfers, their connections, and the wait.
struct MultiHandle: ~Copyable {
    private let raw: UnsafeMutableRawPointer

    static func open() throws(CurlError) -> MultiHandle {
        guard CurlLibrary.state == CURLE_OK.rawValue, let raw = curl_multi_init() else {
            throw CurlError(doing: "starting up", code: Int(CurlLibrary.state))
        }
        let multi = MultiHandle(raw: raw)
        // By default libcurl keeps four times as many connections as there are transfers at that moment: when the last of
        // fifty ends, it closes most of them.
        try multi.check(
            ccurl_multi_set_long(raw, CURLMOPT_MAXCONNECTS, keptConnections), doing: "starting up")
        return multi
    }

    /// More than a configuration has endpoints. Each is closed when it has not been used for four seconds.
    private static let keptConnections = 256

    private init(raw: UnsafeMutableRawPointer) {
        self.raw = raw
    }

    deinit { curl_multi_cleanup(raw) }

    func add(_ easy: borrowing EasyHandle) throws(CurlError) {
        try check(curl_multi_add_handle(raw, easy.raw), doing: "starting an attempt")
    }

    func remove(_ easy: borrowing EasyHandle) {
        curl_multi_remove_handle(raw, easy.raw)
    }

    /// Moves every transfer on as far as it goes without waiting.
    func perform() throws(CurlError) {
        var running: Int32 = 0
        try check(curl_multi_perform(raw, &running), doing: "moving transfers on")
    }

    /// The next transfer that ended, with libcurl's verdict.
    func nextEnded() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(raw, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            return (easy, ccurl_message_result(message))
        }
        return nil
    }

    /// Waits for a transfer's socket, a descriptor or the time, and gives the descriptors that are ready.
    func poll(_ descriptors: [Descriptor], milliseconds: Int32) throws(CurlError) -> [Int32] {
        var waits = descriptors.map {
            curl_waitfd(fd: $0.fd, events: Int16($0.forWriting ? CURL_WAIT_POLLOUT : CURL_WAIT_POLLIN), revents: 0)
        }
        try check(curl_multi_poll(raw, &waits, UInt32(waits.count), milliseconds, nil), doing: "waiting")
        return waits.filter { $0.revents != 0 }.map(\.fd)
    }

    private func check(_ code: CURLMcode, doing: String) throws(CurlError) {
        guard code == CURLM_OK else { throw CurlError(doing: doing, code: Int(code.rawValue)) }
    }
}
