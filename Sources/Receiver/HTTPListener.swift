import Dispatch
import Foundation
import Glibc
import Synchronization

/// A plain HTTP/1.1 server on 127.0.0.1, as much of one as posts to chat services need: requests with a length, one
/// after the other on a connection. Each connection has a thread of its own, so that whoever keeps the other threads
/// busy holds no answer up.
final class HTTPListener: Sendable {
    typealias Answer = @Sendable (HTTPRequest) async -> HTTPResponse

    let port: UInt16
    private let descriptor: Int32
    /// Shut, not closed: the number must not become somebody else's while a thread still uses it.
    private let connections = Mutex<Set<Int32>>([])
    private let isStopped = Mutex(false)

    /// What waits for a thread to take it up.
    private static let backlog: Int32 = 64
    /// For a peer that says nothing, in seconds.
    private static let patience = 30

    /// - Parameter port: 0 takes a free one.
    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = descriptor
        let listens = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, Self.backlog) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        guard listens else {
            let failure = Failure(port: port, reason: String(cString: strerror(errno)))
            close(listener)
            throw failure
        }
        self.port = UInt16(bigEndian: address.sin_port)
    }

    struct Failure: Error, CustomStringConvertible {
        let port: UInt16
        let reason: String
        var description: String { "127.0.0.1:\(port) cannot be listened on: \(reason)" }
    }

    /// Begins to take connections; returns at once.
    func serve(_ answer: @escaping Answer) {
        Thread { [self] in
            while true {
                let peer = accept(descriptor, nil, nil)
                guard peer >= 0 else {
                    if errno == EINTR || errno == ECONNABORTED { continue }
                    break
                }
                _ = fcntl(peer, F_SETFD, FD_CLOEXEC)
                let isLate = isStopped.withLock { isStopped in
                    if !isStopped { _ = connections.withLock { $0.insert(peer) } }
                    return isStopped
                }
                if isLate {
                    close(peer)
                    break
                }
                Thread { [self] in
                    talk(with: HTTPConnection(peer, patience: Self.patience), answer)
                    _ = connections.withLock { $0.remove(peer) }
                    close(peer)
                }.start()
            }
            close(descriptor)
        }.start()
    }

    /// Takes no more connections and ends those there are.
    func stop() {
        let isFirst = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return !isStopped
        }
        guard isFirst else { return }
        shutdown(descriptor, Int32(SHUT_RDWR))
        connections.withLock { for peer in $0 { shutdown(peer, Int32(SHUT_RDWR)) } }
    }

    private func talk(with connection: HTTPConnection, _ answer: @escaping Answer) {
        var connection = connection
        while let request = connection.next() {
            let response: HTTPResponse
            switch request {
            case .success(let request): response = Self.wait { await answer(request) }
            case .failure(let refusal): response = HTTPResponse(status: refusal.status, phrase: "No")
            }
            let isLast = (try? request.get())?.closes ?? true
            guard connection.send(response, isLast: isLast), !isLast else { return }
        }
    }

    /// For a task's result, on a thread that no task needs.
    private static func wait(for body: @escaping @Sendable () async -> HTTPResponse) -> HTTPResponse {
        let semaphore = DispatchSemaphore(value: 0)
        let box = Box()
        Task {
            let response = await body()
            box.response.withLock { $0 = response }
            semaphore.signal()
        }
        semaphore.wait()
        return box.response.withLock { $0 } ?? HTTPResponse(status: 500, phrase: "No")
    }

    private final class Box: Sendable {
        let response = Mutex<HTTPResponse?>(nil)
    }
}
