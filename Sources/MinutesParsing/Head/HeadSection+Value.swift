import JapaneseText
import MinutesModel

/// What stands behind a field's name.
extension HeadSection {
    /// A colon; `；`, which is printed for it; `=` of a page's front matter.
    static func isSeparator(in bytes: Span<UInt8>, at offset: Int) -> Bool {
        SpeakerLabel.isColon(in: bytes, at: offset) || bytes.has("；", at: offset) || bytes.has(";", at: offset)
            || bytes.has("=", at: offset)
    }

    /// `'編集会議'` → `編集会議`.
    private static func unquoted(_ value: String) -> String {
        for quote in ["\"", "'"] where value.hasPrefix(quote) && value.hasSuffix(quote) && value.utf8.count > 2 {
            return String(value.dropFirst().dropLast())
        }
        return value
    }

    static func value(of text: String, behind stop: Int) -> String {
        let bytes = text.utf8Span.span
        var start = bytes.skippingSpaces(from: stop, to: bytes.count)
        if start < bytes.count, isSeparator(in: bytes, at: start) {
            start = bytes.skippingSpaces(from: start + bytes.characterLength(at: start), to: bytes.count)
        }
        let value = unquoted(text.slice(start..<bytes.count))
        // `出席議員（３４名）`, `資料（敬称略）`: a remark on the list, not its first entry.
        return isRemark(value) || isHeadCount(value) ? "" : value
    }

    /// `百二十名`, `34人`.
    private static func isHeadCount(_ value: String) -> Bool {
        let bytes = TextBytes(value)
        guard let number = Numerals.read(in: bytes, at: 0) else { return false }
        let end = number.end + 3
        // `33名（欠は欠席者）`
        return ["名", "人"].contains { bytes.has($0, at: number.end) }
            && (end == bytes.count || isRemark(value.slice(end..<bytes.count).trimmed, orElse: true))
    }

    private static func isRemark(_ value: String, orElse isAny: Bool = false) -> Bool {
        let bytes = value.utf8Span.span
        guard !bytes.isEmpty, let found = Bracket.read(in: bytes, at: 0, to: bytes.count, limit: 60),
            found.end == bytes.count
        else { return false }
        let inner = value.slice(found.inner)
        return inner.hasSuffix("名") || inner.hasSuffix("人") || inner.holds("略") || inner.holds("順不同")
            || inner.hasPrefix("第") || isAny
    }
}
