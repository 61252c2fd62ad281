import BotCore
import TestSupport
import Testing

@testable import Webhooks

@Suite struct AddressGuardTests {
    /// Spellings that libcurl and the resolver turn into addresses of this machine or network, without asking a name
    /// server.
    private static let spellings = [
        "127.0.0.1", "127.0.0.2", "127.255.255.254", "127.1", "127.0.1", "0x7f000001", "0x7f.0.0.1", "0x7f.1",
        "0x7F.0x0.0x0.0x1", "2130706433", "017700000001", "0177.0.0.1", "0177.1", "0177.0.0.01", "0x7f.0.0x0.1", "0",
        "0.0.0.0", "0x0", "00.00.00.00", "0.1", "localhost", "LOCALHOST", "LocalHost", "①②⑦.⓪.⓪.①", "１２７.０.０.１",
        "127。0。0。1",
        "127．0．0．1", "①②⑦｡⓪｡⓪｡①", "%31%32%37.0.0.1", "127.0.0.%31",
        "[::1]", "[0:0:0:0:0:0:0:1]", "[::0001]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::]", "[0::0]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::FFFF:7F00:0001]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]",
        "[::ffff:0.0.0.0]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[64:ff9b::127.0.0.1]",
        "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:7f00:0001::1]",
        "[2002:a9fe:a9fe::]", "[2002:c0a8:101::1]", "[2001:0:7f00:1::]", "[2001::1]", "[fe80::1]", "[fe80::1%25lo]",
        "[fc00::1]", "[fd00:ec2::254]", "[fec0::1]", "[ff02::1]", "10.0.0.1", "10.1", "0xa000001", "012.0.0.1",
        "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.257", "0xc0a80101", "100.64.0.1", "100.127.255.255",
        "169.254.169.254", "169.254.43518", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "192.0.0.1", "192.0.2.1",
        "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "[2001:db8::1]", "[100::1]", "[2606:4700::5efe:127.0.0.1]",
    ]

    @Test func `no spelling of an inner address is called`() async throws {
        let decoy = try RawServer([.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")])
        defer { decoy.stop() }
        #expect(Self.spellings.count >= 60)
        let requests = Self.spellings.enumerated().map { index, host in
            let endpoint = Endpoint(
                name: "e", service: .generic, url: Secret("http://\(host):\(decoy.port)/\(canary)"), allowHTTP: true,
                timeout: .seconds(3))
            return HTTPRequest(id: Int64(index), endpoint: endpoint, headers: [], body: [65])
        }

        let answers = try await post(requests)

        for answer in answers {
            let reason = answer.failure?.reason
            // Some spellings are no name for libcurl at all; what matters is that none gets through.
            #expect(
                reason == .addressRefused || reason == .schemeRefused || reason == .resolve,
                "\(Self.spellings[Int(answer.id)]): \(String(describing: answer.failure))")
            #expect(answer.failure?.requestMayHaveArrived == false)
        }
        let refused = answers.filter { $0.failure?.reason == .addressRefused }.count
        #expect(refused >= 70, "only \(refused) reached the guard")
        #expect(decoy.connections == 0)
    }

    @Test func `allowPrivate opens the way`() async throws {
        let server = try RawServer([.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")])
        defer { server.stop() }

        let answer = try await post(to: .local(port: server.port))

        #expect(answer.status == 200)
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255", "223.255.255.255",
    ])
    func `public addresses may be called, also when IPv6 carries them`(text: String) throws {
        let v4 = text.split(separator: ".").compactMap { UInt8($0) }
        let zeros = [UInt8](repeating: 0, count: 10)
        let nat64 = [0x00, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + v4

        #expect(AddressGuard.refusal(of: .v4(v4)) == nil)
        #expect(AddressGuard.refusal(of: .v6(zeros + [0xFF, 0xFF] + v4)) == nil)
        #expect(AddressGuard.refusal(of: .v6(nat64)) == nil)
        #expect(AddressGuard.refusal(of: .v6([0x20, 0x02] + v4 + zeros)) == nil)
        #expect(AddressGuard.refusal(of: .v6([0x26, 0x06, 0x47, 0x00] + zeros + [0x11, 0x11])) == nil)
    }

    @Test func `what is no Internet address is refused`() {
        #expect(AddressGuard.refusal(of: .other) != nil)
        #expect(AddressGuard.refusal(of: .v4([8, 8, 8])) != nil)
    }
}
