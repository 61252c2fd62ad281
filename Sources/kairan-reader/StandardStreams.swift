import Glibc

/// Standard input and output by read(2) and write(2): no Foundation, so that the reader starts in milliseconds.
enum StandardStreams {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// All of standard input, or its first `limit` bytes.
    static func read(upTo limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        // 1 MiB: a pipe gives 64 KiB at a time, a file gives it all.
        var block = [UInt8](repeating: 0, count: min(limit, 1 << 20))
        while bytes.count < limit {
            let count = Glibc.read(0, &block, min(block.count, limit - bytes.count))
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(description: "Standard input cannot be read: \(String(cString: strerror(errno))).")
            }
            if count == 0 { break }
            bytes.append(contentsOf: block[..<count])
        }
        return bytes
    }

    /// Whoever reads the other end may be gone: then there is nobody to tell.
    static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return
            }
            rest = rest.dropFirst(count)
        }
    }

    static func exit(_ code: Int32) -> Never {
        Glibc.exit(code)
    }
}
