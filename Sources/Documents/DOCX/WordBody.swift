/// document.xml → blocks. Elements that are not named here (fields, links, content controls, inserted text) are seen
/// through: what is inside counts.
struct WordBody {
    var styles = WordStyles()
    var numbering = WordNumbering()
    var footnotes = WordNotes()
    var endnotes = WordNotes()
    /// Characters that Word hides.
    private(set) var hiddenCount = 0
    /// Paragraphs that hold deleted text of tracked changes.
    private(set) var deletionCount = 0

    /// What stands in the element that has just started, up to its end.
    mutating func blocks(_ events: inout XMLEvents) throws(ArchiveProblem) -> [WordBlock] {
        let outside = events.depth - 1
        var blocks: [WordBlock] = []
        // A paragraph whose end was deleted goes on in the next one.
        var unfinished = ""
        while events.depth > outside, let event = try events.next() {
            switch event {
            case .start("p"):
                var paragraph = try self.paragraph(&events)
                paragraph.text = unfinished + paragraph.text
                unfinished = ""
                if paragraph.isEndDeleted {
                    unfinished = paragraph.text
                } else {
                    blocks.append(.paragraph(paragraph.text, headingLevel: paragraph.headingLevel))
                }
                blocks += paragraph.floating
            case .start("tbl"): blocks.append(.table(try table(&events)))
            case .start(let name) where Self.isDropped(name): try drop(name, &events)
            default: break
            }
        }
        if !unfinished.isEmpty { blocks.append(.paragraph(unfinished, headingLevel: 0)) }
        return blocks
    }

    // MARK: Paragraphs

    private struct Paragraph {
        var text = ""
        var style: String?
        var list: WordStyles.ListPlace?
        var outline: Int?
        var headingLevel = 0
        var isEndDeleted = false
        /// Text boxes that hang on it.
        var floating: [WordBlock] = []
    }

    private mutating func paragraph(_ events: inout XMLEvents) throws(ArchiveProblem) -> Paragraph {
        let outside = events.depth - 1
        var paragraph = Paragraph()
        var isHidden = false
        var isText = false
        while events.depth > outside, let event = try events.next() {
            switch event {
            case .start("pPr"): try readProperties(of: &paragraph, &events)
            case .start("r"): isHidden = false
            case .start("rPr"): isHidden = try hides(&events)
            case .start("t"): isText = true
            case .end("t"): isText = false
            case .text(let text) where isText:
                if isHidden { hiddenCount += text.unicodeScalars.count } else { paragraph.text += text }
            case .start("tab"), .start("ptab"): paragraph.text += "\t"
            case .start("br"), .start("cr"): paragraph.text += "\n"
            case .start("noBreakHyphen"): paragraph.text += "-"
            case .start("footnoteReference"): paragraph.text += note(in: footnotes, &events)
            case .start("endnoteReference"): paragraph.text += note(in: endnotes, &events)
            case .start("txbxContent"): paragraph.floating += try blocks(&events)
            case .start(let name) where Self.isDropped(name): try drop(name, &events)
            default: break
            }
        }
        paragraph.headingLevel = paragraph.outline ?? paragraph.style.map(styles.headingLevel) ?? 0
        addNumber(to: &paragraph)
        return paragraph
    }

    private func readProperties(of paragraph: inout Paragraph, _ events: inout XMLEvents) throws(ArchiveProblem) {
        let outside = events.depth - 1
        var (number, level): (String?, Int?) = (nil, nil)
        while events.depth > outside, let event = try events.next() {
            guard case .start(let name) = event else { continue }
            switch name {
            case "pStyle": paragraph.style = events.attribute("val")
            case "numId": number = events.attribute("val")
            case "ilvl": level = events.attribute("val").flatMap { Int($0) }
            case "outlineLvl":
                // 9 is body text.
                paragraph.outline = events.attribute("val").flatMap { Int($0) }.map { $0 < 9 ? min($0 + 1, 6) : 0 }
            // Of the paragraph's end mark.
            case "del": paragraph.isEndDeleted = true
            // What the paragraph was before a tracked change.
            case "pPrChange": try events.skip()
            default: break
            }
        }
        if let number {
            // 0 takes the style's number away.
            paragraph.list = WordStyles.ListPlace(number: number, level: level ?? 0)
        } else if let style = paragraph.style {
            paragraph.list = styles.listPlace(of: style)
        }
    }

    /// Word makes the number as it shows the paragraph. A speaker's mark (○) that is a bullet stands close to the name.
    private mutating func addNumber(to paragraph: inout Paragraph) {
        guard let list = paragraph.list, list.number != "0", !paragraph.text.allSatisfy(\.isWhitespace) else { return }
        let label = numbering.label(at: list)
        guard !label.isEmpty else { return }
        paragraph.text = label + (label.last?.isNumber == true || label.hasSuffix(".") ? " " : "") + paragraph.text
    }

    /// True for `<w:vanish/>`. Reads up to the end of the properties.
    private func hides(_ events: inout XMLEvents) throws(ArchiveProblem) -> Bool {
        let outside = events.depth - 1
        var isHidden = false
        while events.depth > outside, let event = try events.next() {
            if event == .start("vanish") { isHidden = !["0", "false", "off"].contains(events.attribute("val") ?? "1") }
        }
        return isHidden
    }

    /// The note, where it is called: 〔注：…〕.
    private func note(in notes: WordNotes, _ events: inout XMLEvents) -> String {
        guard let text = events.attribute("id").flatMap({ notes[$0] }) else { return "" }
        return "〔注：" + text.split(whereSeparator: \.isNewline).joined(separator: " ") + "〕"
    }

    // MARK: Tables

    private mutating func table(_ events: inout XMLEvents) throws(ArchiveProblem) -> [[String]] {
        let outside = events.depth - 1
        var rows: [[String]] = []
        var isRowDeleted = false
        while events.depth > outside, let event = try events.next() {
            switch event {
            case .start("tr"):
                rows.append([])
                isRowDeleted = false
            case .start("trPr"): isRowDeleted = try holdsDeletion(&events)
            case .start("tc"):
                let text = WordBlock.text(of: try blocks(&events))
                if !rows.isEmpty { rows[rows.count - 1].append(text) }
            case .end("tr"): if isRowDeleted, !rows.isEmpty { rows.removeLast() }
            default: break
            }
        }
        return rows
    }

    private mutating func holdsDeletion(_ events: inout XMLEvents) throws(ArchiveProblem) -> Bool {
        let outside = events.depth - 1
        var isDeleted = false
        while events.depth > outside, let event = try events.next() {
            if event == .start("del") { isDeleted = true }
        }
        if isDeleted { deletionCount += 1 }
        return isDeleted
    }

    // MARK: What does not count

    /// Deleted or moved away; the code of a field; the old form of a drawing beside the new one; the reading over a word.
    private static func isDropped(_ name: String) -> Bool {
        switch name {
        case "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt", "sectPr": true
        default: false
        }
    }

    private mutating func drop(_ name: String, _ events: inout XMLEvents) throws(ArchiveProblem) {
        if name == "del" || name == "moveFrom" { deletionCount += 1 }
        try events.skip()
    }
}
