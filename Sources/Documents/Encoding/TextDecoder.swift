/// Bytes → UTF-8, whatever the encoding and whatever the document says about it.
struct TextDecoder {
    struct Result {
        /// Valid UTF-8 without a byte order mark.
        let utf8: ArraySlice<UInt8>
        let encoding: TextEncoding
    }

    /// The document's name, for errors.
    let name: String
    /// What the sender or the document itself says, the more trustworthy first: asked only where the bytes leave it open.
    private let hints: [TextEncoding]

    /// - Parameter declared: names of encodings; unknown ones are ignored.
    init(name: String, declared: [String?]) {
        self.name = name
        hints = declared.compactMap { $0.flatMap { TextEncoding(label: $0) } }
    }

    /// UTF-16 by its byte order mark or by its looks; `nil` for bytes in any other encoding.
    static func utf16(of bytes: [UInt8], name: String) throws(DocumentError) -> Result? {
        let mark = TextEncoding.byteOrderMark(of: bytes)
        guard mark?.encoding != .utf8, let encoding = mark?.encoding ?? EncodingGuess.utf16(bytes) else { return nil }
        let converter = try Converter.open(from: encoding, name: name)
        return Result(utf8: try converter.utf8(bytes.dropFirst(mark?.length ?? 0))[...], encoding: encoding)
    }

    /// - Parameter bytes: in any encoding but UTF-16.
    func decode(_ bytes: [UInt8]) throws(DocumentError) -> Result {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        // ISO-2022-JP is ASCII to the eye of a UTF-8 decoder, so its escapes are looked for first.
        if EncodingGuess.isISO2022JP(bytes) { return try converted(content, from: .iso2022JP) }
        guard let broken = Self.firstInvalid(in: content) else { return Result(utf8: content, encoding: .utf8) }
        if content.startIndex > 0 || BrokenUTF8.isLikely(bytes) {
            throw .invalidBytes(
                name: name, line: content.lineNumber(at: broken), offset: content.startIndex + broken,
                encoding: TextEncoding.utf8.name)
        }
        guard let encoding = EncodingGuess.japanese(content, hints: hints) else { throw .unknownEncoding(name: name) }
        return try converted(content, from: encoding)
    }

    private func converted(_ bytes: ArraySlice<UInt8>, from encoding: TextEncoding) throws(DocumentError) -> Result {
        let converter = try Converter.open(from: encoding, name: name)
        return Result(utf8: try converter.utf8(bytes)[...], encoding: encoding)
    }

    /// How many bytes from the start the first one stands that is no UTF-8.
    private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
