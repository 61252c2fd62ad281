package enum CommitmentID {
    /// Sixteen hexadecimal digits of FNV-1a over the parts (http://www.isthe.com/chongo/tech/comp/fnv/): equal on every
    /// machine and in every run, which `Hasher` is not. It identifies, it does not protect, so 64 bits are enough.
    package static func make(_ parts: String...) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            // A byte that UTF-8 never holds parts "ab"+"c" from "a"+"bc".
            for byte in Array(part.utf8) + [0xFF] {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
