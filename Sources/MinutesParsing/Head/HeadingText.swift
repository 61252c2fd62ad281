extension String {
    var endsInSpace: Bool { last?.isWhitespace ?? false }
}

/// The words of a heading or an agenda title.
enum HeadingText {
    /// Without white space at both ends; letter-spaced words closed up: `開 会` → `開会`, `議　　事` → `議事`.
    static func clean(_ text: String) -> String {
        let trimmed = text.trimmed
        guard trimmed.utf8.allSatisfy({ $0 >= 0x80 || $0 == 0x20 }) else { return trimmed }
        let words = trimmed.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, words.allSatisfy({ $0.count == 1 }) else { return trimmed }
        return words.joined()
    }

    /// `～～～～○～～～～`: no letter and no digit.
    static func isOrnament(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            switch $0.value {
            case 0x20...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
            // General punctuation, arrows to geometric shapes (numbers in circles are letters), 　〜～＊－＝・ー.
            case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x22FF, 0x2500...0x26FF: true
            case 0x3000, 0x301C, 0x30FB, 0x30FC, 0xFF0A, 0xFF0D, 0xFF1D, 0xFF5E, 0xFF0E, 0x3007: true
            default: false
            }
        }
    }

    /// `**日時**: …` → `日時: …`.
    static func unstarred(_ text: String) -> String {
        guard text.holds("**") else { return text }
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if scalars[index] == "*", index + 1 < scalars.count, scalars[index + 1] == "*" {
                index += 2
            } else {
                kept.append(scalars[index])
                index += 1
            }
        }
        return String(kept).trimmed
    }

    /// What a bracket around the whole line holds.
    static func insideBracket(_ text: String) -> String? {
        let bytes = text.utf8Span.span
        guard !bytes.isEmpty, let found = Bracket.read(in: bytes, at: 0, to: bytes.count, limit: 180),
            found.end == bytes.count, found.kind == .round
        else { return nil }
        return text.slice(found.inner).trimmed
    }

    /// `１　議題` → `議題`.
    static func numberless(_ text: String) -> String {
        text.slice((Numbering(text)?.end ?? 0)..<text.utf8.count)
    }
}
