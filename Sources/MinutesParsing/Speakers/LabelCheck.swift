import MinutesModel

/// What a reader should look at twice: failures of speaker reading are silent, they give odd names and no errors.
enum LabelCheck {
    /// - Parameters:
    ///   - labels: each once.
    ///   - speeches: the label of each speech, as an index.
    static func warnings(of labels: [String], speeches: [Int]) -> [Warning] {
        var counts = [Int](repeating: 0, count: labels.count)
        for label in speeches { counts[label] += 1 }
        return labels.indices.compactMap { index in
            let name = nameLength(of: labels[index])
            if name > SpeakerReading.longestName {
                return Warning(
                    code: "longName",
                    message: "'\(labels[index])' is long for a name: the speaker may be misread, and has no name.")
            }
            guard counts[index] == 1, isSentenceLike(labels[index]) else { return nil }
            return Warning(
                code: "sentenceLikeName",
                message: "'\(labels[index])' reads like a sentence and speaks once: it may be no speaker.")
        }
    }

    private static func nameLength(of label: String) -> Int {
        SpeakerReading(labels: [String]()).rawName(of: label)?.unicodeScalars.count ?? 0
    }

    /// Particles that names and offices do not hold.
    private static func isSentenceLike(_ label: String) -> Bool {
        label.holds(anyOf: ["を", "です", "ます", "ました", "について", "から", "ので", "には", "では", "とは", "する"])
    }
}
