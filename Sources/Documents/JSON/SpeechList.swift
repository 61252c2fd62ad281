import MinutesModel

/// Any JSON with lists of objects that hold a speaker and a text: `[{"Speaker": "…", "Utterance": "…"}]`. The lists are
/// found by their fields' names, else by what the fields hold; what stands around them tells of the meeting.
struct SpeechList {
    /// A list and the objects around it, from the outside in.
    private struct Found {
        let objects: [JSONValue]
        let path: [JSONValue]
        let fields: Fields
        /// Bytes of text.
        let size: Int
    }

    private struct Fields: Hashable {
        var speaker: String
        var text: String
        var role: String?
    }

    private let source: JSONSource
    private var lines: LineCounter
    private var found: [Found] = []
    /// Fields beside speaker and text that hold sentences.
    private var unreadKeys: [String] = []

    static func record(of source: JSONSource) throws(JSONProblem) -> FieldRecord {
        if source.text(source.root["schema"])?.hasPrefix("kairan.minutes/") == true { throw .ownRecord }
        var search = SpeechList(source: source, lines: LineCounter(source.bytes))
        search.search(source.root, path: [])
        return try search.record()
    }

    // MARK: Finding

    private mutating func search(_ value: JSONValue, path: [JSONValue]) {
        switch value {
        case .object(let members):
            for member in members { search(member.value, path: path + [value]) }
        case .array(let elements):
            if let fields = fields(of: elements) {
                let size = elements.reduce(0) { $0 + length(of: $1[fields.text]) }
                found.append(Found(objects: elements, path: path, fields: fields, size: size))
            } else {
                for element in elements { search(element, path: path) }
            }
        default: break
        }
    }

    /// Half of the elements are enough: a list of speeches can hold a heading or a time in between.
    private func fields(of elements: [JSONValue]) -> Fields? {
        // A sample tells: all speeches of a list have the same fields.
        let sample = elements.prefix(200).filter { $0.members != nil }
        guard !sample.isEmpty, sample.count * 2 >= min(elements.count, 200) else { return nil }
        var keys: [String] = []
        for object in sample {
            for member in object.members ?? [] where !keys.contains(member.key) && keys.count < 50 {
                keys.append(member.key)
            }
        }
        let columns = keys.filter { key in sample.contains { isWord($0[key]) } }
        let found =
            SpeechColumns(named: columns)
            ?? SpeechColumns(rows: sample.map { object in columns.map { text(of: object[$0]) } })
        return found.map {
            Fields(speaker: columns[$0.speaker], text: columns[$0.text], role: $0.role.map { columns[$0] })
        }
    }

    /// A string, a list of strings (paragraphs), an object with a name in it.
    private func isWord(_ value: JSONValue?) -> Bool {
        switch value {
        case .string: true
        case .array(let elements): elements.allSatisfy { if case .string = $0 { true } else { false } }
        case .object: value?["name"] != nil || value?["label"] != nil
        default: false
        }
    }

    private func text(of value: JSONValue?) -> String? {
        switch value {
        case .array(let elements): elements.compactMap { source.text($0) }.joined(separator: "\n")
        case .object: source.text(value?["label"]) ?? source.text(value?["name"])
        default: source.text(value)
        }
    }

    private func length(of value: JSONValue?) -> Int {
        switch value {
        case .string(let place): place.range.count
        case .array(let elements): elements.reduce(0) { $0 + length(of: $1) }
        default: 0
        }
    }

    // MARK: Reading

    private mutating func record() throws(JSONProblem) -> FieldRecord {
        var sizes: [Fields: Int] = [:]
        for list in found { sizes[list.fields, default: 0] += list.size }
        guard let fields = sizes.max(by: { ($0.value, $1.key.text) < ($1.value, $0.key.text) }), fields.value > 0 else {
            throw .noSpeeches(keys: keys())
        }
        let lists = found.filter { $0.fields == fields.key }
        try refuseSeveral(lists)
        var record = FieldRecord(format: "json/speeches")
        let depth = commonDepth(lists)
        readFacts(lists.first?.path.prefix(depth) ?? [], into: &record)
        for list in lists {
            addHeading(list.path.dropFirst(depth), to: &record)
            for object in list.objects { add(object, fields.key, to: &record) }
        }
        if !unreadKeys.isEmpty {
            record.warnings.append(
                Warning(
                    code: "unreadFields",
                    message:
                        "The speeches have text in fields that were not read: \(unreadKeys.joined(separator: ", "))."
                ))
        }
        return record
    }

