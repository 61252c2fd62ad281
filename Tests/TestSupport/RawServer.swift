import Foundation
import Synchronization

/// A server that misbehaves on purpose: it plays scripted steps on raw sockets, on threads of its own.
package final class RawServer: Sendable {
    package enum Step: Sendable {
        /// Reads one whole request: head and, by its Content-Length, body.
        case readRequest
        case send(String)
        case sendBytes([UInt8])
        /// Sends the text again and again, with a pause, until the peer hangs up.
        case repeating(String, pauseMilliseconds: UInt32)
        /// Reads until the peer hangs up.
        case waitForPeer
        /// Ends with RST instead of FIN.
        case reset
    }

    package let port: UInt16
    private let listener: Int32
    private let scripts: [[Step]]
    private let log = Mutex(Log())

    private struct Log {
        var connections = 0
        var requests: [String] = []
    }

    /// - Parameter scripts: One for each connection, in order; the last serves all later ones. At a script's end the
    ///   connection is closed.
    package convenience init(_ scripts: [Step]...) throws {
        try self.init(scripts: scripts)
    }

    package init(scripts: [[Step]]) throws {
        let bound = try BoundPort()
        listener = dup(bound.descriptor)
        guard fcntl(listener, F_SETFD, FD_CLOEXEC) == 0, listen(listener, 64) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        port = bound.port
        self.scripts = scripts
        Thread { [self] in serve() }.start()
    }

    package var connections: Int { log.withLock { $0.connections } }
    /// Every whole request that came, head and body.
    package var requests: [String] { log.withLock { $0.requests } }

    /// Takes no more connections.
    package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve() {
        while true {
            let peer = accept(listener, nil, nil)
            guard peer >= 0 else { break }
            _ = fcntl(peer, F_SETFD, FD_CLOEXEC)
            let number = log.withLock { log in
                log.connections += 1
                return log.connections
            }
            Thread { [self] in
                play(scripts[min(number, scripts.count) - 1], with: peer)
                close(peer)
            }.start()
        }
        close(listener)
    }

    private func play(_ script: [Step], with peer: Int32) {
        for step in script {
            switch step {
            case .readRequest:
                guard let request = readRequest(peer) else { return }
                log.withLock { $0.requests.append(request) }
            case .send(let text):
                guard write(Array(text.utf8), to: peer) else { return }
            case .sendBytes(let bytes):
                guard write(bytes, to: peer) else { return }
            case .repeating(let text, let pause):
                while write(Array(text.utf8), to: peer) { usleep(pause * 1000) }
            case .waitForPeer:
                while receive(peer) != nil {}
            case .reset:
                var linger = linger(l_onoff: 1, l_linger: 0)
                setsockopt(peer, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
            }
        }
    }

    private func readRequest(_ peer: Int32) -> String? {
        var bytes: [UInt8] = []
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let length = text.range(of: "content-length: ", options: .caseInsensitive).map {
                    Int(text[$0.upperBound...].prefix { $0.isNumber }) ?? 0
                }
                let headSize = text[..<end.upperBound].utf8.count
                if bytes.count >= headSize + (length ?? 0) { return text }
            }
            guard let more = receive(peer) else { return nil }
            bytes += more
        }
    }

    private func receive(_ peer: Int32) -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 16_384)
        let count = recv(peer, &chunk, chunk.count, 0)
        return count > 0 ? Array(chunk[..<count]) : nil
    }

    private func write(_ bytes: [UInt8], to peer: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
