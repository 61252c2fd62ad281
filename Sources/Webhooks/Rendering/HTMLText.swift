import BotCore

/// The three characters that HTML reads as markup in text.
enum HTMLText {
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A text of ours as HTML, line by line: titles and headings are bold, and a URL at the end of a line is a link.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "<br>")
    }

    private static func line(_ line: String) -> String {
        if line.hasPrefix("【") || line.hasPrefix("■ ") { return "<strong>\(escape(line))</strong>" }
        // Text from minutes holds no address: it has been disarmed.
        for scheme in ["https://", "http://"] {
            guard let start = line.firstRange(of: scheme)?.lowerBound else { continue }
            let url = String(line[start...])
            return escape(String(line[..<start])) + "<a href=\"\(escape(url))\">\(escape(url))</a>"
        }
        return escape(line)
    }
}

extension TextMeasure {
    /// Bytes of HTML inside a string of raw UTF-8 JSON.
    static let htmlJSON = TextMeasure { scalar in
        switch scalar {
        case "&": 5
        case "<", ">": 4
        case "\"": 6
        default: json.cost(scalar)
        }
    }
}
