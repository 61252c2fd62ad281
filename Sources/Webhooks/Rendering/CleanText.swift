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

    /// Whether `other` stands in this text, byte for byte. (`contains` of the standard library is slow.)
    func holds(_ other: String) -> Bool {
        let (text, word) = (Array(utf8), Array(other.utf8))
        guard let first = word.first else { return true }
        guard text.count >= word.count else { return false }
        return (0...(text.count - word.count)).contains { start in
            text[start] == first && text[start..<(start + word.count)].elementsEqual(word)
        }
    }
}
