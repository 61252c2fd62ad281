import JapaneseText
import MinutesModel

/// A sentence (UTF-8) and the times that it names.
struct DatedSentence {
    var bytes: [UInt8]
    var times: [TimeExpression]
}

/// Reads the promises out of one sentence.
struct PromiseReader {
    let rank: SpeakerRank
    /// The day of the meeting; without it nothing can be placed in time.
    let date: CalendarDate?

    struct Promise {
        var deadline: Deadline?
        var vagueness: String?
        var firmness = Commitment.Firmness.firm
        /// The part of the sentence that carries it, in bytes.
        var part: Range<Int>
    }

    /// - Parameters:
    ///   - sentence: with the times that it names.
    ///   - previous: the sentence before it in the same speech.
    func promises(in sentence: DatedSentence, after previous: DatedSentence?) -> [Promise] {
        let bytes = sentence.bytes
        let clauses = Clause.split(bytes)
        let moods = clauses.map { PromiseMood(of: $0, in: bytes, by: rank) }
        guard moods.contains(where: { $0 != .none }) else { return [] }
        if let date {
            let reader = DeadlineReader(sentence: bytes, clauses: clauses, moods: moods, date: date)
            let found = reader.deadlines(among: sentence.times)
            if !found.isEmpty {
                return found.map { finding in
                    Promise(
                        deadline: finding.deadline,
                        firmness: .init(of: bytes[clauses[finding.clause].predicate], mood: moods[finding.clause]),
                        part: finding.part)
                }
            }
            if let promise = carried(into: bytes, clauses, moods, from: previous, on: date) { return [promise] }
        }
        guard rank == .official else { return [] }
        for (clause, mood) in zip(clauses, moods) where mood == .will {
            guard let word = VagueWords.word(in: bytes[clause.range]) else { continue }
            return [
                Promise(vagueness: word, firmness: .init(of: bytes[clause.predicate], mood: mood), part: clause.range)
            ]
        }
        return []
    }

    /// What a marked line of notes gives somebody to do: by the nearest of the days that lie ahead and say by when.
    func task(_ line: TaskLine, _ times: [TimeExpression]) -> Promise? {
        guard let date else { return nil }
        let reader = DeadlineReader(sentence: line.body, clauses: [], moods: [], date: date)
        return reader.deadlineForNext(among: times).map {
            Promise(deadline: $0, firmness: .init(of: line.body[line.words], mood: .will), part: line.words)
        }
    }

    /// それまでに、案をまとめます: the deadline stands in the sentence before.
    private func carried(
        into sentence: [UInt8], _ clauses: [Clause], _ moods: [PromiseMood], from previous: DatedSentence?,
        on date: CalendarDate
    ) -> Promise? {
        guard let previous, let place = Self.references.firstRange(in: sentence[...]),
            let index = clauses.firstIndex(where: { $0.range.contains(place.lowerBound) }), moods[index] == .will
        else { return nil }
        let reader = DeadlineReader(sentence: previous.bytes, clauses: [], moods: [], date: date)
        guard let deadline = reader.deadlineForNext(among: previous.times) else { return nil }
        return Promise(
            deadline: deadline, firmness: .init(of: sentence[clauses[index].predicate], mood: moods[index]),
            part: clauses[index].range)
    }

    private static let references: WordList = [
        "それまで", "その時まで", "そのときまで", "その時期まで", "その日まで", "その期日まで", "その期限まで", "その頃まで", "その間に", "この期限", "この期日", "この日まで",
        "この時期まで", "そこまでに", "その時期に", "そのタイミング", "その期限に",
    ]
}
