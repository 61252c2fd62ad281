import CCurl
import Glibc

private func attempt(_ context: UnsafeMutableRawPointer?) -> Attempt? {
    context.map { Unmanaged<Attempt>.fromOpaque($0).takeUnretainedValue() }
}

/// Lets the request's bytes leave, or ends the transfer before they leave a second time.
func requestCallback(
    _ context: UnsafeMutableRawPointer?, _ remote: UnsafeMutablePointer<CChar>?, _ local: UnsafeMutablePointer<CChar>?,
    _ remotePort: Int32, _ localPort: Int32
) -> Int32 {
    attempt(context)?.beginsRequest() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

/// Hands out a letter, once: libcurl's SMTP reads until nothing is left.
func letterCallback(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let attempt = attempt(context), let buffer else { return Int(CURL_READFUNC_ABORT) }
    return attempt.takeLetter(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

/// Keeps what fits and ends the transfer at the first byte that does not: counted here, because CURLOPT_MAXFILESIZE
/// does not see chunked answers.
func writeCallback(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let attempt = attempt(context), let bytes else { return 0 }
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
    let room = attempt.bodyLimit - attempt.body.count
    attempt.body.append(contentsOf: piece.prefix(room))
    attempt.tooLarge = piece.count > room
    return attempt.tooLarge ? 0 : piece.count
}

func headerCallback(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let attempt = attempt(context), let bytes else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    guard attempt.head.size + line.count <= Attempt.headLimit else {
        attempt.tooLarge = true
        return 0
    }
    attempt.head.append(line: line)
    return line.count
}

/// Opens a socket to any address: for endpoints that allow it, and for proxies, which the operator chose.
func socketCallback(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let address else { return CURL_SOCKET_BAD }
    attempt(context)?.opensSocket = true
    // Close-on-exec: plugins and the reader must not inherit a connection to a chat service.
    return socket(
        address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
}

/// Opens a socket unless the resolved address lies in a network of our own: names and spellings do not matter here.
func guardedSocketCallback(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let attempt = attempt(context), let address else { return CURL_SOCKET_BAD }
    if let refusal = AddressGuard.refusal(of: ipAddress(address)) {
        attempt.refusedAddress = refusal
        return CURL_SOCKET_BAD
    }
    return socketCallback(context, purpose, address)
}

private func ipAddress(_ address: UnsafeMutablePointer<curl_sockaddr>) -> IPAddress {
    withUnsafePointer(to: &address.pointee.addr) { pointer in
        let raw = UnsafeRawPointer(pointer)
        // libcurl's `addr` is the head of a buffer that holds `addrlen` bytes, more than a `sockaddr`.
        switch address.pointee.family {
        case AF_INET:
            let bytes = UnsafeRawBufferPointer(
                start: raw + (MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 4), count: 4)
            return .v4(Array(bytes))
        case AF_INET6:
            let bytes = UnsafeRawBufferPointer(
                start: raw + (MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 8), count: 16)
            return .v6(Array(bytes))
        default:
            return .other
        }
    }
}
