import BotCore

/// SplitMix64: the same numbers from the same seed, everywhere.
final class SeededRandom: Random {
    private var state: UInt64

    init(seed: UInt64) {
        // Far apart for neighbours: seeds a step apart would walk through the same numbers.
        state = 0x1234_5678_9ABC_DEF1 ^ seed
        state = next() ^ (seed << 32)
    }

    func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    func range(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// True once in `n` times.
    func oneIn(_ n: Int) -> Bool { below(n) == 0 }

    func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// A stable number for a text, for decisions that must not depend on the order of calls.
func stableNumber(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}
