/// Makes DOCX files of WordprocessingML that tests write themselves.
package struct WordWriter {
    package var body: String
    package var styles: String?
    package var numbering: String?
    package var footnotes: String?
    package var mainPart = "word/document.xml"

    package init(_ body: String, styles: String? = nil, numbering: String? = nil, footnotes: String? = nil) {
        (self.body, self.styles, self.numbering, self.footnotes) = (body, styles, numbering, footnotes)
    }

    private static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"
        """

    package var files: [ZipWriter.File] {
        var files = [
            ZipWriter.File("[Content_Types].xml", Array("<Types/>".utf8)),
            ZipWriter.File(
                "_rels/.rels",
                Array(
                    """
                    <Relationships><Relationship Id="r1" \
                    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
                    Target="\(mainPart)"/></Relationships>
                    """.utf8)),
            part(mainPart, "<w:document \(Self.namespaces)><w:body>\(body)<w:sectPr/></w:body></w:document>"),
        ]
        if let styles { files.append(part("word/styles.xml", "<w:styles \(Self.namespaces)>\(styles)</w:styles>")) }
        if let numbering {
            files.append(part("word/numbering.xml", "<w:numbering \(Self.namespaces)>\(numbering)</w:numbering>"))
        }
        if let footnotes {
            files.append(part("word/footnotes.xml", "<w:footnotes \(Self.namespaces)>\(footnotes)</w:footnotes>"))
        }
        return files
    }

    package var bytes: [UInt8] { ZipWriter.archive(files) }

    private func part(_ name: String, _ xml: String) -> ZipWriter.File {
        ZipWriter.File(name, Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml).utf8))
    }

    /// `<w:p>` with one run.
    package static func paragraph(_ text: String, properties: String = "") -> String {
        let properties = properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>"
        return "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    package static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { row in
            "<w:tr>"
                + row.map { cell in
                    let paragraphs = cell.split(separator: "\n", omittingEmptySubsequences: false)
                    return "<w:tc><w:tcPr/>" + paragraphs.map { paragraph(String($0)) }.joined() + "</w:tc>"
                }.joined() + "</w:tr>"
        }
        return "<w:tbl><w:tblPr/>" + rows.joined() + "</w:tbl>"
    }
}
