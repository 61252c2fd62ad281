/// A resolved address: 4 or 16 bytes in network order.
package enum IPAddress: Sendable, Equatable {
    case v4([UInt8])
    case v6([UInt8])
    case other
}

/// Says which addresses a webhook may not go to, unless its endpoint says `allowPrivate`.
///
/// It judges bytes, never text: `0x7f000001`, `127.1` and `①②⑦.⓪.⓪.①` all reach loopback.
package enum AddressGuard {
    /// What kind of address it is, in words that fit "The endpoint's address is …"; `nil` when it may be called.
    package static func refusal(of address: IPAddress) -> String? {
        switch address {
        case .v4(let bytes) where bytes.count == 4: refusal(v4: bytes[...])
        case .v6(let bytes) where bytes.count == 16: refusal(v6: bytes)
        default: "not an Internet address"
        }
    }

    private static func refusal(v4 bytes: ArraySlice<UInt8>) -> String? {
        closedV4.first { $0.holds(bytes) }?.kind
    }

    private static func refusal(v6 bytes: [UInt8]) -> String? {
        for (network, offset) in carriers where network.holds(bytes[...]) {
            return refusal(v4: bytes[offset..<(offset + 4)]).map { "\($0), inside \(network.kind)" }
        }
        // ISATAP (RFC 5214) carries an IPv4 address behind 00-00-5E-FE or 02-00-5E-FE.
        if bytes[8] & 0xFD == 0, bytes[9...11].elementsEqual([0x00, 0x5E, 0xFE]),
            let kind = refusal(v4: bytes[12...])
        {
            return "\(kind), inside an ISATAP address"
        }
        if let network = closedV6.first(where: { $0.holds(bytes[...]) }) { return network.kind }
        // Only 2000::/3 is given out as global unicast (IANA IPv6 address space registry).
        return bytes[0] & 0xE0 == 0x20 ? nil : "not global"
    }

    /// IANA IPv4 special-purpose address registry (RFC 6890 and later), and multicast.
    private static let closedV4: [Network] = [
        Network([0], 8, "unspecified"), Network([10], 8, "private"), Network([100, 64], 10, "shared (CGNAT)"),
        Network([127], 8, "loopback"), Network([169, 254], 16, "link-local"), Network([172, 16], 12, "private"),
        Network([192, 0, 0], 24, "reserved"), Network([192, 0, 2], 24, "for documentation"),
        Network([192, 88, 99], 24, "reserved"), Network([192, 168], 16, "private"),
        Network([198, 18], 15, "for benchmarks"), Network([198, 51, 100], 24, "for documentation"),
        Network([203, 0, 113], 24, "for documentation"), Network([224], 4, "multicast"),
        Network([240], 4, "reserved"),
    ]

    /// Networks that carry an IPv4 address, with the byte at which it stands: the inner address is the one that is
    /// called. NAT64 (RFC 6052) must stay open for public ones: networks with IPv6 only reach everything through it.
    private static let carriers: [(Network, Int)] = [
        (Network([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96, "an IPv4-mapped address"), 12),
        (Network([0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96, "a NAT64 address"), 12),
        (Network([0x20, 0x02], 16, "a 6to4 address"), 2),
    ]

    /// IANA IPv6 special-purpose address registry, for what lies inside 2000::/3 or deserves a name of its own.
    private static let closedV6: [Network] = [
        Network([UInt8](repeating: 0, count: 15) + [1], 128, "loopback"),
        Network([UInt8](repeating: 0, count: 16), 128, "unspecified"),
        Network([0x20, 0x01, 0, 0], 32, "a Teredo tunnel"), Network([0x20, 0x01, 0], 23, "reserved"),
        Network([0x20, 0x01, 0x0D, 0xB8], 32, "for documentation"),
        Network([0x3F, 0xFF, 0], 20, "for documentation"), Network([0xFC], 7, "private"),
        Network([0xFE, 0x80], 10, "link-local"), Network([0xFE, 0xC0], 10, "private"),
        Network([0xFF], 8, "multicast"),
    ]

    private struct Network {
        let prefix: [UInt8]
        let length: Int
        let kind: String

        init(_ prefix: [UInt8], _ length: Int, _ kind: String) {
            self.prefix = prefix
            self.length = length
            self.kind = kind
        }

        func holds(_ address: ArraySlice<UInt8>) -> Bool {
            (0..<length).allSatisfy { bit in
                let mask = UInt8(0x80) >> UInt8(bit % 8)
                return prefix[bit / 8] & mask == address[address.startIndex + bit / 8] & mask
            }
        }
    }
}
