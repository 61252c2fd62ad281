import MinutesModel

/// A look at a document whose fields say who speaks: only what is said tells how lines become paragraphs, not the lists of
/// people in the head.
struct FieldSurvey {
    /// Most lines end where a sentence ends: each is a paragraph. Else the text is hard-wrapped.
    let linesAreParagraphs: Bool

    /// `nil` for a document without such fields.
    init?(_ document: DocumentText) {
        guard document.lines.nameSpeakers,
            let first = document.lines.firstIndex(where: { $0.speaker?.isEmpty == false })
        else { return nil }
        var (ended, wrapped) = (0, 0)
        var previous: LineView?
        for line in document.lines[first...] {
            let view = LineView(line, isMarkdown: false)
            if line.speaker == nil, !view.isBlank, !view.isIndented, let previous {
                if previous.endsSentence { ended += 1 } else { wrapped += 1 }
            }
            previous = view.isBlank || view.isRule ? nil : view
        }
        linesAreParagraphs = ended >= wrapped
    }
}
