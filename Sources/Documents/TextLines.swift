/// A text's lines, one by one, cut at LF, CRLF and CR: walking Characters would cost fifty times as much, and an array of
/// all lines more memory than the limit on their number allows.
struct TextLines: Sequence, IteratorProtocol {
    private var rest: Substring.UTF8View?

    init(_ text: some StringProtocol) {
        rest = Substring(text).utf8
    }

    mutating func next() -> String? {
        guard let text = rest else { return nil }
        guard let end = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            rest = nil
            return String(Substring(text))
        }
        var next = text.index(after: end)
        if text[end] == 0x0D, next < text.endIndex, text[next] == 0x0A { next = text.index(after: next) }
        rest = text[next...]
        return String(Substring(text[..<end]))
    }
}