    /// How many of the objects around the lists are around all of them: what stands in these is about the whole meeting.
    private func commonDepth(_ lists: [Found]) -> Int {
        guard lists.count > 1 else { return lists.first?.path.count ?? 0 }
        // Lists one after the other in one object share all but the innermost.
        return max(0, (lists.map(\.path.count).min() ?? 0) - 1)
    }

    /// Lists under different dates are different meetings; under different headings they are parts of one.
    private func refuseSeveral(_ lists: [Found]) throws(JSONProblem) {
        var dates: [String] = []
        for list in lists {
            let date = list.path.reversed().lazy.compactMap { value(.date, in: $0) }.first
            if let date, !dates.contains(date) { dates.append(date) }
        }
        if dates.count > 1 { throw .severalMeetings(ids: dates, isDiet: false) }
    }

    private func value(_ kind: FactKind, in object: JSONValue) -> String? {
        object.members?.lazy.filter { FieldNames.fact($0.key) == kind }.compactMap { source.text($0.value) }.first {
            !$0.isEmpty
        }
    }

    private mutating func readFacts(_ path: ArraySlice<JSONValue>, into record: inout FieldRecord) {
        var unread: [String] = []
        for object in path {
            for member in object.members ?? [] {
                guard let text = source.text(member.value), !text.isEmpty else { continue }
                switch FieldNames.fact(member.key) {
                case .url: record.url = record.url ?? text
                case let kind? where !record.facts.contains { $0.kind == kind }:
                    let line = lines.line(at: source.offset(of: member.value))
                    record.facts.append(FieldRecord.Fact(kind: kind, text: text, line: line))
                default:
                    // Identifiers and dates of fetching are no text of the meeting.
                    if text.unicodeScalars.contains(where: { $0.value >= 0x3000 }) {
                        unread.append("\(member.key): \(text)")
                    }
                }
            }
        }
        guard !unread.isEmpty else { return }
        record.warnings.append(
            Warning(
                code: "unreadFields", message: "Fields beside the speeches were not read.",
                text: unread.joined(separator: "\n")))
    }

    private mutating func addHeading(_ path: ArraySlice<JSONValue>, to record: inout FieldRecord) {
        for object in path {
            for member in object.members ?? [] {
                guard let text = source.text(member.value), !text.isEmpty,
                    FieldNames.fact(member.key) == .title || Self.headings.contains(FieldNames.folded(member.key))
                else { continue }
                let line = lines.line(at: source.offset(of: member.value))
                record.entries.append(FieldRecord.Entry(label: nil, text: text, line: line, headingLevel: 2))
            }
        }
    }

    /// What parts of a meeting are called.
    private static let headings: Set<String> = ["agenda", "topic", "heading", "section", "議題", "見出し", "議事", "案件"]
    /// What says that nobody speaks.
    private static let nobody: Set<String> = ["", "null", "none", "nil", "-", "－", "なし"]

    private mutating func add(_ object: JSONValue, _ fields: Fields, to record: inout FieldRecord) {
        // A plain text between the speeches is nobody's.
        let value = object.members == nil ? object : object[fields.text]
        let line = lines.line(at: source.offset(of: value) ?? source.offset(of: object[fields.speaker]))
        let label = PrintedLabel.clean(text(of: object[fields.speaker]) ?? "")
        noteUnread(object, fields)
        let text = Markup.text(text(of: value) ?? "")
        guard !Self.nobody.contains(label.lowercased()) else {
            record.entries.append(FieldRecord.Entry(label: nil, text: text, line: line))
            return
        }
        if let role = fields.role.flatMap({ self.text(of: object[$0]) }), !role.isEmpty {
            record.note(Speaker(label: label, name: nil, role: role))
        }
        record.entries.append(
            FieldRecord.Entry(label: label, text: String(PrintedLabel.removed(label, from: text)), line: line))
    }

    /// A reading of the name, a party, an address are no sentences: 60 bytes are 20 characters.
    private mutating func noteUnread(_ object: JSONValue, _ fields: Fields) {
        for member in object.members ?? [] {
            guard case .string(let place) = member.value, place.range.count >= 60,
                ![fields.speaker, fields.text, fields.role].contains(member.key), !unreadKeys.contains(member.key),
                source.bytes[place.range].contains(where: { $0 >= 0x80 })
            else { continue }
            unreadKeys.append(member.key)
        }
    }

    /// All keys, for the message: as many as a reader takes in.
    private func keys() -> [String] {
        var keys: [String] = []
        func collect(_ value: JSONValue) {
            for member in value.members ?? [] where keys.count < 12 {
                if !keys.contains(member.key) { keys.append(member.key) }
                collect(member.value)
            }
            for element in (value.elements ?? []).prefix(3) { collect(element) }
        }
        collect(source.root)
        return keys
    }
}
