/// The cells of a row of a table that is drawn with characters: `│開会日時│令和6年2月16日│場所│第2委員会室│`, `| 日時 | 2021年4月9日 |`.
enum TableCells {
    private static let bars: [Unicode.Scalar] = ["│", "┃", "｜", "║"]

    /// `nil` when the line is no row; empty for a row of lines only.
    static func read(_ text: String, isMarkdown: Bool) -> [String]? {
        if let first = text.unicodeScalars.first, isBox(first) || bars.contains(first) {
            let inner = isBar(first) ? text.dropFirst() : Substring(text)
            return trimmed(inner.split(omittingEmptySubsequences: false) { isBar($0.unicodeScalars.first) })
        }
        // `2 場所 |`: the cells of a page's table, as a converter sets them apart.
        if !isMarkdown, text.hasSuffix("|"), !text.hasPrefix("|") {
            return trimmed(text.split(separator: "|", omittingEmptySubsequences: false))
        }
        guard isMarkdown, text.hasPrefix("|") else { return nil }
        return trimmed(text.dropFirst().split(separator: "|", omittingEmptySubsequences: false))
    }

    private static func trimmed(_ cells: [Substring]) -> [String] {
        let texts = cells.map { String($0).trimmed }
        // `|:---|---|`, `├──┼──┤`
        let isRule = texts.allSatisfy { $0.unicodeScalars.allSatisfy { isBox($0) || $0 == "-" || $0 == ":" } }
        return isRule ? [] : texts
    }

    private static func isBar(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { bars.contains($0) || (isBox($0) && $0 != "─" && $0 != "━") } ?? false
    }

    private static func isBox(_ scalar: Unicode.Scalar) -> Bool { (0x2500...0x257F).contains(scalar.value) }
}
