import BotCore
import CCurl
import Glibc

/// Owns the multi handle: all transfers, their connections, and the wait. It is made with the first transfer, or in the
/// first wait that takes time: a run with nothing to send has neither, and the others load libcurl while the reader and
/// the plugins are starting.
final class MultiHandle {
    private var made: (multi: UnsafeMutableRawPointer, loop: OpaquePointer)?
    /// More than a configuration has endpoints. Each is closed when it has not been used for four seconds.
    private static let keptConnections = 256

    deinit {
        guard let made else { return }
        _ = ccurl_multi_cleanup(made.multi)
        ccurl_loop_close(made.loop)
    }

    /// Loads libcurl, when that has not happened yet.
    func open() throws { _ = try handle() }

    func add(_ easy: borrowing EasyHandle) throws {
        try check(ccurl_multi_add(try handle().multi, easy.raw), doing: "starting an attempt")
    }

    func remove(_ easy: borrowing EasyHandle) {
        if let made { _ = ccurl_multi_remove(made.multi, easy.raw) }
    }

    /// The next transfer that ended, with libcurl's verdict.
    func nextEnded() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
        guard let made else { return nil }
        var left: Int32 = 0
        while let message = ccurl_multi_next(made.multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            return (easy, ccurl_message_result(message))
        }
        return nil
    }

    /// Moves every transfer on as far as it goes without waiting, once a transfer's socket, a descriptor or the time lets it.
    /// Gives the descriptors that are ready.
    func wait(on descriptors: [Descriptor], milliseconds: Int32) throws -> [Int32] {
        guard made != nil || milliseconds > 0 else { return glance(descriptors) }
        let loop = try handle().loop
        var looks = Self.looks(descriptors)
        // The loop's own.
        looks.append(pollfd())
        var code = CURLM_OK
        let error = ccurl_loop_wait(loop, &looks, UInt32(descriptors.count), milliseconds, &code)
        guard error == 0 else { throw CurlError(doing: "waiting", code: Int(-error)) }
        try check(code, doing: "moving transfers on")
        return looks.dropLast().filter { $0.revents != 0 }.map(\.fd)
    }

    private static func looks(_ descriptors: [Descriptor]) -> [pollfd] {
        descriptors.map { pollfd(fd: $0.fd, events: Int16($0.forWriting ? POLLOUT : POLLIN), revents: 0) }
    }

    /// A look without waiting, while there are no transfers.
    private func glance(_ descriptors: [Descriptor]) -> [Int32] {
        var looks = Self.looks(descriptors)
        guard Glibc.poll(&looks, nfds_t(looks.count), 0) > 0 else { return [] }
        return looks.filter { $0.revents != 0 }.map(\.fd)
    }

    private func handle() throws -> (multi: UnsafeMutableRawPointer, loop: OpaquePointer) {
        if let made { return made }
        if let fault = ccurl_open() {
            throw TransportUnavailable(
                "Nothing can be sent: libcurl.so.4 cannot be loaded (\(String(cString: fault))). Install it: "
                    + "apt-get install libcurl4")
        }
        guard let new = ccurl_multi_init() else {
            throw CurlError(doing: "starting up", code: Int(CURLE_OUT_OF_MEMORY.rawValue))
        }
        guard let loop = ccurl_loop_open(new) else {
            _ = ccurl_multi_cleanup(new)
            throw CurlError(doing: "starting up", code: Int(CURLE_OUT_OF_MEMORY.rawValue))
        }
        let made = (multi: new, loop: loop)
        self.made = made
        // By default libcurl keeps four times as many connections as there are transfers at that moment: when the last of
        // fifty ends, it closes most of them.
        try check(ccurl_multi_set_long(new, CURLMOPT_MAXCONNECTS, Self.keptConnections), doing: "starting up")
        return made
    }

    private func check(_ code: CURLMcode, doing: String) throws(CurlError) {
        guard code == CURLM_OK else { throw CurlError(doing: doing, code: Int(code.rawValue)) }
    }
}
