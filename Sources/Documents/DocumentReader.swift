package import MinutesModel

/// A document read: its text and its identity.
package struct Document: Sendable {
    package let text: DocumentText
    /// `sha256:` and the hash of the text, equal for equal texts whatever their bytes and line ends.
    package let id: String
}

/// Turns a document's bytes into text.
package struct DocumentReader: Sendable {
    package struct Limits: Sendable {
        /// Of the whole document, in bytes.
        package var document: Int
        /// Of one line, in bytes.
        package var line: Int
        /// How many lines.
        package var lines: Int

        /// 32 MiB is 300 times the longest sitting in the corpus, and four times that fits the reader's box. A line of
        /// 1 MiB is five hours of one person talking. A million lines of 32 bytes fill the document's limit.
        package init(document: Int = 32 << 20, line: Int = 1 << 20, lines: Int = 1_000_000) {
            self.document = document
            self.line = line
            self.lines = lines
        }
    }

    let limits: Limits

    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// - Parameters:
    ///   - name: the file's name, for messages, the record and the format; `nil` for standard input.
    ///   - url: where the document was fetched from.
    ///   - charset: what the server said of its encoding: a hint, asked only where the bytes leave it open.
    ///   - pdfErrors: the bytes are what `pdftotext` took out of a PDF, and so often it complained.
    package func read(
        _ bytes: consuming [UInt8], name: String? = nil, url: String? = nil, charset: String? = nil,
        pdfErrors: Int? = nil
    ) throws(DocumentError) -> Document {
        let shown = name ?? url ?? "The document"
        guard !bytes.isEmpty else { throw .empty(name: shown) }
        guard bytes.count <= limits.document else {
            throw .tooLarge(name: shown, bytes: bytes.count, limit: limits.document)
        }
        // Nobody keeps the bytes once they are lines: text and bytes together are more than the text and its record.
        var content = bytes
        var contentName = name
        if pdfErrors == nil, Gzip.isGzip(content) {
            content = try Gzip(name: shown, limit: limits.document).unpacked(content)
            if let name, name.lowercased().hasSuffix(".gz") { contentName = String(name.dropLast(3)) }
        }
        if pdfErrors == nil {
            if let document = try word(content, name: name, url: url, shown: shown) { return document }
            if let document = try fields(content, name: name, url: url, charset: charset, shown: shown) {
                return document
            }
        }
        let read =
            if pdfErrors == nil {
                try lines(of: content, name: contentName, shown: shown, charset: charset)
            } else {
                // pdftotext writes UTF-8.
                (lines: try cutter(shown).lines(of: content[...]), format: "pdf", encoding: TextEncoding.utf8)
            }
        guard
            read.lines.contains(where: { $0.slice.utf8.contains { $0 > 0x20 } && !$0.slice.allSatisfy(\.isWhitespace) })
        else {
            throw pdfErrors == nil ? .empty(name: shown) : .onlyPictures(name: shown)
        }
        let source = Source(url: url, file: name, format: read.format, encoding: read.encoding.name)
        // Of the text as it was found: better mending does not make it another document.
        let id = DocumentID.of(read.lines)
        return Document(text: Self.mended(read.lines, source: source, pdfErrors: pdfErrors), id: id)
    }

    private func lines(
        of bytes: [UInt8], name: String?, shown: String, charset: String?
    ) throws(DocumentError) -> (lines: DocumentText.Lines, format: String, encoding: TextEncoding) {
        // First of all: to everything that follows, text in UTF-16 is a binary file.
        let converted = try TextDecoder.utf16(of: bytes, name: shown)
        switch FileKind(of: converted.map { Array($0.utf8) } ?? bytes, name: name) {
        case nil:
            let decoder = TextDecoder(name: shown, declared: [charset])
            let text = if let converted { converted } else { try decoder.decode(bytes) }
            let lines = try cutter(shown).lines(of: text.utf8)
            return (lines, Self.format(name: name, lines: lines), text.encoding)
        case .html:
            let decoder = TextDecoder(name: shown, declared: [charset, HTMLReader.declaredCharset(in: bytes)])
            let html = if let converted { converted } else { try decoder.decode(bytes) }
            let lines = try HTMLReader(limits: limits, name: shown).lines(of: html.utf8)
            return (DocumentText.Lines(lines), "html", html.encoding)
        case let kind?:
            throw .notText(name: shown, looksLike: kind)
        }
    }

    private func cutter(_ shown: String) -> LineCutter {
        LineCutter(name: shown, lineLimit: limits.line, countLimit: limits.lines)
    }

    /// By the name's ending; without one, a Markdown heading near the top tells.
    private static func format(name: String?, lines: DocumentText.Lines) -> String {
        let ending = name?.split(separator: ".").last?.lowercased()
        if let ending, ["md", "markdown"].contains(ending) { return "markdown" }
        if let ending, ["txt", "text"].contains(ending) { return "text" }
        // The head block of minutes is shorter than 100 lines.
        return lines.prefix(100).contains { isHeading($0.slice) } ? "markdown" : "text"
    }

    /// `# ` to `###### `.
    private static func isHeading(_ text: Substring) -> Bool {
        let marks = text.utf8.prefix { $0 == 0x23 }.count
        return (1...6).contains(marks) && text.utf8.dropFirst(marks).first == 0x20
    }
}
