/// Stands in for swift-crypto's in the fuzz program: as fast, and no target looks at the sum (FNV-1a, four times).
public struct SHA256 {
    public typealias Digest = [UInt8]

    private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    public mutating func update(data: [UInt8]) {
        for byte in data { sum = (sum ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    }

    public func finalize() -> Digest {
        (0..<4).flatMap { _ in (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) } }
    }
}
