import MinutesModel

extension DocumentReader {
    /// The document when it is JSON, bare or in a script; `nil` when it is something else.
    func fields(
        _ bytes: [UInt8], name: String?, url: String?, charset: String?, shown: String
    ) throws(DocumentError) -> Document? {
        guard Self.canBeJSON(bytes) else { return nil }
        let decoder = TextDecoder(name: shown, declared: [charset])
        let text =
            if let wide = try TextDecoder.utf16(of: bytes, name: shown) { wide } else { try decoder.decode(bytes) }
        let utf8 = Array(text.utf8)
        guard let range = ScriptWrapper.json(in: utf8) else { return nil }
        var lines = RecordLines(name: shown, limits: limits)
        var record: FieldRecord
        do throws(JSONProblem) {
            record = try Self.record(of: JSONSource(utf8, in: range))
        } catch {
            throw .json(name: shown, error)
        }
        try lines.add(record)
        // The lines hold the texts now; a big document is not kept twice.
        record.entries = []
        let source = Source(url: url ?? record.url, file: name, format: record.format, encoding: text.encoding.name)
        return try document(
            lines.lines, source: source, shown: shown, people: record.people.values.sorted { $0.label < $1.label },
            warnings: record.warnings)
    }

    /// What all formats with parts of their own end in.
    func document(
        _ lines: DocumentText.Lines, source: Source, shown: String, people: [Speaker] = [], warnings: [Warning]
    ) throws(DocumentError) -> Document {
        guard lines.contains(where: { !$0.slice.allSatisfy(\.isWhitespace) }) else { throw .empty(name: shown) }
        return Document(
            text: DocumentText(lines: lines, source: source, people: people, warnings: warnings),
            id: DocumentID.of(lines))
    }

    private static func record(of source: JSONSource) throws(JSONProblem) -> FieldRecord {
        var record: FieldRecord
        if let found = DiscussNet.record(of: source) {
            record = found
        } else if let found = try DietRecord.record(of: source) {
            record = found
        } else {
            record = try SpeechList.record(of: source)
        }
        if let (key, line) = source.repeatedKey {
            record.warnings.append(
                Warning(
                    line: line, code: "repeatedKey",
                    message: "An object gives the key '\(key)' twice: the last value was taken."))
        }
        return record
    }

    /// Half of the bytes of UTF-16 are zeros here.
    private static func canBeJSON(_ bytes: [UInt8]) -> Bool {
        switch TextEncoding.byteOrderMark(of: bytes)?.encoding {
        case .utf16LittleEndian, .utf16BigEndian:
            ScriptWrapper.json(in: bytes.dropFirst(2).prefix(2048).filter { $0 != 0 }) != nil
        default: ScriptWrapper.json(in: bytes) != nil
        }
    }
}
