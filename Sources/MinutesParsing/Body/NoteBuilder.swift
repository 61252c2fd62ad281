import MinutesModel

/// Reads the lines of a record that names no speakers: paragraphs and bullets, under their headings.
struct NoteBuilder {
    private let isMarkdown: Bool
    private let linesAreParagraphs: Bool
    private var paragraphs = ParagraphBuilder()
    private var heading: String?
    private var done: [Note] = []
    private(set) var hasBegun = false

    init(survey: Survey, isMarkdown: Bool) {
        self.isMarkdown = isMarkdown
        linesAreParagraphs = survey.linesAreParagraphs
    }

    /// True when the line is no field of the head: a heading that opens none of them, or a sentence.
    func begins(with line: LineView, head: HeadParser) -> Bool {
        guard !line.isBlank else { return false }
        if line.headingLevel > 0 {
            let heading = HeadingText.numberless(line.contentText)
            let section = HeadSection.opening(heading)?.section
            return head.titles.title != nil && (section == nil || section == .proceedings)
                && !HeadSection.isAboveFields(heading)
        }
        guard !head.isInAttendance, line.readsAsSpeech(from: line.content.lowerBound) else { return false }
        // `令和5年2月1日（水）13時から15時まで`, `（1）役員の報告（資料1）` end as sentences do.
        return !head.takesAsField(line)
    }

    /// - Parameter heading: what stood above the first line.
    mutating func begin(under heading: String?) {
        hasBegun = true
        self.heading = heading
    }

    mutating func turnPage() {
        paragraphs.turnPage()
    }

    mutating func add(_ line: LineView) {
        guard !line.isBlank, !line.isRule else { return paragraphs.endLine() }
        if isHeading(line) {
            close()
            heading = HeadingText.clean(line.contentText)
            return
        }
        paragraphs.add(line, line.content, opensParagraph: opensParagraph(line))
    }

    /// Every heading stands, also one with nothing below it.
    mutating func notes() -> [Note] {
        close()
        return done
    }

    private mutating func close() {
        paragraphs.close()
        let closed = paragraphs.take()
        let texts = (0..<closed.count).map { closed[$0].text }
        if heading != nil || !texts.isEmpty {
            done.append(Note(heading: heading, paragraphs: texts, lines: closed.lines.map { Int($0) }))
        }
        heading = nil
    }

    /// In Markdown, `#`; elsewhere a short line that begins like a heading and ends like none of the sentences.
    private func isHeading(_ line: LineView) -> Bool {
        if isMarkdown { return line.headingLevel > 0 }
        // 30 characters of three bytes.
        guard line.content.count <= 90, !line.endsSentence else { return false }
        guard let form = Numbering(line.contentText)?.form else {
            return Bracket.opening(in: line.text.span, at: line.content.lowerBound)?.kind == .lenticular
        }
        switch form {
        case .plain, .dotted, .ordinal, .kanji: return true
        case .bracketed, .circled, .kana, .bullet: return false
        }
    }

    private func opensParagraph(_ line: LineView) -> Bool {
        if isMarkdown { return line.isListItem }
        return line.isIndented || linesAreParagraphs || Numbering(line.contentText) != nil
    }
}
