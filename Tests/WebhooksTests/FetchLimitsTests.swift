import BotCore
import Foundation
import TestSupport
import Testing

@testable import Webhooks

/// What a server may send, and for how long: floods, bombs, drips and halves.
@Suite struct FetchLimitsTests: FetchingSuite {
    private static let small: FetchRequest.Limits = {
        var limits = FetchRequest.Limits()
        limits.body = 64 << 10
        return limits
    }()

    @Test(arguments: ["", "Transfer-Encoding: chunked\r\n", "Content-Length: 99999999999\r\n"])
    func `an endless document ends at the limit`(header: String) async throws {
        let piece = String(repeating: "x", count: 0x1000)
        let chunk = header.contains("chunked") ? "1000\r\n\(piece)\r\n" : piece
        let server = try RawServer([
            .readRequest, .send("HTTP/1.1 200 OK\r\n\(header)\r\n"), .repeating(chunk, pauseMilliseconds: 0),
        ])
        defer { server.stop() }

        let failure = try failure(try await fetch(try page(server), nil, Self.small))

        #expect(failure.description.contains("more than 64 KiB"))
        #expect(failure.reason == "応答が大きすぎます")
    }

    @Test func `what is packed arrives unpacked`() async throws {
        let packed = try #require(
            Data(base64Encoded: "H4sIAAAAAAAC/3u+Zo3R09nzns3b9nzlrid7Zr1Yu+FxQwOQfLKr+2XPJi4A1CZR7CAAAAA="))
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n"
        let server = try RawServer([.readRequest, .send(head), .sendBytes([UInt8](packed))])
        defer { server.stop() }

        #expect(try fetched(try await fetch(try page(server))).bytes == Array("第2回架空会議　議事録\n".utf8))
    }

    @Test func `a bomb is counted as it unpacks`() async throws {
        let packed = try #require(Data(base64Encoded: Self.bomb))
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n"
        let server = try RawServer([.readRequest, .send(head), .sendBytes([UInt8](packed))])
        defer { server.stop() }

        let failure = try failure(try await fetch(try page(server), nil, Self.small))

        #expect(packed.count < 2000)
        #expect(failure.description.contains("more than 64 KiB"))
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"])
    func `a drip ends at the time-out, in the head and in the body`(start: String) async throws {
        let server = try RawServer([.readRequest, .send(start), .repeating("X", pauseMilliseconds: 20)])
        defer { server.stop() }
        var limits = FetchRequest.Limits()
        limits.timeout = .seconds(1)

        let failure = try failure(try await fetch(try page(server), nil, limits))

        #expect(failure.description.contains("did not answer in time"))
    }

    @Test func `a server that gives too little for too long is given up before the time-out`() async throws {
        let server = try RawServer([
            .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"),
            .repeating("X", pauseMilliseconds: 20),
        ])
        defer { server.stop() }
        var limits = FetchRequest.Limits()
        limits.patience = .seconds(1)
        // `fetch` throws long before.
        limits.timeout = .seconds(600)

        let failure = try failure(try await fetch(try page(server), nil, limits))

        #expect(failure.description.contains("did not answer in time"))
    }

    @Test(arguments: [
        [RawServer.Step.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")],
        [.readRequest, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")],
        [.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), .reset], [.readRequest, .reset],
        [.readRequest],
    ])
    func `half a document is none`(script: [RawServer.Step]) async throws {
        let server = try RawServer(script)
        defer { server.stop() }

        let failure = try failure(try await fetch(try page(server)))

        #expect(failure.reason == "接続が切れました")
    }

    @Test(arguments: ["Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n"])
    func `what cannot be unpacked is no document`(header: String) async throws {
        let server = try RawServer([.readRequest, .ok("no gzip at all", header)])
        defer { server.stop() }

        #expect(try failure(try await fetch(try page(server))).status == nil)
    }

    /// One MiB of blanks.
    private static let bomb = """
        H4sIAAAAAAAC/+3BMQEAAADCoCrrn9IQvkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHwGpwID8QAAEAA=
        """
}
