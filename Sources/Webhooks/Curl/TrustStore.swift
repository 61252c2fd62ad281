import CCurl
import Glibc

/// Whose certificates a connection accepts.
enum Trust: Equatable {
    /// This libcurl's own bundle, which it parses once and keeps.
    case system
    /// A file with all of them. libcurl keeps the set of one file, too.
    case file(String)
    /// All of them in PEM, which libcurl parses again for each connection.
    case bytes([UInt8])
}

/// The certificate authorities of endpoints that name a `caFile`: the system's bundle and, behind it, the file's.
///
/// libcurl's CURLOPT_CAINFO replaces the bundle, and an operator who adds the company's CA does not mean to lose the
/// others, so both are handed over as one. Parsing them takes about 17 ms. libcurl keeps what it parsed, but of one file
/// only: two in turn would each throw out the other. So the first `caFile` comes to it as a file (that has no name) and is
/// parsed once, as long as nobody needs the system's bundle alone; whatever else is asked for comes as bytes, which leaves
/// what is kept alone.
struct TrustStore {
    private var known: [String: [UInt8]] = [:]
    private var kept = Kept.nothing

    private enum Kept {
        case nothing, system
        case file(String, Nameless)
    }

    mutating func system() -> Trust {
        kept = .system
        return .system
    }

    /// `nil` when the file cannot be read.
    mutating func adding(_ file: String) -> Trust? {
        if case .file(file, let nameless) = kept { return .file(nameless.path) }
        guard let pem = authorities(adding: file) else { return nil }
        guard case .nothing = kept, let nameless = Nameless(pem) else { return .bytes(pem) }
        kept = .file(file, nameless)
        return .file(nameless.path)
    }

    private mutating func authorities(adding file: String) -> [UInt8]? {
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

/// Bytes in memory that have a path all the same, for as long as it lives.
private final class Nameless {
    private let descriptor: Int32

    /// `nil` where the system gives no such path (no /proc).
    init?(_ bytes: [UInt8]) {
        descriptor = ccurl_memory_file("kairan-authorities")
        guard descriptor >= 0 else { return nil }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            rest = rest.dropFirst(count)
        }
        guard access(path, R_OK) == 0 else { return nil }
    }

    deinit { close(descriptor) }

    var path: String { "/proc/self/fd/\(descriptor)" }
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
