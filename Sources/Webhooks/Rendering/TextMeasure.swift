/// How a service counts text. Additive: the size of a text is the sum over its scalars, or over its characters.
package struct TextMeasure: Sendable {
    /// Of one scalar; where characters count, of one that stands alone.
    let cost: @Sendable (Unicode.Scalar) -> Int
    private let countsCharacters: Bool

    init(countsCharacters: Bool = false, cost: @escaping @Sendable (Unicode.Scalar) -> Int) {
        self.cost = cost
        self.countsCharacters = countsCharacters
    }

    package func size(of text: some StringProtocol) -> Int {
        countsCharacters ? text.count : text.unicodeScalars.reduce(0) { $0 + cost($1) }
    }

    /// What a reader calls a character.
    package static let graphemes = TextMeasure(countsCharacters: true) { _ in 1 }

    /// Code points: Go's runes, Python's `len`.
    package static let scalars = TextMeasure { _ in 1 }

    /// Bytes of UTF-8.
    package static let bytes = TextMeasure { UTF8.width($0) }

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
