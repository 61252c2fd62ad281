/// Finds the JSON in a script that carries data: `var minutes = {…};`, `callback([…])`, `window.DB.register({…});`.
enum ScriptWrapper {
    /// How far the JSON is looked for, behind opening comments: a line of code in front of data is short.
    private static let lookAhead = 512

    /// Where the JSON stands, or `nil` when the text does not begin like data. All of the text when there is no script.
    static func json(in bytes: [UInt8]) -> Range<Int>? {
        let start = skippingComments(in: bytes)
        guard let open = opening(in: bytes, from: start), startsData(bytes, at: open) else { return nil }
        guard open > start else { return open..<trimmedEnd(of: bytes, dropping: "") }
        return open..<trimmedEnd(of: bytes, dropping: ");")
    }

    private static func skippingComments(in bytes: [UInt8]) -> Int {
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while position < bytes.count {
            if bytes[position] <= 0x20 {
                position += 1
            } else if bytes[position...].starts(with: "/*".utf8) {
                guard let end = firstPosition(of: "*/", in: bytes, from: position + 2) else { return bytes.count }
                position = end + 2
            } else if bytes[position...].starts(with: "//".utf8) {
                position = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            } else {
                break
            }
        }
        return position
    }

    private static func firstPosition(of word: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
        let (first, second) = (word.utf8Start[0], word.utf8Start[1])
        guard start + 1 < bytes.count else { return nil }
        return (start..<(bytes.count - 1)).first { bytes[$0] == first && bytes[$0 + 1] == second }
    }

    /// The first bracket, when nothing but names, an assignment or a call stands before it.
    private static func opening(in bytes: [UInt8], from start: Int) -> Int? {
        var last: UInt8 = 0
        for position in start..<min(bytes.count, start + lookAhead) {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isSpaced = position > start && bytes[position - 1] <= 0x20
                if position == start || last == UInt8(ascii: "=") || last == UInt8(ascii: "(") { return position }
                // `export default {…}` is data; the bracket of `window["DB"] = …` belongs to the name.
                if isName(last), isSpaced { return position }
                guard byte == UInt8(ascii: "["), isName(last) else { return nil }
            case UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: "]"), UInt8(ascii: "\""),
                UInt8(ascii: "'"), UInt8(ascii: ";"):
                break
            default: guard byte <= 0x20 || isName(byte) else { return nil }
            }
            if byte > 0x20 { last = byte }
        }
        return nil
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// `{"` or `{}`, `[{`, `["` …: minutes in Markdown may begin with a bracket, but not with these.
    private static func startsData(_ bytes: [UInt8], at open: Int) -> Bool {
        guard let next = bytes[(open + 1)...].first(where: { $0 > 0x20 }) else { return false }
        if bytes[open] == UInt8(ascii: "{") { return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") }
        return next == UInt8(ascii: "{")
    }

    private static func trimmedEnd(of bytes: [UInt8], dropping signs: String) -> Int {
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 0x20 || signs.utf8.contains(bytes[end - 1]) { end -= 1 }
        return end
    }
}
