/// How a service counts text. Additive: the size of a text is the sum over its scalars.
package struct TextMeasure: Sendable {
    let cost: @Sendable (Unicode.Scalar) -> Int

    package func size(of text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + cost($1) }
    }

    /// Where a service says "characters".
    package static let utf16 = TextMeasure { $0.value > 0xFFFF ? 2 : 1 }

    /// As Slack's servers see it, after `&`, `<` and `>` have become entities.
    package static let slack = TextMeasure { scalar in
        switch scalar {
        case "&": 5  // &amp;
        case "<", ">": 4  // &lt; &gt;
        default: utf16.cost(scalar)
        }
    }

    /// Bytes inside a string of raw UTF-8 JSON.
    package static let json = TextMeasure { scalar in
        scalar.isASCII ? asciiJSON(scalar) : UTF8.width(scalar)
    }

    /// Bytes inside a string of JSON whose writer escapes everything beyond ASCII as `\uXXXX`.
    package static let escapedJSON = TextMeasure { scalar in
        scalar.isASCII ? asciiJSON(scalar) : 6 * utf16.cost(scalar)
    }

    private static func asciiJSON(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "\"", "\\", "\n": 2
        case ..<" ": 6
        default: 1
        }
    }
}
