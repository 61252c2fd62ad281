/// The rule of okurigana in compound nouns: 受け入れ, 受入れ and 受入 are one word, and so with every verb stem of the
/// table before every other. Either stem may stand in kana, too: 受けいれ, うけ入れ, うけいれ.
struct Okurigana: Sendable {
    /// One stem with a kanji, as 受け: the kanji, what is written after it, and how it all is read.
    private struct Stem: Sendable {
        var kanji: Unicode.Scalar
        var ending: [Unicode.Scalar]
        var readings: [[Unicode.Scalar]]

        var full: String { String(kanji) + String(String.UnicodeScalarView(ending)) }
    }

    /// Some stems that one stretch of letters may mean, and how they may be written.
    private struct Part {
        var length: Int
        /// With a kanji, in every way of writing its okurigana.
        var written: [String]
        /// The stems in kana, beside each its form with all okurigana.
        var spoken: [(full: String, reading: String)]
    }

    private typealias Stems = [Unicode.Scalar: [Stem]]

    /// By kanji, and by the first letter of a reading.
    private let heads: Stems
    private let spokenHeads: Stems
    private let tails: Stems
    private let spokenTails: Stems
    private let nouns: Set<Unicode.Scalar>

    init() {
        let heads = Self.stems(SpellingVariants.heads)
        let tails = Self.stems(SpellingVariants.tails)
        self.heads = Dictionary(grouping: heads) { $0.kanji }
        self.tails = Dictionary(grouping: tails) { $0.kanji }
        spokenHeads = Self.byReading(heads)
        spokenTails = Self.byReading(tails)
        nouns = Set(SpellingVariants.nouns.unicodeScalars.filter { $0 != " " })
    }

    /// The longest endings first.
    private static func stems(_ table: String) -> [Stem] {
        table.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { entry in
            let parts = entry.split(separator: ":")
            let letters = Array(parts[0].unicodeScalars)
            let readings = parts.count > 1 ? parts[1].split(separator: ",").map { Array($0.unicodeScalars) } : []
            return Stem(kanji: letters[0], ending: Array(letters.dropFirst()), readings: readings)
        }.sorted { $0.ending.count > $1.ending.count }
    }

    private static func byReading(_ stems: [Stem]) -> Stems {
        var result: Stems = [:]
        for stem in stems {
            // One letter of kana may be anything.
            for reading in stem.readings where reading.count > 1 {
                var spoken = stem
                spoken.readings = [reading]
                result[reading[0], default: []].append(spoken)
            }
        }
        return result
    }

    /// The forms of the compound at `index`, and how many letters it has there.
    func forms(in letters: [Unicode.Scalar], at index: Int) -> (length: Int, choices: [String])? {
        let known = part(in: letters, at: index, written: heads, spoken: spokenHeads)
        guard let head = known ?? anyVerb(letters, at: index) else { return nil }
        let second = index + head.length
        guard second < letters.count else { return nil }
        guard let tail = tail(in: letters, at: second) else { return nil }
        var choices = head.written.flatMap { head in tail.written.map { head + $0 } }
        for (headFull, headReading) in head.spoken {
            for (tailFull, tailReading) in tail.spoken {
                choices += [headFull + tailReading, headReading + tailFull]
                // Three letters of kana are many words: みとり, しわけ.
                if (headReading + tailReading).unicodeScalars.count >= 4 { choices.append(headReading + tailReading) }
            }
        }
        var seen: Set<String> = []
        choices = choices.filter { seen.insert($0).inserted }
        return choices.count > 1 ? (head.length + tail.length, choices) : nil
    }

    /// 咲き in 咲き誇り: a verb that is in no table, before another that shows its okurigana.
    private func anyVerb(_ letters: [Unicode.Scalar], at index: Int) -> Part? {
        guard Self.isStem(letters, at: index), Self.isStem(letters, at: index + 2) else { return nil }
        return Part(length: 2, written: [Self.text(letters[index..<index + 2]), String(letters[index])], spoken: [])
    }

    private func tail(in letters: [Unicode.Scalar], at index: Int) -> Part? {
        if var tail = part(in: letters, at: index, written: tails, spoken: spokenTails) {
            if let other = Self.twin(letters[index]) {
                tail.written += tail.written.map { String(other) + String($0.unicodeScalars.dropFirst()) }
            }
            return tail
        }
        if nouns.contains(letters[index]) { return Part(length: 1, written: [String(letters[index])], spoken: []) }
        // Any other verb (持ち帰り, 持帰り), whose own okurigana stay.
        guard Self.isStem(letters, at: index) else { return nil }
        return Part(length: 2, written: [Self.text(letters[index..<index + 2])], spoken: [])
    }

    /// A kanji with the one letter that ends a verb's stem: 帰り, 捨て.
    private static func isStem(_ letters: [Unicode.Scalar], at index: Int) -> Bool {
        index + 1 < letters.count && ("\u{4E00}"..."\u{9FFF}").contains(letters[index])
            && stemEnds.contains(letters[index + 1])
    }

    private static let stemEnds = Set("いきぎしちびみりえけげせてねべめれ".unicodeScalars)

    private static func text(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(letters))
    }

    private static func twin(_ letter: Unicode.Scalar) -> Unicode.Scalar? {
        letter == "替" ? "換" : letter == "換" ? "替" : nil
    }

    private func part(
        in letters: [Unicode.Scalar], at index: Int, written: Stems, spoken: Stems
    ) -> Part? {
        if let stems = written[letters[index]] {
            let ending = stems.first { letters[(index + 1)...].starts(with: $0.ending) }?.ending ?? []
            // What is written may be left out, or a part of it (締まり, 締り); where nothing is written, any may stand.
            let meant = stems.filter {
                ending.isEmpty || Self.isEnd($0.ending, of: ending) || Self.isEnd(ending, of: $0.ending)
            }
            return Self.part(length: 1 + ending.count, meant)
        }
        let matches = (spoken[letters[index]] ?? []).filter { letters[index...].starts(with: $0.readings[0]) }
        guard let longest = matches.map({ $0.readings[0].count }).max() else { return nil }
        return Self.part(length: longest, matches.filter { $0.readings[0].count == longest })
    }

    private static func part(length: Int, _ stems: [Stem]) -> Part {
        var written: [String] = []
        for stem in stems {
            for form in [stem.full, String(stem.kanji)] where !written.contains(form) { written.append(form) }
        }
        let spoken = stems.flatMap { stem in
            stem.readings.filter { $0.count > 1 }.map { (stem.full, String(String.UnicodeScalarView($0))) }
        }
        return Part(length: length, written: written, spoken: spoken)
    }

    private static func isEnd(_ end: [Unicode.Scalar], of ending: [Unicode.Scalar]) -> Bool {
        ending.suffix(end.count).elementsEqual(end)
    }
}
