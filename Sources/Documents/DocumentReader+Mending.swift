import MinutesModel

extension DocumentReader {
    /// The text as the parser is to see it. Markdown is written by hand, and Web pages and JSON have paragraphs of their
    /// own: only plain text and PDFs need mending.
    /// - Parameter pdfErrors: how often pdftotext complained; `nil` where there is no PDF.
    static func mended(_ lines: DocumentText.Lines, source: Source, pdfErrors: Int?) -> DocumentText {
        guard source.format == "text" || source.format == "pdf" else {
            return DocumentText(lines: lines, source: source)
        }
        let mended = TextMender(isPDF: source.format == "pdf").mend(lines)
        var warnings = mended.warnings
        if let pdfErrors, pdfErrors > 0 {
            let warning = Warning(
                code: "pdfErrors",
                message: "pdftotext found \(pdfErrors) error(s) in this PDF: some of its text may be missing.")
            warnings.insert(warning, at: 0)
        }
        return DocumentText(
            lines: mended.lines, source: source, linesAreParagraphs: mended.linesAreParagraphs, warnings: warnings)
    }
}
