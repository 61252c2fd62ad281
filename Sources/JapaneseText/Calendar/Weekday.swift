/// Days of the week in a text: `（金）`, `(金)`, `（火・祝）`, `金曜日`, `［水曜］`.
enum Weekday {
    private static let names: [StaticString] = ["月", "火", "水", "木", "金", "土", "日"]

    /// A weekday behind a date, bracketed or spelled out, spaces before it allowed. 1 = Monday … 7 = Sunday.
    static func read(in text: TextBytes, at offset: Int) -> (weekday: Int, end: Int)? {
        let start = text.skippingSpaces(at: offset)
        guard let open = text.end(ofAny: ["（", "(", "［", "[", "〔", "【"], at: start) else {
            return readWord(in: text, at: start)
        }
        guard let (weekday, afterName) = readName(in: text, at: text.skippingSpaces(at: open)) else { return nil }
        var position = text.end(ofAny: ["曜日", "曜"], at: afterName) ?? afterName
        if let dot = text.end(ofAny: ["・", "･", "／", "/", "、"], at: position) { position = dot }
        position = text.end(ofAny: ["祝日", "休日", "祝", "休"], at: position) ?? position
        return text.end(ofAny: ["）", ")", "］", "]", "〕", "】"], at: text.skippingSpaces(at: position)).map {
            (weekday, $0)
        }
    }

    /// `金曜日` or `金曜`.
    static func readWord(in text: TextBytes, at offset: Int) -> (weekday: Int, end: Int)? {
        guard let (weekday, afterName) = readName(in: text, at: offset) else { return nil }
        return text.end(ofAny: ["曜日", "曜"], at: afterName).map { (weekday, $0) }
    }

    private static func readName(in text: TextBytes, at offset: Int) -> (weekday: Int, end: Int)? {
        for (index, name) in names.enumerated() {
            if let end = text.end(of: name, at: offset) { return (index + 1, end) }
        }
        return nil
    }
}
