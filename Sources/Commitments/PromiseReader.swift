import JapaneseText
import MinutesModel

/// Reads the promises out of one sentence.
struct PromiseReader {
    let expressions: TimeExpressions
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

    /// - Parameter previous: the sentence before it in the same speech.
    func promises(in sentence: [UInt8], after previous: [UInt8]?) -> [Promise] {
        let clauses = Clause.split(sentence)
        let moods = clauses.map { PromiseMood(of: $0, in: sentence, by: rank) }
        // Reading dates is the costly part: only where somebody promises anything at all.
        guard moods.contains(where: { $0 != .none }) else { return [] }
        if let date {
            let reader = DeadlineReader(sentence: sentence, clauses: clauses, moods: moods, date: date)
            let found = reader.deadlines(among: times(in: sentence, after: previous, on: date))
            if !found.isEmpty {
                return found.map { finding in
                    Promise(
                        deadline: finding.deadline,
                        firmness: .init(of: sentence[clauses[finding.clause].predicate], mood: moods[finding.clause]),
                        part: finding.part)
                }
            }
            if let promise = carried(into: sentence, clauses, moods, from: previous, on: date) { return [promise] }
        }
        guard rank == .official else { return [] }
        for (clause, mood) in zip(clauses, moods) where mood == .will {
            guard let word = VagueWords.word(in: sentence[clause.range]) else { continue }
            return [
                Promise(
                    vagueness: word, firmness: .init(of: sentence[clause.predicate], mood: mood), part: clause.range)
            ]
        }
        return []
    }

    /// 同年, 翌月: only there the sentence before is read, too.
    private func times(in sentence: [UInt8], after previous: [UInt8]?, on date: CalendarDate) -> [TimeExpression] {
        let context = Self.lookingBack.isFound(in: sentence[...]) ? previous ?? [] : []
        let text = String(decoding: context + sentence, as: UTF8.self)
        return expressions.find(in: text, anchor: date).compactMap { expression in
            guard expression.range.lowerBound >= context.count else { return nil }
            var expression = expression
            expression.range =
                (expression.range.lowerBound - context.count)..<(expression.range.upperBound - context.count)
            return expression
        }
    }

    /// それまでに、案をまとめます: the deadline stands in the sentence before.
    private func carried(
        into sentence: [UInt8], _ clauses: [Clause], _ moods: [PromiseMood], from previous: [UInt8]?,
        on date: CalendarDate
    ) -> Promise? {
        guard let previous, let place = Self.references.firstRange(in: sentence[...]),
            let index = clauses.firstIndex(where: { $0.range.contains(place.lowerBound) }), moods[index] == .will
        else { return nil }
        let reader = DeadlineReader(sentence: previous, clauses: [], moods: [], date: date)
        let times = expressions.find(in: String(decoding: previous, as: UTF8.self), anchor: date)
        guard let deadline = reader.deadlineForNext(among: times) else { return nil }
        return Promise(
            deadline: deadline, firmness: .init(of: sentence[clauses[index].predicate], mood: moods[index]),
            part: clauses[index].range)
    }

    private static let lookingBack: WordList = ["同年", "同月", "同日", "翌年", "翌月", "翌日", "翌々年", "その年", "その翌"]
    private static let references: WordList = [
        "それまで", "その時まで", "そのときまで", "その時期まで", "その日まで", "その期日まで", "その期限まで", "その頃まで", "その間に", "この期限", "この期日", "この日まで",
        "この時期まで", "そこまでに", "その時期に", "そのタイミング", "その期限に",
    ]
}
