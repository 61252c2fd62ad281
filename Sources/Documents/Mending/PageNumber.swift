/// A line that only numbers a page.
struct PageNumber {
    enum Style: Equatable {
        /// `- 12 -`, `<PAGE="12">`, `12ページ`: nothing else looks like this.
        case sure
        /// `3/12`
        case of(Int)
        /// `12`
        case bare
    }

    let value: Int
    let style: Style

    /// Signs. `<PAGE="1234">` has 13.
    private static let longest = 16

    init?(_ text: Substring, _ line: LineShape) {
        // A number with dashes of three bytes and spaces between.
        guard !line.isBlank, line.content.count <= 48 else { return nil }
        let bytes = text.utf8Span.span
        var offset = Int(line.content.lowerBound)
        // Most short lines are no numbers: their first sign tells.
        let first = Glyph(in: bytes, at: offset)
        guard first.digit != nil || first.isDash || first.code == 0x3C else { return nil }
        var signs: [Glyph] = []
        while offset < Int(line.content.upperBound) {
            let glyph = Glyph(in: bytes, at: offset)
            offset = glyph.end
            guard !glyph.isSpace else { continue }
            guard signs.count < Self.longest else { return nil }
            signs.append(glyph)
        }
        guard let start = signs.firstIndex(where: { $0.digit != nil }) else { return nil }
        var rest = signs[start...]
        guard let value = Self.number(&rest) else { return nil }
        let before = signs[..<start]
        self.value = value
        if before.isEmpty {
            if rest.isEmpty {
                style = .bare
            } else if let slash = rest.first, slash.code == 0x2F || slash.code == 0xFF0F {
                rest = rest.dropFirst()
                guard let count = Self.number(&rest), rest.isEmpty, value <= count else { return nil }
                style = .of(count)
            } else if Self.spells(rest, "ページ") || Self.spells(rest, "頁") {
                style = .sure
            } else {
                return nil
            }
        } else if before.allSatisfy(\.isDash), rest.count == before.count, rest.allSatisfy(\.isDash) {
            style = .sure
        } else if Self.spells(before, "<PAGE=\""), Self.spells(rest, "\">") {
            style = .sure
        } else {
            return nil
        }
    }

    /// Up to four digits.
    private static func number(_ signs: inout ArraySlice<Glyph>) -> Int? {
        var value: Int?
        for _ in 0..<4 {
            guard let digit = signs.first?.digit else { break }
            value = (value ?? 0) * 10 + digit
            signs = signs.dropFirst()
        }
        return signs.first?.digit == nil ? value : nil
    }

    private static func spells(_ signs: ArraySlice<Glyph>, _ word: String) -> Bool {
        signs.map(\.code) == word.unicodeScalars.map(\.value)
    }
}
