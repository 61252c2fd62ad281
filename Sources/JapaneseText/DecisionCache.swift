/// What was decided about a word in a run of letters, by a hash of both. A table of buckets that grows with what it
/// holds, because a small one stays near the processor; beyond its limit a newer decision takes an older one's place.
struct DecisionCache {
    /// From 4,096 to 1,048,576 entries of 4 bytes: a year of one council's minutes has fewer different runs with a
    /// keyword, and an archive full of keywords is not decided anew at each document.
    private static let bits = (first: 12, last: 20)
    private static let ways = 4

    /// 31 bits of the hash and the answer in the lowest bit; 0 is a free place. With those that choose the bucket, two
    /// runs share all bits once in some hundred million.
    private var entries: [UInt32] = []
    private var bits = Self.bits.first
    private var count = 0

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
        @inline(__always)
        get {
            guard !entries.isEmpty else { return nil }
            let first = bucket(of: key)
            let mark = Self.mark(of: key)
            return entries.withUnsafeBufferPointer { entries in
                for index in first..<first + Self.ways where entries[index] | 1 == mark | 1 {
                    return entries[index] & 1 == 1
                }
                return nil
            }
        }
        set {
            guard let newValue else { return }
            if count * 2 >= entries.count, entries.isEmpty || bits < Self.bits.last {
                // What was decided is forgotten: in all a third is decided twice.
                if !entries.isEmpty { bits += 2 }
                entries = [UInt32](repeating: 0, count: 1 << bits)
                count = 0
            }
            let first = bucket(of: key)
            if entries[first + Self.ways - 1] == 0 { count += 1 }
            // The oldest of the bucket goes.
            for index in stride(from: first + Self.ways - 1, to: first, by: -1) { entries[index] = entries[index - 1] }
            entries[first] = Self.mark(of: key) & ~1 | (newValue ? 1 : 0)
        }
    }

    /// Never 0: a key has its second bit set.
    @inline(__always)
    private static func mark(of key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key) }

    @inline(__always)
    private func bucket(of key: UInt64) -> Int { Int(key >> (64 - UInt64(bits))) & ~(Self.ways - 1) }
}
