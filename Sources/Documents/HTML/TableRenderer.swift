import MinutesModel

/// Tables that are no layout: fields (`日時｜令和…`), lists of columns, speakers beside what they said.
struct TableRenderer {
    let pages: PageRenderer
    /// The element; no other table stands in it.
    let table: Int

    private struct Cell {
        let isHeader: Bool
        let lines: [DocumentText.Line]

        var text: String { lines.first?.text ?? "" }
        /// One line of at most 100 characters of three bytes; more is prose.
        var isShort: Bool { lines.count <= 1 && text.utf8.count <= 300 }
        /// 20 characters: the longest names of fields and offices.
        var isLabel: Bool { lines.count <= 1 && text.utf8.count <= 60 && !text.hasSuffix("。") }
    }

    func render(into writer: inout LineWriter) {
        var rows = rows(&writer)
        if let speeches = Self.speeches(rows) { return writer.append(speeches, areSpeeches: true) }
        rows.removeAll { row in row.allSatisfy { $0.lines.isEmpty } }
        let labels = rows.filter { $0.count == 2 && $0[0].isHeader }.map { $0[0].text }
        let repeated = Set(labels).count < labels.count
        for row in rows { writer.append(Self.lines(of: row, labelsRepeat: repeated)) }
    }

    // MARK: Cells

    /// What stands between the cells (a caption, a stray text) is a row of one cell.
    private func rows(_ writer: inout LineWriter) -> [[Cell]] {
        let page = pages.page
        var rows: [[Cell]] = []
        var isInRow = false
        var index = page.inside(of: table).lowerBound
        let end = page.inside(of: table).upperBound
        while index < end {
            var next = index + 1
            switch page.events[index] {
            case .close: break
            case .text:
                let lines = rendered(index..<next, &writer)
                if !lines.isEmpty { rows.append([Cell(isHeader: false, lines: lines)]) }
                isInRow = isInRow && lines.isEmpty
            case .open(let element):
                let tag = page.elements[element].tag
                let isLeftOut = pages.content.dropped.contains(element)
                // thead, tbody and their like hold rows.
                if tag == .tableRow || tag == .block, !isLeftOut {
                    if tag == .tableRow { rows.append([]) }
                    isInRow = tag == .tableRow
                    break
                }
                next = page.elements[element].events.upperBound
                if isLeftOut { break }
                let isCell = tag == .tableCell || tag == .tableHeader
                let lines = rendered(isCell ? page.inside(of: element) : page.elements[element].events, &writer)
                if !isCell && lines.isEmpty { break }
                if !isCell || !isInRow { rows.append([]) }
                isInRow = isCell
                rows[rows.count - 1].append(Cell(isHeader: tag == .tableHeader, lines: lines))
            }
            index = next
        }
        return rows.filter { !$0.isEmpty }
    }

    private func rendered(_ events: Range<Int>, _ outer: inout LineWriter) -> [DocumentText.Line] {
        var writer = LineWriter(limits: pages.limits, name: pages.name)
        pages.render(events, into: &writer)
        writer.endLine()
        if let failure = writer.failure { outer.fail(failure) }
        return writer.lines.filter { !$0.text.isEmpty }
    }

    // MARK: Rows

    private static func lines(of row: [Cell], labelsRepeat: Bool) -> [DocumentText.Line] {
        // th td th td …: two fields, or more, in one row.
        let isFields =
            row.count.isMultiple(of: 2)
            && row.enumerated().allSatisfy { $1.isHeader == $0.isMultiple(of: 2) && ($1.isLabel || !$1.isHeader) }
        if isFields {
            // 委員：山田, 委員：鈴木 would look like two speeches of 委員.
            let separator = labelsRepeat ? "　" : "："
            return stride(from: 0, to: row.count, by: 2).flatMap { joined(row[$0], row[$0 + 1], separator) }
        }
        if row.count == 2, row[0].isLabel { return joined(row[0], row[1], "　") }
        guard row.count > 1, row.allSatisfy(\.isShort) else { return row.flatMap(\.lines) }
        let filled = row.filter { !$0.lines.isEmpty }
        return [line(filled[0].lines[0], text: filled.map(\.text).joined(separator: "　"))]
    }

    private static func joined(_ label: Cell, _ value: Cell, _ separator: String) -> [DocumentText.Line] {
        guard let first = label.lines.first else { return value.lines }
        let endsInColon = first.text.hasSuffix("：") || first.text.hasSuffix(":")
        guard let text = value.lines.first?.text else {
            return [line(first, text: separator == "：" && !endsInColon ? first.text + separator : first.text)]
        }
        return [line(first, text: first.text + (endsInColon ? "" : separator) + text)] + value.lines.dropFirst()
    }

    private static func line(_ line: DocumentText.Line, text: String, speaker: String? = nil) -> DocumentText.Line {
        DocumentText.Line(number: line.number, text: text, speaker: speaker, headingLevel: line.headingLevel)
    }

    // MARK: Speeches

    private static let speakerWords = ["発言者", "発言者名", "話者", "発言者氏名", "speaker"]
    private static let speechWords = ["発言", "発言内容", "内容", "発言要旨", "発言の要旨", "発言の内容", "議事内容", "utterance"]

    /// Two columns of speakers and speeches: by what the first row calls them, or by their looks. `nil` for other tables.
    private static func speeches(_ all: [[Cell]]) -> [DocumentText.Line]? {
        // A caption stands before the columns.
        let captions = all.prefix { $0.count == 1 }
        let rows = all.dropFirst(captions.count)
        guard let first = rows.first, rows.allSatisfy({ $0.count == first.count }) else { return nil }
        let names = first.map { $0.text.filter { !$0.isWhitespace }.lowercased() }
        var (columns, body) = ((0, 1), Array(rows))
        if let speaker = names.firstIndex(where: { speakerWords.contains($0) }),
            let speech = names.firstIndex(where: { speechWords.contains($0) })
        {
            (columns, body) = ((speaker, speech), Array(rows.dropFirst()))
        } else if !looksLikeSpeeches(body) {
            return nil
        }
        return captions.flatMap { $0.flatMap(\.lines) }
            + body.flatMap { row in
                let (speaker, speech) = (row[columns.0], row[columns.1])
                // A number, a time: nobody says it. It keeps its place, so that lines stay in the order of the page.
                func others(_ range: Range<Int>) -> [DocumentText.Line] {
                    range.filter { $0 != columns.0 && $0 != columns.1 }.flatMap { row[$0].lines }
                        .map { Self.line($0, text: $0.text, speaker: "") }
                }
                // A label of several lines is an office and a name.
                let label = speaker.lines.map(\.text).joined(separator: "　")
                guard let opening = speech.lines.first else {
                    return others(0..<columns.0) + speaker.lines + others(columns.0..<row.count)
                }
                let line = line(opening, text: opening.text, speaker: label.isEmpty ? nil : label)
                return others(0..<columns.1) + [line] + speech.lines.dropFirst() + others(columns.1..<row.count)
            }
    }

    /// Short labels, some of which come back, beside sentences.
    private static func looksLikeSpeeches(_ rows: [[Cell]]) -> Bool {
        guard rows.count >= 3, rows.allSatisfy({ $0.count == 2 && $0[0].isLabel && !$0[0].lines.isEmpty }) else {
            return false
        }
        let names = Set(rows.map { $0[0].text })
        let sentences = rows.count { ($0[1].lines.last?.text ?? "").hasSuffix("。") }
        return names.count >= 2 && names.count < rows.count && sentences * 2 > rows.count
    }
}
