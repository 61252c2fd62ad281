/// The text of a field that holds a little HTML: `<pre>…</pre>`, `<br>`, `&lt;`. A page goes through libxml2; a speech of
/// three lines in one tag does not need a tree.
enum Markup {
    private static let breaks: Set<String> = ["br", "p", "div", "li", "tr"]
    private static let names: Set<String> = [
        "a", "b", "br", "center", "div", "em", "font", "hr", "i", "li", "ol", "p", "pre", "rb", "rp", "rt", "ruby", "s",
        "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "tr", "u", "ul",
    ]
    private static let entities: [String: String] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": " ",
    ]

    /// The text as it is when it has neither tags nor entities.
    static func text(_ field: String) -> String {
        guard field.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return field }
        var text: [UInt8] = []
        var rest = Array(field.utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<"), let (name, isClosing, end) = tag(rest) {
                // The end of a block ends its line; so does <br>.
                if breaks.contains(name), isClosing || name == "br" { text.append(0x0A) }
                rest = rest[end...]
            } else if byte == UInt8(ascii: "&"), let (replacement, end) = entity(rest) {
                text.append(contentsOf: replacement.utf8)
                rest = rest[end...]
            } else {
                text.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `<`, the name of an element, and `>` behind it. `A<B` is none.
    private static func tag(_ rest: ArraySlice<UInt8>) -> (name: String, isClosing: Bool, end: Int)? {
        var inner = rest.dropFirst()
        let isClosing = inner.first == UInt8(ascii: "/")
        if isClosing { inner = inner.dropFirst() }
        let letters = inner.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        let name = String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
        // A tag with its attributes is shorter than this; what is longer is text.
        guard names.contains(name), let end = inner.prefix(500).firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return (name, isClosing, end + 1)
    }

    private static func entity(_ rest: ArraySlice<UInt8>) -> (text: String, end: Int)? {
        // &#x1F600; has nine characters.
        guard let end = rest.prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
        if let text = entities[name] { return (text, end + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, let scalar = Unicode.Scalar(code) else { return nil }
        return (String(scalar), end + 1)
    }
}
