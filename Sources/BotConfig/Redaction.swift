/// Keeps secrets that stand where they should not out of messages: somebody who pastes a webhook URL under the wrong
/// key must not find it in cron's mail.
enum Redaction {
    /// A token of this many ASCII characters may be a key or a URL. Webhook tokens have 24 and more; no word of the
    /// configuration's own language has more than 13 (`pluginFolders`).
    static let longestHarmlessToken = 20

    /// A value in quotation marks for a message, or `a value that is not shown`.
    static func quoted(_ value: String) -> String {
        looksSecret(value) || value.utf8.count > 80 ? "a value that is not shown here" : "'\(value)'"
    }

    static func looksSecret(_ value: String) -> Bool {
        tokens(of: value).contains { isSuspect(value[$0]) }
    }

    /// The line with every suspect token blotted out, character for character, so that columns stay where they are.
    static func blotted(_ line: String) -> String {
        var result = ""
        var position = line.startIndex
        var afterSecretKey = false
        for range in tokens(of: line) {
            result += line[position..<range.lowerBound]
            let token = line[range]
            let hide = afterSecretKey || isSuspect(token)
            result += hide ? String(repeating: "*", count: token.count) : String(token)
            if secretKeys.contains(where: { token == "\($0):" }) { afterSecretKey = true }
            position = range.upperBound
        }
        return result + line[position...]
    }

    private static let secretKeys = ["url", "secret", "proxy", "token", "password", "key"]

    private static func isSuspect(_ token: Substring) -> Bool {
        token.contains("://") || token.hasPrefix("whsec_")
            || token.utf8.count { $0 < 0x80 } > longestHarmlessToken
    }

    /// Runs of characters without space, quotation mark or bracket.
    private static func tokens(of text: String) -> [Range<String.Index>] {
        var ranges: [Range<String.Index>] = []
        var start: String.Index?
        for index in text.indices {
            let separates = text[index].isWhitespace || "\"'[]{},".contains(text[index])
            if separates, let begun = start {
                ranges.append(begun..<index)
                start = nil
            } else if !separates, start == nil {
                start = index
            }
        }
        if let begun = start { ranges.append(begun..<text.endIndex) }
        return ranges
    }
}
