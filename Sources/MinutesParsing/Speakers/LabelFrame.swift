/// The brackets that frame a label: 【会長】, [会長], ［会長］, ＜会長＞, <会長>, 〈会長〉, 《会長》, 〔会長〕, and
/// Markdown's **会長**. Their fields of the head look the same (【日時】).
enum LabelFrame {
    private static let pairs = [
        ("【", "】"), ("[", "]"), ("［", "］"), ("＜", "＞"), ("<", ">"), ("〈", "〉"), ("《", "》"), ("〔", "〕"), ("**", "**"),
    ]

    /// What stands in the bracket at the range's start, and the offset behind it.
    /// - Parameter limit: bytes to look at.
    static func read(in bytes: Span<UInt8>, range: Range<Int>, limit: Int) -> (inner: Range<Int>, end: Int)? {
        guard let (open, close) = pair(in: bytes, at: range.lowerBound) else { return nil }
        let start = range.lowerBound + open.utf8.count
        guard start < range.upperBound,
            let stop = bytes.first(close, in: start..<Swift.min(range.upperBound, start + limit))
        else { return nil }
        return (start..<stop, stop + close.utf8.count)
    }

    static func opens(in bytes: Span<UInt8>, at offset: Int) -> Bool { pair(in: bytes, at: offset) != nil }

    private static func pair(in bytes: Span<UInt8>, at offset: Int) -> (String, String)? {
        switch bytes.byte(at: offset) {
        case 0x5B, 0x3C, 0x2A, 0xE3, 0xEF: pairs.first { bytes.has($0.0, at: offset) }
        default: nil
        }
    }
}
