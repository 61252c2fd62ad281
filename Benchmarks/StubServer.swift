import Glibc

/// Answers every POST on loopback as fast as it can (`ok`, which is success for Slack and for 2xx services), so that
/// what is measured is Kairan. One thread of its own, one poll loop, no judgement: the receiver judges in the tests.
final class StubServer {
    let port: UInt16
    private let listener: Int32

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard bound else { throw BenchmarkError("cannot listen on 127.0.0.1: \(String(cString: strerror(errno)))") }
        port = UInt16(bigEndian: address.sin_port)
    }

    /// Serves until the process ends.
    func start() {
        let descriptor = listener
        var thread = pthread_t()
        let boxed = Unmanaged.passRetained(Box(descriptor))
        pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                serve(Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().descriptor)
                return nil
            }, boxed.toOpaque())
        pthread_detach(thread)
    }

    private final class Box {
        let descriptor: Int32
        init(_ descriptor: Int32) { self.descriptor = descriptor }
    }
}

private func serve(_ listener: Int32) {
    var connections: [Int32: [UInt8]] = [:]
    let reply = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok".utf8)
    while true {
        var descriptors = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
        descriptors += connections.keys.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&descriptors, nfds_t(descriptors.count), -1) > 0 else { continue }
        for ready in descriptors where ready.revents != 0 {
            if ready.fd == listener {
                let connection = accept(listener, nil, nil)
                if connection >= 0 { connections[connection] = [] }
                continue
            }
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = recv(ready.fd, &buffer, buffer.count, 0)
            guard count > 0 else {
                close(ready.fd)
                connections[ready.fd] = nil
                continue
            }
            var request = (connections[ready.fd] ?? []) + buffer[..<count]
            while let end = endOfRequest(request) {
                request.removeFirst(end)
                _ = reply.withUnsafeBytes {
                    Glibc.send(ready.fd, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
            }
            connections[ready.fd] = request
        }
    }
}

/// Where the first request ends, by its Content-Length; `nil` while it is not whole.
private func endOfRequest(_ bytes: [UInt8]) -> Int? {
    let blank = Array("\r\n\r\n".utf8)
    guard bytes.count >= blank.count,
        let head = (0...(bytes.count - blank.count)).first(where: {
            bytes[$0..<($0 + blank.count)].elementsEqual(blank)
        })
    else { return nil }
    let lines = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\r\n")
    let length = lines.lazy.compactMap { line -> Int? in
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
        return Int(parts[1].drop { $0 == " " })
    }.first
    let end = head + blank.count + (length ?? 0)
    return bytes.count >= end ? end : nil
}
