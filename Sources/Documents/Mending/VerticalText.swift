import MinutesModel

/// Vertical writing (縦書き): pdftotext gives each character a line of its own, in reading order, and neither columns nor
/// white space.
struct VerticalText {
    private let lines: DocumentText.Lines
    private let shapes: [LineShape]

    /// Lines. A horizontal text has a few lines of one character, not twenty.
    private static let fewest = 20

    /// `nil` when the text is not vertical.
    init?(_ lines: DocumentText.Lines, _ shapes: [LineShape]) {
        var (single, all) = (0, 0)
        for shape in shapes where !shape.isBlank {
            all += 1
            if shape.wideCount == 1, shape.width == 2 { single += 1 }
        }
        guard single >= Self.fewest, single * 2 >= all else { return nil }
        (self.lines, self.shapes) = (lines, shapes)
    }

    /// Speeches as one line each: where their paragraphs ended cannot be seen any more.
    func mended(_ furniture: PageFurniture) -> TextMender.Mended {
        var done = DocumentText.Lines()
        var number = 0
        var text = ""
        func close() {
            if !text.isEmpty { done.append(DocumentText.Line(number: number, text: text)) }
            text = ""
        }
        for index in lines.indices where !shapes[index].isBlank && !furniture.holds(index) {
            let shape = shapes[index]
            let isPiece = shape.width <= 3 || shape.wideCount == 1 && shape.width == 2
            let opensSpeech = shape.opening == .mark && Self.canPrecedeSpeech(text)
            if !isPiece || opensSpeech { close() }
            if text.isEmpty { number = lines[index].number }
            text.append(line: Self.horizontal(lines[index].text), keepingIndentation: false)
            if !isPiece { close() }
        }
        close()
        let warning = Warning(
            code: "verticalText",
            message: "This PDF is written in vertical columns: paragraphs and white space could not be told.")
        return TextMender.Mended(
            lines: done, linesAreParagraphs: true, warnings: [warning] + furniture.warnings(lines))
    }

    /// A mark inside a sentence is a numeral (二〇年) or a word.
    private static func canPrecedeSpeech(_ text: String) -> Bool {
        let ending = LineShape(text).ending
        return text.isEmpty || ending == .sentence || ending == .bracket
    }

    /// The signs that fonts draw in another way in vertical columns, as they stand in horizontal lines.
    private static func horizontal(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { signs[$0] != nil }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { signs[$0] ?? $0 }))
    }

    private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
        "︐": "，", "︑": "、", "︒": "。", "︓": "：", "︔": "；", "︕": "！", "︖": "？", "︙": "…", "︰": "：", "︱": "―", "︲": "–",
        "︵": "（", "︶": "）", "︷": "｛", "︸": "｝", "︹": "〔", "︺": "〕", "︻": "【", "︼": "】", "︽": "《", "︾": "》", "︿": "〈",
        "﹀": "〉", "﹁": "「", "﹂": "」", "﹃": "『", "﹄": "』", "﹇": "［", "﹈": "］",
    ]
}
