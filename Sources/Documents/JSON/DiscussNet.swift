import MinutesModel

/// DiscussNet's answer to `minutes/get_minute`: `{"tenant_minutes":[{"title","body","minute_type","minute_type_code"}]}`,
/// one entry per speech, its text in `<pre>`.
enum DiscussNet {
    /// `nil` when the document is not DiscussNet's.
    static func record(of source: JSONSource) -> FieldRecord? {
        guard let minutes = source.root["tenant_minutes"]?.elements ?? nested(in: source.root) else { return nil }
        var record = FieldRecord(format: "json/discussnet")
        var lines = LineCounter(source.bytes)
        for minute in minutes {
            guard let body = source.text(minute["body"]) else { continue }
            record.entries.append(
                entry(
                    title: PrintedLabel.clean(source.text(minute["title"]) ?? ""), text: Markup.text(body),
                    code: source.integer(minute["minute_type_code"]),
                    line: lines.line(at: source.offset(of: minute["body"]))))
        }
        return record
    }

    /// A list of such answers, one level down.
    private static func nested(in root: JSONValue) -> [JSONValue]? {
        let answers = root.elements ?? root.members?.map(\.value) ?? []
        let minutes = answers.compactMap { $0["tenant_minutes"]?.elements }
        return minutes.isEmpty ? nil : minutes.flatMap(\.self)
    }

    /// Codes: 1 contents, 2 people present, 3 heading, 4 chair, 5 question, 6 answer, 9 appendix.
    private static func entry(title: String, text: String, code: Int?, line: Int) -> FieldRecord.Entry {
        let isSpeech = code.map { (4...6).contains($0) } ?? !PrintedLabel.opensHeading(text)
        guard isSpeech, !title.isEmpty else { return FieldRecord.Entry(label: nil, text: text, line: line) }
        return FieldRecord.Entry(label: title, text: String(PrintedLabel.removed(title, from: text)), line: line)
    }
}
