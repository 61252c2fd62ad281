/// The encodings in which Japanese minutes are published.
package enum TextEncoding: CaseIterable, Equatable, Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian, cp932, eucJP, iso2022JP

    /// The IANA name.
    package var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .cp932: "Windows-31J"
        case .eucJP: "EUC-JP"
        case .iso2022JP: "ISO-2022-JP"
        }
    }

    /// The encoding that a `charset` names: what an HTTP header, a meta tag or an XML declaration says. `nil` for every
    /// other name. Nobody obeys it: pages that say Shift_JIS and are UTF-8 are in the corpus.
    init?(label: String) {
        switch label.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "utf-16", "utf-16le": self = .utf16LittleEndian
        case "utf-16be": self = .utf16BigEndian
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932", "ms932": self = .cp932
        case "euc-jp", "eucjp", "x-euc-jp", "x-euc", "cp51932": self = .eucJP
        case "iso-2022-jp", "jis", "csiso2022jp": self = .iso2022JP
        default: return nil
        }
    }

    /// The bytes that a byte order mark takes at the start.
    static func byteOrderMark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }
}
