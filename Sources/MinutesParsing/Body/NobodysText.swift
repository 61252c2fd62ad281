import MinutesModel

/// Lines that the document's fields give to no speaker, between the speeches: what is no heading, time or direction of
/// them stands under a warning.
struct NobodysText {
    private var first: Int?
    private var texts: [String] = []

    mutating func add(_ line: LineView) {
        first = first ?? line.number
        texts.append(line.contentText)
    }

    var warning: Warning? {
        guard let first else { return nil }
        return Warning(
            line: first, code: "noSpeaker", message: "This text between the speeches has no speaker.",
            text: texts.joined(separator: "\n"))
    }
}
