/// A speaker's label as it stands printed at the start of a text whose speaker a field tells, too.
enum PrintedLabel {
    private static let marks: Set<Unicode.Scalar> = ["○", "〇", "◯", "◎", "●", "◆", "◇", "△", "▲", "□", "■"]
    /// Marks that open headings where others open speeches.
    private static let headingMarks: Set<Unicode.Scalar> = ["△", "▲", "□", "■"]

    /// The label without a mark before it and white space around it.
    static func clean(_ label: String) -> String {
        var scalars = Substring(label).unicodeScalars.drop { $0.properties.isWhitespace }
        // 〇 alone is a name that was blotted out.
        if let first = scalars.first, marks.contains(first), scalars.count > 1 {
            scalars = scalars.dropFirst().drop { $0.properties.isWhitespace }
        }
        return String(Substring(scalars).dropLast(while: \.isWhitespace))
    }

    /// `△日程第１　会期の決定`
    static func opensHeading(_ text: String) -> Bool {
        text.unicodeScalars.first { !$0.properties.isWhitespace }.map(headingMarks.contains) ?? false
    }

    /// The text behind `○議長（…君）　`, or all of it when the label is not printed there. White space inside the label and
    /// the width of its brackets do not count.
    static func removed(_ label: String, from text: String) -> Substring {
        var rest = Substring(text).unicodeScalars.drop { $0.properties.isWhitespace }
        let hasMark = rest.first.map(marks.contains) ?? false
        if hasMark { rest = rest.dropFirst() }
        for scalar in label.unicodeScalars where !scalar.properties.isWhitespace {
            rest = rest.drop { $0.properties.isWhitespace }
            guard let next = rest.first, folded(next) == folded(scalar) else { return Substring(text) }
            rest = rest.dropFirst()
        }
        // Without a mark, `議長、…` is the start of a sentence.
        guard rest.isEmpty || hasMark || isEnd(rest.first ?? " ") else { return Substring(text) }
        if let first = rest.first, first == ":" || first == "：" { rest = rest.dropFirst() }
        return Substring(rest.drop { $0.properties.isWhitespace })
    }

    /// The label that a mark opens and white space ends: `○委員長（…君）　これより…`.
    static func first(in text: String) -> String? {
        let start = text.unicodeScalars.drop { $0.properties.isWhitespace }
        guard let mark = start.first, marks.contains(mark) else { return nil }
        // 40 characters: an office of 25 with a full name in brackets.
        let label = start.dropFirst().prefix(41).prefix { !$0.properties.isWhitespace }
        if label.count > 40 {
            // `○議長（…君）これより…`, without a space.
            return label.firstIndex(of: "）").map { String(label[...$0]) }
        }
        return label.isEmpty ? nil : String(label)
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == ":" || scalar == "：" || scalar == "〔"
    }

    private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
        // Full-width ASCII.
        (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
    }
}
