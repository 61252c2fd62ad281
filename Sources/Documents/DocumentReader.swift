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
    package func read(_ bytes: [UInt8], name: String? = nil, url: String? = nil) throws(DocumentError) -> Document {
        let shown = name ?? url ?? "The document"
        guard !bytes.isEmpty else { throw .empty(name: shown) }
        guard bytes.count <= limits.document else {
            throw .tooLarge(name: shown, bytes: bytes.count, limit: limits.document)
        }
        if let document = try word(bytes, name: name, url: url, shown: shown) { return document }
        if let document = try fields(bytes, name: name, url: url, shown: shown) { return document }
        if let kind = FileKind(of: bytes) { throw .notText(name: shown, looksLike: kind) }
        let (lines, encoding) = try decode(bytes, name: shown)
        guard lines.contains(where: { $0.text.utf8.contains { $0 > 0x20 } && !$0.text.allSatisfy(\.isWhitespace) })
        else {
            throw .empty(name: shown)
        }
        let source = Source(
            url: url, file: name, format: Self.format(name: name, lines: lines), encoding: encoding.name)
        return Document(text: DocumentText(lines: lines, source: source), id: DocumentID.of(lines))
    }

    private func decode(
        _ bytes: [UInt8], name: String
    ) throws(DocumentError) -> (lines: [DocumentText.Line], encoding: TextEncoding) {
        if let (encoding, length) = TextEncoding.byteOrderMark(of: bytes) {
            let content = bytes.dropFirst(length)
            return (try cut(content, as: encoding, name: name), encoding)
        }
        // ISO-2022-JP is ASCII to the eye of a UTF-8 decoder, so its escapes are looked for first.
        if bytes.contains(0x1B), TextEncoding.guess(bytes) == .iso2022JP {
            return (try cut(bytes[...], as: .iso2022JP, name: name), .iso2022JP)
        }
        do {
            return (try cut(bytes[...], as: .utf8, name: name), .utf8)
        } catch {
            guard case .invalidBytes = error, !BrokenUTF8.isLikely(bytes) else { throw error }
        }
        guard let encoding = TextEncoding.guess(bytes) else { throw .unknownEncoding(name: name) }
        return (try cut(bytes[...], as: encoding, name: name), encoding)
    }

    private func cut(
        _ bytes: ArraySlice<UInt8>, as encoding: TextEncoding, name: String
    ) throws(DocumentError) -> [DocumentText.Line] {
        let cutter = LineCutter(name: name, encoding: encoding, lineLimit: limits.line, countLimit: limits.lines)
        guard encoding != .utf8 else { return try cutter.lines(of: bytes) }
        let converter = try Converter.open(from: encoding, name: name)
        return try cutter.lines(of: converter.utf8(bytes)[...])
    }

    /// By the name's ending; without one, a Markdown heading near the top tells.
    private static func format(name: String?, lines: [DocumentText.Line]) -> String {
        let ending = name?.split(separator: ".").last?.lowercased()
        if let ending, ["md", "markdown"].contains(ending) { return "markdown" }
        if let ending, ["txt", "text"].contains(ending) { return "text" }
        // The head block of minutes is shorter than 100 lines.
        return lines.prefix(100).contains { isHeading($0.text) } ? "markdown" : "text"
    }

    /// `# ` to `###### `.
    private static func isHeading(_ text: String) -> Bool {
        let marks = text.utf8.prefix { $0 == 0x23 }.count
        return (1...6).contains(marks) && text.utf8.dropFirst(marks).first == 0x20
    }
}
