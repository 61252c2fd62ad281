/// A stretch of a record's text in one voice: a speech, or what stands under one heading of a record that names no
/// speakers. Whoever looks for something in a record's text reads `Minutes.passages` and misses neither.
public struct Passage: Sendable, Equatable {
    /// The index of the speech; `nil` for a note.
    public var speech: Int?
    /// `nil` for a note: the record does not say who spoke.
    public var speaker: Speaker?
    /// The title of the point of the agenda under discussion, or the note's heading; `nil` where the record tells none.
    public var heading: String?
    public var paragraphs: [String]

    public init(speech: Int? = nil, speaker: Speaker? = nil, heading: String? = nil, paragraphs: [String]) {
        self.speech = speech
        self.speaker = speaker
        self.heading = heading
        self.paragraphs = paragraphs
    }
}

extension Minutes {
    /// The speeches, then the notes: a record has one or the other.
    public var passages: [Passage] {
        let items = agendaItems
        return speeches.map { speech in
            let item = speech.agendaItem.flatMap { items.indices.contains($0) ? items[$0] : nil }
            return Passage(
                speech: speech.index, speaker: speech.speaker, heading: item?.title, paragraphs: speech.paragraphs)
        } + notes.map { Passage(heading: $0.heading, paragraphs: $0.paragraphs) }
    }
}
