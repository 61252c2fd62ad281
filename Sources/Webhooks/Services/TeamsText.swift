/// What a card needs of text.
enum TeamsText {
    /// The size as Teams may count it: everything beyond ASCII written as `\uXXXX`.
    static func size(of json: JSON) -> Int {
        json.bytes.reduce(0) { size, byte in
            switch byte {
            case ..<0x80: size + 1
            case 0xC0..<0xF0: size + 6
            case 0xF0...: size + 12  // two surrogates
            default: size
            }
        }
    }

    static func open(_ url: String, title: JSON) -> JSON {
        ["type": "Action.OpenUrl", "title": title, "url": .string(url)]
    }

    static func open(_ url: String, title: String) -> JSON { open(url, title: .string(title)) }

    /// TextBlock renders a subset of Markdown and has no escape that every client honours, so what could be markup is
    /// written in full width, which reads the same beside Japanese. It is idempotent, and NFKC gives the original back.
    static func neutralised(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var atLineStart = true
        var digits = 0
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : " "
            let after = index + 1 < scalars.count ? scalars[index + 1] : " "
            let isMarkup =
                switch scalar {
                case "*", "`", "[", "]", "<", ">", "\\", "~", "&": true
                // snake_case is no emphasis, and changing it would break addresses.
                case "_": !(isAlphanumeric(before) && isAlphanumeric(after))
                // {{DATE(…)}} is a function of cards.
                case "{": before == "{" || after == "{"
                case "#", "-", "+", "=", "|": atLineStart && digits == 0
                // "3. " starts a list, which clients number anew.
                case ".", ")": digits > 0 && (after == " " || after == "\n")
                default: false
                }
            safe.append(isMarkup ? fullWidth(scalar) : scalar)
            if scalar == "\n" {
                (atLineStart, digits) = (true, 0)
            } else if atLineStart, ("0"..."9").contains(scalar) {
                digits += 1
            } else if scalar != " " || digits > 0 {
                (atLineStart, digits) = (false, 0)
            }
        }
        return String(safe)
    }

    /// A line break of a TextBlock is an empty line; four blanks before a line would make it code.
    static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n\n")
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar))
    }

    private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        // U+FF01–FF5E follow ASCII's order.
        Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }
}
