import MinutesModel

/// A web page's bytes → the lines of its content.
struct HTMLReader {
    let limits: DocumentReader.Limits
    /// The document's name, for errors.
    let name: String

    /// - Parameter html: valid UTF-8.
    func lines(of html: ArraySlice<UInt8>) throws(DocumentError) -> [DocumentText.Line] {
        let page = try LibXML.page(of: Self.withPlainLines(html), name: name)
        guard let content = MainContent(of: page) else { return [] }
        return try PageRenderer(page: page, content: content, limits: limits, name: name).lines()
    }

    /// What a page says of its own encoding, in `meta` or its XML declaration. Both are ASCII and stand near its start.
    static func declaredCharset(in html: [UInt8]) -> String? {
        // Browsers look at 1024 bytes; pages with long comments before the declaration exist.
        let start = html.prefix(4096).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        for word in ["charset", "encoding"] {
            let wanted = Array(word.utf8)
            guard let at = start.indices.first(where: { start[$0...].starts(with: wanted) }) else { continue }
            let rest = start[(at + wanted.count)...].drop { $0 == 0x3D || $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
            let label = rest.prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3E && $0 != 0x3B && $0 != 0x3F }
            if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
        }
        return nil
    }

    /// Lines end in LF, so that libxml2 counts them as an editor does; NUL, which ends its input, is a space.
    private static func withPlainLines(_ html: ArraySlice<UInt8>) -> [UInt8] {
        guard html.contains(0x0D) || html.contains(0) else { return Array(html) }
        var result: [UInt8] = []
        result.reserveCapacity(html.count)
        var previous: UInt8 = 0
        for byte in html {
            if byte == 0x0D {
                result.append(0x0A)
            } else if byte != 0x0A || previous != 0x0D {
                result.append(byte == 0 ? 0x20 : byte)
            }
            previous = byte
        }
        return result
    }
}
