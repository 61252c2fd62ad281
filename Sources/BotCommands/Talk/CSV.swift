/// Rows as CSV (RFC 4180): CRLF, quoted where needed.
enum CSV {
    /// - Parameter withMark: Excel takes UTF-8 for what it is only behind a byte order mark.
    static func bytes(_ rows: [[String]], withMark: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = withMark ? [0xEF, 0xBB, 0xBF] : []
        for row in rows { bytes += Array(row.map(quoted).joined(separator: ",").utf8) + [0x0D, 0x0A] }
        return bytes
    }

    /// A spreadsheet takes a cell that begins so for a formula, and minutes are written by strangers
    /// (https://owasp.org/www-community/attacks/CSV_Injection).
    static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
