import MinutesModel

/// A DOCX archive's text: the main part with what styles, numbering and notes say about it.
struct WordDocument {
    let blocks: [WordBlock]
    let warnings: [Warning]

    /// `nil` when the archive holds no Word document.
    init?(_ archive: ZipArchive) throws(ArchiveProblem) {
        guard let main = try Self.mainPart(of: archive), let bytes = try archive.contents(of: main) else { return nil }
        let folder = main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        var body = WordBody()
        body.styles = try Self.part(folder + "styles.xml", of: archive, WordStyles.init) ?? body.styles
        body.numbering = try Self.part(folder + "numbering.xml", of: archive, WordNumbering.init) ?? body.numbering
        body.footnotes =
            try Self.part(folder + "footnotes.xml", of: archive) { events throws(ArchiveProblem) in
                try WordNotes(&events, element: "footnote")
            } ?? body.footnotes
        body.endnotes =
            try Self.part(folder + "endnotes.xml", of: archive) { events throws(ArchiveProblem) in
                try WordNotes(&events, element: "endnote")
            } ?? body.endnotes
        blocks = try XMLEvents.read(bytes, part: main) { events throws(ArchiveProblem) in
            var blocks: [WordBlock] = []
            while let event = try events.next() {
                if event == .start("body") { blocks += try body.blocks(&events) }
            }
            return blocks
        }
        warnings = Self.warnings(hidden: body.hiddenCount, deletions: body.deletionCount)
    }

    /// Word calls it word/document.xml, Word on the web word/document2.xml: the package's relations tell.
    private static func mainPart(of archive: ZipArchive) throws(ArchiveProblem) -> String? {
        let related = try part("_rels/.rels", of: archive) { events throws(ArchiveProblem) -> String? in
            while let event = try events.next() {
                if event == .start("Relationship"), events.attribute("Type")?.hasSuffix("/officeDocument") == true {
                    return events.attribute("Target")
                }
            }
            return nil
        }
        let name = (related ?? nil).map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 } ?? "word/document.xml"
        // Excel and PowerPoint have the same relation to their own main parts.
        return name.lowercased().hasPrefix("word/") && archive.entry(name) != nil ? name : nil
    }

    private static func part<Result>(
        _ name: String, of archive: ZipArchive, _ body: (inout XMLEvents) throws(ArchiveProblem) -> Result
    ) throws(ArchiveProblem) -> Result? {
        guard let bytes = try archive.contents(of: name) else { return nil }
        return try XMLEvents.read(bytes, part: name, body)
    }

    private static func warnings(hidden: Int, deletions: Int) -> [Warning] {
        var warnings: [Warning] = []
        if hidden > 0 {
            warnings.append(
                Warning(code: "hiddenText", message: "\(hidden) hidden character(s) of the document were left out."))
        }
        if deletions > 0 {
            warnings.append(
                Warning(
                    code: "trackedChanges",
                    message:
                        "The document tracks changes: \(deletions) deletion(s) were left out, insertions were kept."))
        }
        return warnings
    }
}
