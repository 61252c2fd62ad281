import Glibc

/// One nginx worker on loopback that takes POSTs and answers `ok`: a receiver that is faster than whoever sends.
final class Nginx {
    let port: UInt16
    private let folder: String
    private let program: String

    /// `nil` when nginx is not installed.
    init?() throws {
        let places: [String] = ["/usr/sbin/nginx", "/usr/bin/nginx"]
        guard let program = places.first(where: { access($0, X_OK) == 0 }) else { return nil }
        self.program = program
        folder = try temporaryFolder()
        port = try freePort()
        try write(
            """
            worker_processes 1;
            pid \(folder)/pid;
            error_log \(folder)/error.log;
            events { worker_connections 4096; }
            http {
                access_log off;
                keepalive_requests 1000000;
                client_body_temp_path \(folder)/body;
                proxy_temp_path \(folder)/proxy;
                fastcgi_temp_path \(folder)/fastcgi;
                uwsgi_temp_path \(folder)/uwsgi;
                scgi_temp_path \(folder)/scgi;
                server { listen 127.0.0.1:\(port) backlog=4096; location / { return 200 "ok"; } }
            }

            """, to: folder + "/nginx.conf")
        guard try run([program, "-c", folder + "/nginx.conf"], in: folder).status == 0 else {
            throw BenchmarkError("nginx does not start: \(contents(of: folder + "/stderr"))")
        }
    }

    func stop() {
        _ = try? run([program, "-c", folder + "/nginx.conf", "-s", "stop"], in: folder)
    }
}

private func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
        }
    }
    guard bound else { throw BenchmarkError("there is no free port: \(String(cString: strerror(errno)))") }
    return UInt16(bigEndian: address.sin_port)
}
