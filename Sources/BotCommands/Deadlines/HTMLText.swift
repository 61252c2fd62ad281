/// Text in a page: whatever strangers wrote stays text.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Control characters, and marks that turn the text around them.
            case _ where scalar.value < 0x20 && scalar != "\n" || scalar.value == 0x7F: result += " "
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An element with text in it.
    static func element(_ name: String, _ attributes: String = "", _ text: String) -> String {
        "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(text))</\(name)>"
    }
}
