/// A number in one of Word's formats (ST_NumberFormat), those that Japanese minutes use; any other is decimal.
enum ListNumber {
    private static let digits = Array("〇一二三四五六七八九")
    private static let aiueo = Array("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
    private static let iroha = Array("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン")
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz")
    private static let roman = [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]

    static func text(_ number: Int, format: String) -> String {
        switch format {
        case "none": ""
        case "decimalFullWidth", "decimalFullWidth2": fullWidth(number)
        case "decimalZero": number < 10 ? "0\(number)" : "\(number)"
        case "aiueo", "aiueoFullWidth": nth(number, of: aiueo)
        case "iroha", "irohaFullWidth": nth(number, of: iroha)
        case "japaneseCounting", "japaneseLegal", "chineseCounting", "chineseCountingThousand",
            "japaneseDigitalTenThousand", "taiwaneseCountingThousand":
            kanji(number)
        case "ideographDigital": String("\(number)".compactMap { $0.wholeNumberValue.map { digits[$0] } })
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": shifted(number, from: 0x2460)
        case "decimalEnclosedParen": shifted(number, from: 0x2474)
        case "decimalEnclosedFullstop": shifted(number, from: 0x2488)
        case "lowerLetter": nth(number, of: letters)
        case "upperLetter": nth(number, of: letters).uppercased()
        case "lowerRoman": romanNumeral(number)
        case "upperRoman": romanNumeral(number).uppercased()
        default: "\(number)"
        }
    }

    private static func nth(_ number: Int, of signs: [Character]) -> String {
        (1...signs.count).contains(number) ? String(signs[number - 1]) : "\(number)"
    }

    /// ① to ⑳, and so on: Unicode has twenty of each.
    private static func shifted(_ number: Int, from first: UInt32) -> String {
        guard (1...20).contains(number), let scalar = Unicode.Scalar(first + UInt32(number) - 1) else {
            return "\(number)"
        }
        return String(scalar)
    }

    private static func fullWidth(_ number: Int) -> String {
        String(
            String.UnicodeScalarView("\(number)".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    }

    private static func kanji(_ number: Int) -> String {
        guard (1..<10_000).contains(number) else { return "\(number)" }
        var text = ""
        var rest = number
        for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十")] where rest >= unit {
            if rest / unit > 1 { text.append(digits[rest / unit]) }
            text += sign
            rest %= unit
        }
        if rest > 0 { text.append(digits[rest]) }
        return text
    }

    private static func romanNumeral(_ number: Int) -> String {
        // Word's own limit.
        guard (1...3999).contains(number) else { return "\(number)" }
        var text = ""
        var rest = number
        for (value, sign) in roman {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
