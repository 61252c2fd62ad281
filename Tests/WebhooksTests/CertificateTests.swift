import BotCore
import Foundation
import TestSupport
import Testing

@testable import Webhooks

/// TLS against `openssl s_server`, where the machine has it.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")))
struct CertificateTests {
    private static func openssl(_ arguments: [String], waits: Bool = true) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardInput = Pipe()
        process.standardOutput = Pipe()
        process.standardError = FileHandle.nullDevice
        try process.run()
        if waits { process.waitUntilExit() }
        return process
    }

    @Test func `an unknown authority gets no byte of the request, and the endpoint's CA file lets it through`()
        async throws
    {
        let folder = NSTemporaryDirectory() + "kairan-tls-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (key, certificate) = ("\(folder)/key.pem", "\(folder)/certificate.pem")
        _ = try Self.openssl([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
            "-out",
            certificate, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
        ])
        let server = try Self.openssl(
            ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-naccept", "3"], waits: false)
        defer { server.terminate() }
        let output = try #require(server.standardOutput as? Pipe).fileHandleForReading
        let port = try await onOwnThread { try Self.port(in: output) }
        func attempt(caFile: String?) async throws -> TransportFailure? {
            let endpoint = Endpoint(
                name: "tls", service: .generic, url: Secret("https://127.0.0.1:\(port)/\(canary)"), allowPrivate: true,
                caFile: caFile, timeout: .seconds(3))
            return try await post(to: endpoint).failure
        }

        let unknown = try await attempt(caFile: nil)
        let known = try await attempt(caFile: certificate)

        #expect(unknown?.reason == .certificate)
        // CURLE_PEER_FAILED_VERIFICATION; a machine without any bundle says CURLE_SSL_CACERT_BADFILE.
        #expect(unknown?.code == 60 || unknown?.code == 77)
        #expect(unknown?.requestMayHaveArrived == false)
        // s_server reads and never answers: the handshake stood and the request left.
        #expect(known?.reason == .timeout)
        #expect(known?.requestMayHaveArrived == true)
    }

    @Test(.enabled(if: FileManager.default.isReadableFile(atPath: "/etc/ssl/certs/ca-certificates.crt")))
    func `the certificates of the only CA file are parsed once, not for each connection`() async throws {
        let folder = NSTemporaryDirectory() + "kairan-tls-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (key, certificate) = ("\(folder)/key.pem", "\(folder)/certificate.pem")
        _ = try Self.openssl([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
            "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
        ])
        let server = try Self.openssl(
            ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-www"], waits: false)
        defer { server.terminate() }
        let output = try #require(server.standardOutput as? Pipe).fileHandleForReading
        let port = try await onOwnThread { try Self.port(in: output) }

        let (kept, parsed) = try await onOwnThread {
            // A request without the file makes the system's bundle the one that is kept.
            (
                try Self.seconds(connecting: 20, to: port, caFile: certificate, afterOneWithout: false),
                try Self.seconds(connecting: 20, to: port, caFile: certificate, afterOneWithout: true)
            )
        }

        #expect(kept < parsed / 2, "20 connections took \(kept) s of processor time, and \(parsed) s with parsing")
    }

    /// Processor time of this thread; every GET has a connection of its own.
    private static func seconds(
        connecting times: Int64, to port: Int, caFile: String, afterOneWithout: Bool
    ) throws -> Double {
        let transport = CurlTransport()
        func fetch(_ id: Int64, _ caFile: String?) throws -> HTTPAnswer? {
            transport.fetch(
                FetchRequest(id: id, url: "https://127.0.0.1:\(port)/", allowPrivate: true, caFile: caFile))
            while transport.inFlight > 0 {
                if let page = try transport.wait(on: [], atMost: .seconds(10)).pages.first { return page }
            }
            return nil
        }
        if afterOneWithout { #expect(try fetch(0, nil)?.failure?.reason == .certificate) }
        func seconds() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let before = seconds()
        for id in 1...times { #expect(try fetch(id, caFile)?.status == 200) }
        return seconds() - before
    }

    /// s_server says `ACCEPT 127.0.0.1:PORT` when it listens.
    private static func port(in output: FileHandle) throws -> Int {
        var text = ""
        while true {
            let piece = output.availableData
            guard !piece.isEmpty else { throw CocoaError(.fileReadUnknown) }
            text += String(decoding: piece, as: UTF8.self)
            if let line = text.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT") }), text.contains("\n"),
                let port = line.split(separator: ":").last.flatMap({ Int($0) })
            {
                return port
            }
        }
    }
}
