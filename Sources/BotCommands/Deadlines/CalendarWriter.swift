/// Content lines of iCalendar (RFC 5545, 3.1): CRLF, at most 75 octets a line, folded between characters.
struct CalendarWriter {
    private(set) var bytes: [UInt8] = []
    /// Without the line break.
    private static let longest = 75

    /// A value that is written as it is: dates, words of the format.
    mutating func line(_ name: String, _ value: String) {
        fold("\(name):\(value)")
    }

    /// A text for people: what the format uses is escaped, control characters are left out.
    mutating func line(_ name: String, text: String) {
        fold("\(name):\(Self.escaped(text))")
    }

    private mutating func fold(_ line: String) {
        var used = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if used + length > Self.longest {
                bytes += [0x0D, 0x0A, 0x20]
                used = 1
            }
            bytes += Array(String(Character(scalar)).utf8)
            used += length
        }
        bytes += [0x0D, 0x0A]
    }

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
            case "\n": result.append(contentsOf: ["\\", "n"])
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
