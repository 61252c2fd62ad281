import Glibc

extension String {
    /// Fit to be shown: line ends are `\n`; control characters (a terminal would obey them) and bidirectional overrides
    /// (they show words in an order other than the true one) are left out.
    var cleaned: String {
        var cleaned = ""
        cleaned.unicodeScalars.reserveCapacity(utf8.count)
        var afterReturn = false
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A where afterReturn: break
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: cleaned.unicodeScalars.append("\n")
            case 0x09: cleaned.unicodeScalars.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
            default: cleaned.unicodeScalars.append(scalar)
            }
            afterReturn = scalar.value == 0x0D
        }
        return cleaned
    }

    /// Cleaned, on one line.
    var cleanedLine: String {
        cleaned.split(separator: "\n").joined(separator: " ")
    }

    var isBlank: Bool { allSatisfy { $0.isWhitespace } }

    /// Whether `other` stands in this text, byte for byte. The standard library's `contains` is many times slower.
    func holds(_ other: String) -> Bool {
        var (text, word) = (self, other)
        return text.withUTF8 { text in word.withUTF8 { word in text.holds(word) } }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func holds(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let needle = word.baseAddress, let first = word.first else { return true }
        guard let text = baseAddress else { return false }
        var start = 0
        while start + word.count <= count,
            let hit = memchr(text + start, Int32(first), count - word.count + 1 - start)
        {
            if memcmp(hit, needle, word.count) == 0 { return true }
            start = UnsafeRawPointer(hit) - UnsafeRawPointer(text) + 1
        }
        return false
    }
}
