import CCurl
import Glibc

/// The certificate authorities of endpoints that name a `caFile`: the system's bundle and, behind it, the file's.
///
/// libcurl's CURLOPT_CAINFO replaces the bundle, and an operator who adds the company's CA does not mean to lose the
/// others, so both are handed over as one. The price: libcurl does not cache a set given as bytes, so each new
/// connection of such an endpoint parses it again (about 17 ms).
struct TrustStore {
    private var known: [String: [UInt8]] = [:]

    /// The joined PEM; `nil` when the file cannot be read.
    mutating func authorities(adding file: String) -> [UInt8]? {
        if let pem = known[file] { return pem }
        guard let extra = readFile(file) else { return nil }
        let system = defaultBundle().flatMap { readFile($0) } ?? []
        let pem = system + [UInt8(ascii: "\n")] + extra
        known[file] = pem
        return pem
    }

    /// Where this libcurl looks by default.
    private func defaultBundle() -> String? {
        guard let easy = try? EasyHandle.open() else { return nil }
        return easy.text(CURLINFO_CAINFO)
    }
}

private func readFile(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
        let count = read(file, &chunk, chunk.count)
        if count == 0 { return bytes }
        if count < 0 {
            guard errno == EINTR else { return nil }
            continue
        }
        bytes += chunk[..<count]
    }
}
