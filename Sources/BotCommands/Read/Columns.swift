/// Text in a terminal's columns, of which a Japanese character takes two.
package enum Columns {
    package static func width(of text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// East Asian Width W and F, in ranges: the few exceptions inside are not used in minutes.
    package static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x300: 1
        case 0x300...0x36F, 0x200B...0x200D, 0x3099...0x309A, 0xFE00...0xFE0F, 0xE0100...0xE01EF: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        // ○ ● ◎ ◆ ― … are ambiguous: terminals set to Japanese show them wide, others do not. Wide leaves room in both.
        case 0x2010...0x2026, 0x2460...0x24FF, 0x25A0...0x25FF, 0x2190...0x21FF: 2
        default: 1
        }
    }

    /// The text padded with spaces to a number of columns.
    package static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(of: text)))
    }

    /// The text, or as much of its beginning as `columns` columns hold, with … behind it.
    package static func beginning(_ text: String, to columns: Int) -> String {
        guard width(of: text) > columns else { return text }
        return String(String.UnicodeScalarView(head(of: text.unicodeScalars, columns))) + "…"
    }

    /// The text, or as much of its end as `columns` columns hold, with … before it.
    package static func ending(_ text: String, to columns: Int) -> String {
        guard width(of: text) > columns else { return text }
        return "…" + String(String.UnicodeScalarView(head(of: text.unicodeScalars.reversed(), columns).reversed()))
    }

    /// What fits beside an …, which takes two columns.
    private static func head(of scalars: some Sequence<Unicode.Scalar>, _ columns: Int) -> [Unicode.Scalar] {
        var room = columns - 2
        return Array(
            scalars.prefix { scalar in
                room -= width(of: scalar)
                return room >= 0
            })
    }

    /// Lines of at most `columns` columns. Words of ASCII stay whole; no line starts with a closing bracket or a full
    /// stop, none ends with an opening bracket (禁則処理).
    package static func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces(of: text) {
            let isSpace = piece == " "
            if used + width(of: piece) > columns, !line.isEmpty {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if isSpace, line.isEmpty { continue }
            for part in split(piece, at: columns) {
                if used + width(of: part) > columns, !line.isEmpty {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line += part
                used += width(of: part)
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map { $0.last == " " ? String($0.dropLast()) : $0 }
    }

    private static let closing = Set("、。，．・：；？！」』）］｝〕〉》】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}〟’”".unicodeScalars)
    private static let opening = Set("「『（［｛〔〈《【([{〝‘“".unicodeScalars)

    /// What must stay together on one line.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let last = piece.last, canBreak(between: last, and: scalar) {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
            }
            piece.append(scalar)
        }
        if !piece.isEmpty { pieces.append(String(piece)) }
        return pieces
    }

    private static func canBreak(between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
        if left == " " || right == " " { return true }
        if closing.contains(right) || opening.contains(left) || width(of: right) == 0 { return false }
        return !(isWordPart(left) && isWordPart(right))
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x250 }

    /// A piece wider than a line is cut where the line ends.
    private static func split(_ piece: String, at columns: Int) -> [String] {
        guard width(of: piece) > columns else { return [piece] }
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var used = 0
        for scalar in piece.unicodeScalars {
            if used + width(of: scalar) > columns, !part.isEmpty {
                parts.append(String(part))
                (part, used) = (String.UnicodeScalarView(), 0)
            }
            part.append(scalar)
            used += width(of: scalar)
        }
        return parts + [String(part)]
    }
}
