import Foundation

/// Writes small PDFs: text in a Japanese font that is named and not embedded, as word processors of the nineties did,
/// so that poppler's tables are needed to read it.
package struct TinyPDF {
    /// The lines of each page.
    package var pages: [[String]]
    /// `UniJIS-UTF16-H`, or `…-V` for vertical writing.
    package var encoding = "UniJIS-UTF16-H"
    /// The fonts' character collection.
    package var collection = "Japan1"
    /// More for the trailer, such as an `/Encrypt` dictionary.
    package var trailer = ""
    /// Drawn on each page before the text.
    package var drawing = ""

    package init(_ pages: [String]...) {
        self.pages = pages
    }

    package init(pages: [[String]]) {
        self.pages = pages
    }

    package var bytes: [UInt8] {
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "",
            "<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/\(encoding)/DescendantFonts[4 0 R]>>",
            """
            <</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/DW 1000/FontDescriptor 5 0 R\
            /CIDSystemInfo<</Registry(Adobe)/Ordering(\(collection))/Supplement 2>>>>
            """,
            """
            <</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859\
            /Descent -140/CapHeight 709/StemV 80>>
            """,
        ]
        var kids: [String] = []
        for lines in pages {
            objects.append(Self.stream(content(lines)))
            objects.append(
                """
                <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>\
                /Contents \(objects.count) 0 R>>
                """)
            kids.append("\(objects.count) 0 R")
        }
        objects[1] = "<</Type/Pages/Kids[\(kids.joined(separator: " "))]/Count \(kids.count)>>"
        return Self.file(objects, trailer: trailer)
    }

    /// Text of 10.5 points with 18 points between the lines, or the columns.
    private func content(_ lines: [String]) -> String {
        let isVertical = encoding.hasSuffix("-V")
        let next = isVertical ? "-18 0 Td" : "0 -18 Td"
        let shown = lines.map { line in
            let units = line.utf16.map { String(format: "%04x", $0) }.joined()
            return "<\(units)> Tj \(next)"
        }
        let text = "BT /F1 10.5 Tf \(isVertical ? 500 : 60) 780 Td\n\(shown.joined(separator: "\n"))\nET"
        return lines.isEmpty ? drawing : drawing + "\n" + text
    }

    package static func stream(_ content: String) -> String {
        "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream"
    }

    /// The objects, numbered from 1; the first is the catalogue.
    package static func file(_ objects: [String], trailer: String = "") -> [UInt8] {
        var file = Array("%PDF-1.5\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.count)
            file += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let table = offsets.map { String(format: "%010d 00000 n \n", $0) }.joined()
        let end = """
            xref
            0 \(objects.count + 1)
            0000000000 65535 f \n\(table)trailer
            <</Size \(objects.count + 1)/Root 1 0 R\(trailer)>>
            startxref
            \(file.count)
            %%EOF

            """
        return file + Array(end.utf8)
    }

    /// A page tree that contains itself.
    package static let cyclic = file([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>",
    ])

    /// Nine forms, each of which draws the next twelve times: five thousand million words in 3 KB.
    package static let laughing: [UInt8] = {
        let forms = (0..<9).map { level in
            let drawing =
                level < 8
                ? String(repeating: "/X\(level + 1) Do ", count: 12) : "BT /F1 10 Tf 60 700 Td (laugh) Tj ET"
            let content = stream(drawing)
            return "<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</F1 3 0 R>>"
                + "/XObject<</X\(level + 1) \(7 + level) 0 R>>>>" + content.dropFirst(2)
        }
        return file(
            [
                "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X0 6 0 R>>>>/Contents 5 0 R>>",
                stream("/X0 Do"),
            ] + forms)
    }()

    /// The password of this `/Encrypt` is nobody's.
    package static let lock =
        "/Encrypt<</Filter/Standard/V 1/R 2/O<\(String(repeating: "28", count: 32))>/U<\(String(repeating: "5a", count: 32))>/P -4>>/ID[<0011><0011>]"
}
