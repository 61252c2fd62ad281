import MinutesModel

/// A look at a document whose fields say who speaks: only what is said tells how lines become paragraphs, not the lists of
/// people in the head.
struct FieldSurvey {
    /// Most lines end where a sentence ends: each is a paragraph. Else the text is hard-wrapped.
    let linesAreParagraphs: Bool

    /// `nil` for a document without such fields.
    init?(_ lines: LineViews) {
        guard let first = lines.indices.first(where: { lines.speaker(of: $0)?.isEmpty == false }) else { return nil }
        var (ended, wrapped) = (0, 0)
        var previous: LineView?
        for index in first..<lines.endIndex {
            let view = lines[index]
            if lines.speaker(of: index) == nil, !view.isBlank, !view.isIndented, let previous {
                if previous.endsSentence { ended += 1 } else { wrapped += 1 }
            }
            previous = view.isBlank || view.isRule ? nil : view
        }
        linesAreParagraphs = ended >= wrapped
    }
}
