/// What a file that is not plain text looks like, by its first bytes.
package enum FileKind: Equatable, Sendable, CustomStringConvertible {
    case pdf, docx, spreadsheet, presentation, openDocument, zip, oldOffice, rtf, image, gzip, html, xml, binary

    /// How far the first tag or bracket is looked for: past a byte order mark and an opening comment.
    private static let lookAhead = 4096

    /// `nil` when the bytes can be text.
    /// - Parameter name: the file's name: a page without a known first tag is told by its ending.
    package init?(of bytes: [UInt8], name: String? = nil) {
        let start = bytes.prefix(Self.lookAhead)
        if let kind = Self.byMagic(start) {
            self = kind
            return
        }
        let text = Self.textStart(of: start)
        if let markup = MarkupStart(text, name: name) {
            self = markup == .html ? .html : .xml
        } else if bytes.firstPlace(of: 0) != nil {
            self = .binary
        } else {
            return nil
        }
    }

    private static func byMagic(_ start: ArraySlice<UInt8>) -> FileKind? {
        if start.starts(with: Array("%PDF-".utf8)) { return .pdf }
        // Which kind of archive, `init(of: ZipArchive)` tells.
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .zip }
        if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldOffice }
        if start.starts(with: Array("{\\rtf".utf8)) { return .rtf }
        if start.starts(with: [0x1F, 0x8B]) { return .gzip }
        let images: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("II*\0".utf8), Array("MM\0*".utf8),
        ]
        if images.contains(where: { start.starts(with: $0) }) { return .image }
        if start.starts(with: Array("RIFF".utf8)), start.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .image }
        if start.starts(with: [0x7F, 0x45, 0x4C, 0x46]) { return .binary }
        return nil
    }

    private static func textStart(of start: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = start
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        return text.drop { $0 <= 0x20 }
    }

    package var description: String {
        switch self {
        case .pdf: "a PDF"
        case .docx: "a Word document (DOCX)"
        case .spreadsheet: "an Excel workbook (XLSX)"
        case .presentation: "a PowerPoint presentation (PPTX)"
        case .openDocument: "an OpenDocument file (ODT)"
        case .zip: "a ZIP archive"
        case .oldOffice: "an old Office document (DOC or XLS)"
        case .rtf: "a Rich Text document (RTF)"
        case .image: "a picture"
        case .gzip: "a gzip archive"
        case .html: "a web page (HTML)"
        case .xml: "an XML document"
        case .binary: "a binary file"
        }
    }

    /// What to do with it, to end a sentence.
    package var nextStep: String {
        switch self {
        case .pdf: "give the PDF itself to kairan, not packed into another file"
        case .docx, .oldOffice, .rtf, .openDocument: "save it as .docx or PDF and read that"
        case .presentation: "slides hold no minutes, so save the minutes as .docx or PDF"
        case .spreadsheet: "a workbook holds no minutes, so save the sheet that does as plain text (UTF-8)"
        case .zip: "unpack it and read the files inside"
        case .image: "it holds no text, so read the text with an OCR program first"
        case .gzip: "it was packed twice, so unpack it with 'gunzip FILE' and read the file inside"
        case .html: "save the page as plain text (UTF-8) and read that"
        case .xml: "a feed or a data file holds no minutes, so give the page or file that it names"
        case .binary: "give the minutes as Markdown or plain text"
        }
    }
}
