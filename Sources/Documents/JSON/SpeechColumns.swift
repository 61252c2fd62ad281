/// Which columns of a table (or fields of a list) hold who speaks and what is said: by their names, else by what is in
/// them.
struct SpeechColumns: Equatable {
    var speaker: Int
    var text: Int
    var role: Int?

    /// By names; both must be known.
    init?(named names: [String]) {
        let folded = names.map(FieldNames.folded)
        guard let speaker = folded.firstIndex(where: FieldNames.speaker.contains),
            let text = folded.firstIndex(where: FieldNames.text.contains)
        else { return nil }
        self.init(speaker: speaker, text: text, role: folded.firstIndex(where: FieldNames.role.contains))
    }

    /// By content: names are short and come back, speeches are long and do not.
    init?(rows: [[String?]]) {
        // Two people and one who speaks twice.
        guard rows.count >= 3, let width = rows.first?.count else { return nil }
        let columns = (0..<width).map { index in Column(rows.map { index < $0.count ? $0[index] : nil }) }
        guard let text = columns.indices.max(by: { columns[$0].average < columns[$1].average }),
            columns[text].average >= Self.shortestSpeech
        else { return nil }
        let speaker = columns.indices.filter { $0 != text && columns[$0].canNameSpeakers }
            .max { columns[$0].distinct < columns[$1].distinct }
        guard let speaker, columns[text].average >= 2 * columns[speaker].average else { return nil }
        self.init(speaker: speaker, text: text, role: nil)
    }

    init(speaker: Int, text: Int, role: Int?) {
        (self.speaker, self.text, self.role) = (speaker, text, role)
    }

    /// Characters, on the average: the shortest record of the corpus has 40.
    private static let shortestSpeech = 15

    private struct Column {
        var filled = 0
        var total = 0
        var longest = 0
        var distinct = 0
        var isJapanese = false

        /// Characters per value.
        var average: Int { filled == 0 ? 0 : total / filled }

        init(_ values: [String?]) {
            var seen: Set<String> = []
            for case let value? in values where !value.allSatisfy(\.isWhitespace) {
                filled += 1
                let length = value.unicodeScalars.count
                total += length
                longest = max(longest, length)
                seen.insert(value)
                isJapanese = isJapanese || value.unicodeScalars.contains { $0.value >= 0x3000 }
            }
            distinct = seen.count
        }

        /// Labels have 30 characters at most. A column of one value (発言, ja) names no one, nor do codes and dates.
        var canNameSpeakers: Bool { isJapanese && longest <= 30 && distinct >= 2 && distinct < filled }
    }
}
