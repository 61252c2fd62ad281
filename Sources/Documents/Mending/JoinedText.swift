extension String {
    mutating func append(line: String, keepingIndentation: Bool) {
        append(line: line[...], content: LineShape(line).content, keepingIndentation: keepingIndentation)
    }

    /// Appends a line without the white space around it. Between Japanese characters a wrap is nothing; between two
    /// words of ASCII it is a space.
    /// - Parameter content: of the line's shape.
    mutating func append(line: Substring, content: Range<Int32>, keepingIndentation: Bool) {
        let bytes = line.utf8Span.span
        var start = Int(content.lowerBound)
        if keepingIndentation {
            while start > 0, bytes[start - 1] != 0x0C { start -= 1 }
        } else if let last = utf8.last, Self.isLetter(last), Self.isLetter(bytes[start]),
            // A number goes on; only words are apart.
            !(Self.isDigit(last) && Self.isDigit(bytes[start]))
        {
            self += " "
        }
        let first = line.utf8.index(line.startIndex, offsetBy: start)
        self += line[first..<line.utf8.index(line.startIndex, offsetBy: Int(content.upperBound))]
    }

    /// Form feeds end pages; in the text they mean nothing.
    var withoutFormFeeds: String {
        guard utf8.contains(0x0C) else { return self }
        return String(decoding: utf8.filter { $0 != 0x0C }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Of ASCII, and the comma and point behind a word.
    private static func isLetter(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2C || byte == 0x2E
    }
}
