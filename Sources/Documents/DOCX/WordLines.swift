/// A Word document's blocks → lines. A table of speakers and speeches names the speakers; any other gives `label：value`.
struct WordLines {
    private(set) var lines: RecordLines
    private var number = 0
    /// A table of speeches has just ended: what follows is no longer its last speaker's.
    private var endsSpeeches = false

    init(name: String, limits: DocumentReader.Limits) {
        lines = RecordLines(name: name, limits: limits)
    }

    mutating func add(_ blocks: [WordBlock]) throws(DocumentError) {
        for block in blocks {
            switch block {
            case .paragraph(let text, let level): try add(text, headingLevel: level)
            case .table(let rows): try add(rows)
            }
        }
    }

    private mutating func add(_ text: String, speaker: String? = nil, headingLevel: Int = 0) throws(DocumentError) {
        var speaker = speaker ?? (endsSpeeches ? "" : nil)
        endsSpeeches = false
        for line in TextLines(text) {
            number += 1
            try lines.append(line, number: number, speaker: speaker, headingLevel: headingLevel)
            speaker = nil
        }
    }

    // MARK: Tables

    private mutating func add(_ rows: [[String]]) throws(DocumentError) {
        let named = rows.first.flatMap { SpeechColumns(named: $0) }
        // Without a header, two columns only: more are a timetable as often as a record.
        let columns = named ?? (rows.allSatisfy { $0.count == 2 } ? SpeechColumns(rows: rows) : nil)
        guard let columns else {
            for row in rows { try addFields(row) }
            return
        }
        for row in named == nil ? rows[...] : rows.dropFirst() { try addSpeech(row, columns) }
        endsSpeeches = true
    }

    private mutating func addSpeech(_ row: [String], _ columns: SpeechColumns) throws(DocumentError) {
        func cell(_ index: Int) -> String { index < row.count ? row[index] : "" }
        // Cells beside the two: a number says nothing, a topic heads what follows.
        for index in row.indices where index != columns.speaker && index != columns.text && index != columns.role {
            let text = row[index]
            guard text.contains(where: { !$0.isWhitespace && !$0.isNumber && !$0.isPunctuation }) else { continue }
            try add(text, speaker: "", headingLevel: 2)
        }
        let name = PrintedLabel.clean(cell(columns.speaker).filter { !$0.isNewline })
        let role = columns.role.map { cell($0).filter { !$0.isNewline } } ?? ""
        // 委員長 | 山田太郎 | …: the label is what a record without columns prints.
        let label = role.isEmpty || name.isEmpty ? name : "\(role)（\(name)）"
        let text = cell(columns.text)
        guard !label.isEmpty || !text.allSatisfy(\.isWhitespace) else { return }
        // A cell without a name goes on with the speech above it.
        try add(String(PrintedLabel.removed(label, from: text)), speaker: label.isEmpty ? nil : label)
    }

    /// `日時 | 令和8年…` → `日時：令和8年…`; other rows stay rows.
    private mutating func addFields(_ row: [String]) throws(DocumentError) {
        let cells = row.filter { !$0.allSatisfy(\.isWhitespace) }
        guard cells.count > 1 else { return try add(cells.first ?? "") }
        // A field's name has 14 characters at most and is one line.
        if cells.count == 2, cells[0].count <= 20, !cells[0].contains(where: \.isNewline) {
            return try add("\(cells[0])：\(cells[1])")
        }
        try add(cells.joined(separator: "\u{3000}"))
    }
}
