/// A line of the file with a mark below the place of an error.
enum Excerpt {
    static func of(_ text: String, at place: ConfigProblem.Place) -> String {
        let line = Redaction.blotted(line(place.line, of: text))
        let lead = line.unicodeScalars.prefix(place.column - 1).map(blank)
        let number = "\(place.line)"
        let gutter = String(repeating: " ", count: number.utf8.count)
        return "  \(number) | \(line)\n  \(gutter) | \(lead.joined())^"
    }

    /// Line `number`, from 1; empty past the end.
    static func line(_ number: Int, of text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        return number <= lines.count ? String(lines[number - 1]) : ""
    }

    /// What is as wide as the character: Japanese takes two columns of a terminal.
    private static func blank(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x09: "\t"
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6:
            "\u{3000}"
        default: " "
        }
    }
}
