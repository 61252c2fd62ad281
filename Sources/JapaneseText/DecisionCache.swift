/// What was decided about a word in a run of letters, by a hash of both. A fixed table of buckets: a
/// newer decision takes an older one's place.
struct DecisionCache {
    /// 65,536 entries of 8 bytes: a year of one council's minutes has fewer different runs with a keyword.
    private static let bits = 16
    private static let ways = 4

    /// The hash without its lowest bit, which holds the answer; 0 is a free place. Two runs with equal hashes of 63 bits
    /// do not meet in practice.
    private var entries: [UInt64] = []

    /// - Parameter beside: what else sways the decision, in the lowest bits.
    static func key(
        _ window: UnsafeBufferPointer<UInt8>, word: Range<Int>, from start: Int, beside: UInt64
    ) -> UInt64 {
        // FNV-1a over eight bytes at a time; a window has 6–60 bytes.
        let place = UInt64(word.lowerBound - start) << 32 ^ UInt64(word.count) ^ beside << 60
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ place
        var index = 0
        while index + 8 <= window.count {
            let piece = UnsafeRawPointer(window.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self)
            hash = (hash ^ piece) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            index += 8
        }
        while index < window.count {
            hash = (hash ^ UInt64(window[index])) &* 0x0000_0100_0000_01B3
            index += 1
        }
        hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        return hash | 2
    }

    subscript(key: UInt64) -> Bool? {
        get {
            guard !entries.isEmpty else { return nil }
            let first = Self.bucket(of: key)
            return entries.withUnsafeBufferPointer { entries in
                for index in first..<first + Self.ways where entries[index] | 1 == key | 1 {
                    return entries[index] & 1 == 1
                }
                return nil
            }
        }
        set {
            guard let newValue else { return }
            if entries.isEmpty { entries = [UInt64](repeating: 0, count: 1 << Self.bits) }
            let first = Self.bucket(of: key)
            // The oldest of the bucket goes.
            for index in stride(from: first + Self.ways - 1, to: first, by: -1) { entries[index] = entries[index - 1] }
            entries[first] = key & ~1 | (newValue ? 1 : 0)
        }
    }

    @inline(__always)
    private static func bucket(of key: UInt64) -> Int { Int(key >> (64 - bits)) & ~(ways - 1) }
}
