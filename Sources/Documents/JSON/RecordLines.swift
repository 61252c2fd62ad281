import MinutesModel

/// A record of fields → the lines that the parser reads: the facts as a head block, then the speeches.
struct RecordLines {
    let name: String
    let limits: DocumentReader.Limits
    private(set) var lines = DocumentText.Lines()

    init(name: String, limits: DocumentReader.Limits) {
        self.name = name
        self.limits = limits
    }

    mutating func add(_ record: FieldRecord) throws(DocumentError) {
        for fact in headBlock(of: record.facts) {
            try append(fact.text, number: fact.line)
        }
        for entry in record.entries {
            try add(entry)
        }
    }

    /// `会議名：…`, `開催日：…`. The council stands before the title, which seldom says it; times are one line.
    private func headBlock(of facts: [FieldRecord.Fact]) -> [FieldRecord.Fact] {
        func first(_ kind: FactKind) -> FieldRecord.Fact? { facts.first { $0.kind == kind } }
        var block: [FieldRecord.Fact] = []
        for var fact in facts {
            guard let word = fact.kind.printed else { continue }
            if fact.kind == .title, let council = first(.council), !fact.text.contains(council.text) {
                fact.text = council.text + " " + fact.text
            }
            if fact.kind == .start, let end = first(.end) { fact.text += "～" + end.text }
            fact.text = "\(word)：\(fact.text)"
            block.append(fact)
        }
        if first(.title) == nil, let council = first(.council) {
            block.insert(
                FieldRecord.Fact(kind: .title, text: "会議名：" + council.text, line: council.line), at: 0)
        }
        return block
    }

    private mutating func add(_ entry: FieldRecord.Entry) throws(DocumentError) {
        // Nobody's text is told from the speech before it by an empty label.
        var speaker: String? = entry.label ?? ""
        if entry.label == nil, entry.text.allSatisfy(\.isWhitespace) { return }
        // Fields end in a line feed that ends nothing.
        let text = entry.text.dropLast(while: \.isNewline)
        for line in TextLines(text) {
            try append(line, number: entry.line, speaker: speaker, headingLevel: entry.headingLevel)
            speaker = nil
        }
    }

    mutating func append(
        _ text: String, number: Int, speaker: String? = nil, headingLevel: Int = 0
    ) throws(DocumentError) {
        guard lines.count < limits.lines else { throw .tooManyLines(name: name, limit: limits.lines) }
        guard text.utf8.count <= limits.line else {
            throw .lineTooLong(name: name, line: number, bytes: text.utf8.count, limit: limits.line)
        }
        lines.append(
            DocumentText.Line(number: number, text: text, speaker: speaker, headingLevel: headingLevel))
    }
}

extension StringProtocol {
    /// Without the characters at the end of which the condition is true.
    func dropLast(while condition: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, condition(self[index(before: end)]) { end = index(before: end) }
        return self[startIndex..<end]
    }
}
