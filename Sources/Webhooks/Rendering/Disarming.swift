/// Makes text inert where a service reads markup, mentions or addresses out of it.
///
/// What could be one is written in full width: that reads the same beside Japanese, needs no escape that only some
/// clients honour, survives being cut anywhere, and NFKC gives the original back. Doing it twice changes nothing.
struct Disarming: Sendable {
    /// ASCII punctuation that is never let through.
    private let always: Mask
    /// What begins a list, a heading or a rule at the beginning of a line; numbers with a point or bracket, too.
    private let atLineStart: Mask
    /// `_`: snake_case is no emphasis, and changing it would break words.
    private let guardsUnderscore: Bool
    /// `https://…`, `example.com`, `:tada:`, which services turn into links and pictures by themselves.
    private let guardsAddresses: Bool

    init(always: String, atLineStart: String = "", underscore: Bool = false, addresses: Bool = true) {
        self.always = Mask(always)
        self.atLineStart = Mask(atLineStart)
        guardsUnderscore = underscore
        guardsAddresses = addresses
    }

    func callAsFunction(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var line = LineStart()
        for (index, scalar) in scalars.enumerated() {
            guard scalar.isASCII else {
                safe.append(scalar)
                line.pass(scalar)
                continue
            }
            let isMarkup =
                always.contains(scalar) || (line.isStart && atLineStart.contains(scalar))
                || isMarkup(scalar, in: scalars, at: index, line)
            safe.append(isMarkup ? Self.fullWidth(scalar) : scalar)
            line.pass(scalar)
        }
        return String(safe)
    }

    private func isMarkup(_ scalar: Unicode.Scalar, in scalars: [Unicode.Scalar], at index: Int, _ line: LineStart)
        -> Bool
    {
        let before = index > 0 ? scalars[index - 1] : " "
        let after = index + 1 < scalars.count ? scalars[index + 1] : " "
        switch scalar {
        case "_":
            return guardsUnderscore && !(before.isAlphanumeric && after.isAlphanumeric)
        case "{":
            // {{DATE(…)}} is a function of Teams' cards.
            return always.contains("`") && (before == "{" || after == "{")
        case ".":
            // "3. " begins a list, which clients number anew; "example.com" becomes a link.
            return (line.isNumber && atLineStart.contains("-") && (after == " " || after == "\n"))
                || (guardsAddresses && before.isWord && after.isWord && !after.isDigit)
        case ")":
            return line.isNumber && atLineStart.contains("-") && (after == " " || after == "\n")
        case ":":
            // "mailto:a", "tel:0" and whatever else a client knows; "9:30" and "注: 次回" are none.
            let isScheme = before.isAlphanumeric && !before.isDigit && after.isAlphanumeric
            return guardsAddresses && (isScheme || Self.faces.contains(after) || isShortcode(scalars, at: index))
        case "/":
            // "/start" is a command; "24/7" and "and/or" are none.
            return guardsAddresses && !before.isWord && before != "/" && before != ":" && after.isWord && after.isASCII
        default:
            return false
        }
    }

    /// Whether an emoji's name, or the end of one, stands at a colon: `:tada:`, `:+1:`. `9:30` is none.
    private func isShortcode(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        func isName(_ scalar: Unicode.Scalar) -> Bool { scalar.isAlphanumeric || "_+-".unicodeScalars.contains(scalar) }
        var end = index + 1
        // The longest names have some forty letters.
        while end < scalars.count, end - index < 60, isName(scalars[end]) { end += 1 }
        return end > index + 1 && end < scalars.count && scalars[end] == ":"
    }

    private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        // U+FF01–FF5E follow ASCII's order.
        Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }

    /// What stands behind a colon in an address or in a face like `:)`, which some services draw.
    private static let faces = Mask("/()DPpOo|*'-\\")

    /// Where in its line the text has come to.
    private struct LineStart {
        private(set) var isBeginning = true
        private var digits = 0

        var isStart: Bool { isBeginning && digits == 0 }
        var isNumber: Bool { digits > 0 }

        mutating func pass(_ scalar: Unicode.Scalar) {
            if scalar == "\n" {
                (isBeginning, digits) = (true, 0)
            } else if isBeginning, scalar.isDigit {
                digits += 1
            } else if scalar != " " || digits > 0 {
                (isBeginning, digits) = (false, 0)
            }
        }
    }

    /// A set of ASCII characters.
    private struct Mask: Sendable {
        private var bits: (UInt64, UInt64) = (0, 0)

        init(_ text: String) {
            for byte in text.utf8 {
                if byte < 64 { bits.0 |= 1 << UInt64(byte) } else { bits.1 |= 1 << UInt64(byte & 63) }
            }
        }

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            let value = scalar.value
            guard value < 128 else { return false }
            return (value < 64 ? bits.0 >> UInt64(value) : bits.1 >> UInt64(value & 63)) & 1 == 1
        }
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { ("0"..."9").contains(self) }

    /// Of ASCII.
    var isAlphanumeric: Bool { isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    /// Of any script.
    var isWord: Bool { isASCII ? isAlphanumeric || self == "-" : properties.isAlphabetic }
}
