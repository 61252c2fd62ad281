import Foundation
import Glibc

/// One request, whole.
struct HTTPRequest: Sendable {
    var method: String
    /// As it was sent, percent signs and all.
    var path: String
    var query: [(name: String, value: String)]
    /// Names in lower case, in order.
    var headers: [(key: String, value: String)]
    var body: Data
    /// The peer wants the connection closed.
    var closes: Bool
}

struct HTTPResponse: Sendable {
    var status: Int
    var phrase: String
    var headers: [(key: String, value: String)] = []
    var body = Data()
}

/// Reads requests from a socket and writes responses to it. Blocks its thread.
struct HTTPConnection {
    struct Refusal: Error { let status: Int }

    /// More than any of the services takes.
    static let bodyLimit = 1 << 20
    private static let headLimit = 64 << 10

    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// - Parameter patience: how many seconds a peer may be silent.
    init(_ descriptor: Int32, patience: Int) {
        self.descriptor = descriptor
        var time = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    /// `nil` when the peer has hung up, or says nothing.
    mutating func next() -> Result<HTTPRequest, Refusal>? {
        let end = Array("\r\n\r\n".utf8)
        var searched = 0
        while true {
            if let head = buffer[searched...].firstRange(of: end) {
                return request(head: head.lowerBound, end: head.upperBound)
            }
            searched = max(0, buffer.count - end.count + 1)
            guard buffer.count <= Self.headLimit else { return .failure(Refusal(status: 431)) }
            guard receive() else { return nil }
        }
    }

    /// Whether it went out whole.
    func send(_ response: HTTPResponse, isLast: Bool) -> Bool {
        var head = "HTTP/1.1 \(response.status) \(response.phrase)\r\nContent-Length: \(response.body.count)\r\n"
        for (key, value) in response.headers { head += "\(key): \(value)\r\n" }
        if isLast { head += "Connection: close\r\n" }
        return write(Array(head.utf8) + Array("\r\n".utf8) + response.body)
    }

    private mutating func request(head: Int, end: Int) -> Result<HTTPRequest, Refusal>? {
        let lines = String(decoding: buffer[..<head], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3, words[2].hasPrefix("HTTP/1."), words[1].hasPrefix("/") else {
            return .failure(Refusal(status: 400))
        }
        let headers = lines.dropFirst().compactMap { line -> (key: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        func header(_ name: String) -> String? { headers.first { $0.key == name }?.value }
        guard header("transfer-encoding") == nil, let length = Int(header("content-length") ?? "0"), length >= 0 else {
            return .failure(Refusal(status: 411))
        }
        guard length <= Self.bodyLimit else { return .failure(Refusal(status: 413)) }
        if header("expect")?.lowercased() == "100-continue", !write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) {
            return nil
        }
        while buffer.count < end + length { guard receive() else { return nil } }
        let body = Data(buffer[end..<end + length])
        buffer.removeFirst(end + length)
        let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let closes = header("connection")?.lowercased() == "close" || words[2] == "HTTP/1.0"
        return .success(
            HTTPRequest(
                method: String(words[0]), path: String(target[0]),
                query: target.count > 1 ? Self.pairs(target[1]) : [], headers: headers, body: body, closes: closes))
    }

    private static func pairs(_ query: Substring) -> [(name: String, value: String)] {
        query.split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = sides.count > 1 ? String(sides[1]) : ""
            return (String(sides[0]).removingPercentEncoding ?? "", value.removingPercentEncoding ?? "")
        }
    }

    private mutating func receive() -> Bool {
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &piece, piece.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            buffer += piece[..<count]
            return true
        }
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
