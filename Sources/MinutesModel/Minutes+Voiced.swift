extension Minutes {
    /// The same record for readers that go by speeches: of one that names no speakers, each note is a speech under the
    /// label 記録「heading」, which says that nobody is named. Any other record as it is.
    public var voiced: Minutes {
        guard speeches.isEmpty, !notes.isEmpty else { return self }
        var voiced = self
        voiced.speeches = notes.enumerated().map { index, note in
            let label = note.heading.map { "記録「\($0)」" } ?? "記録"
            return Speech(index: index, speaker: Speaker(label: label), paragraphs: note.paragraphs, lines: note.lines)
        }
        return voiced
    }
}
