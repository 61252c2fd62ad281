/// The rule of okurigana in compound nouns: 受け入れ, 受入れ and 受入 are one word, and so with every verb stem of the
/// table before every other. Either stem may stand in kana, too: 受けいれ, うけ入れ, うけいれ.
struct Okurigana: Sendable {
    /// One stem with a kanji, as 受け: the kanji, what is written after it, and how it all is read.
    private struct Stem: Sendable {
        var kanji: Unicode.Scalar
        var ending: [Unicode.Scalar]
        var readings: [[Unicode.Scalar]]
        /// Whether the ending is always written.
        var isFixed = false

        var full: String { String(kanji) + String(String.UnicodeScalarView(ending)) }
    }

    /// Some stems that one stretch of letters may mean, and how they may be written.
    private struct Part {
        var length: Int
        /// With a kanji, in every way of writing its okurigana.
        var written: [String]
        /// The form with all okurigana, and beside it the stem in kana: for the first stem where that tells enough.
        var spoken: [(full: String, reading: String?)]
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
            let isFixed = parts[0].hasSuffix("!")
            let letters = Array(parts[0].unicodeScalars.filter { $0 != "!" })
            let readings = parts.count > 1 ? parts[1].split(separator: ",").map { Array($0.unicodeScalars) } : []
            return Stem(kanji: letters[0], ending: Array(letters.dropFirst()), readings: readings, isFixed: isFixed)
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
        let heads = [part(in: letters, at: index, written: heads, spoken: spokenHeads), anyVerb(letters, at: index)]
        for case let head? in heads where index + head.length < letters.count {
            guard let tail = tail(in: letters, at: index + head.length) else { continue }
            let choices = Self.choices(head, tail)
            return choices.count > 1 ? (head.length + tail.length, choices) : nil
        }
        return nil
    }

    private static func choices(_ head: Part, _ tail: Part) -> [String] {
        var choices = head.written.flatMap { head in tail.written.map { head + $0 } }
        for (headFull, headReading) in head.spoken {
            for case (let tailFull, let tailReading?) in tail.spoken {
                choices.append(headFull + tailReading)
                // One letter of kana may be anything, and three are many words: みとり, しわけ.
                guard let headReading else { continue }
                choices.append(headReading + tailFull)
                if (headReading + tailReading).unicodeScalars.count >= 4 { choices.append(headReading + tailReading) }
            }
        }
        var seen: Set<String> = []
        return choices.filter { seen.insert($0).inserted }
    }

    /// 咲き in 咲き誇り: a verb that is in no table, before another that shows its okurigana.
    private func anyVerb(_ letters: [Unicode.Scalar], at index: Int) -> Part? {
        guard Self.isStem(letters, at: index), index + 2 < letters.count,
            Self.isStem(letters, at: index + 2)
                || part(in: letters, at: index + 2, written: tails, spoken: spokenTails) != nil
        else { return nil }
        let full = Self.text(letters[index..<index + 2])
        return Part(length: 2, written: [full, String(letters[index])], spoken: [(full, nil)])
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
                ending.isEmpty && !$0.isFixed || $0.ending == ending
                    || !ending.isEmpty && (Self.isEnd($0.ending, of: ending) || Self.isEnd(ending, of: $0.ending))
            }
            guard !meant.isEmpty else { return nil }
            return Self.part(length: 1 + ending.count, meant)
        }
        let matches = (spoken[letters[index]] ?? []).filter { letters[index...].starts(with: $0.readings[0]) }
        guard let longest = matches.map({ $0.readings[0].count }).max() else { return nil }
        return Self.part(length: longest, matches.filter { $0.readings[0].count == longest })
    }

    private static func part(length: Int, _ stems: [Stem]) -> Part {
        var written: [String] = []
        for stem in stems {
            for form in stem.isFixed ? [stem.full] : [stem.full, String(stem.kanji)] where !written.contains(form) {
                written.append(form)
            }
        }
        let spoken = stems.flatMap { stem -> [(full: String, reading: String?)] in
            stem.readings.isEmpty
                ? [(stem.full, nil)] : stem.readings.map { (stem.full, $0.count > 1 ? text($0[...]) : nil) }
        }
        return Part(length: length, written: written, spoken: spoken)
    }

    private static func isEnd(_ end: [Unicode.Scalar], of ending: [Unicode.Scalar]) -> Bool {
        ending.suffix(end.count).elementsEqual(end)
    }
}
