import JapaneseText
package import MinutesModel

/// Finds who promised what by when: sentences in which somebody says what they or their office will do, together with
/// a date that lies ahead of the meeting, or with a vague word (早急に) in place of one.
package struct CommitmentFinder {
    private let expressions = TimeExpressions()

    package init() {}

    /// In the order of the record; a sentence gives at most one. Without the meeting's date nothing can be placed in
    /// time, and only the vague ones are found: a date is never guessed.
    package func find(in minutes: Minutes) -> [Commitment] {
        let meeting = minutes.meeting
        var found: [Commitment] = []
        var ids: Set<String> = []
        for speech in minutes.speeches {
            let rank = SpeakerRank(speech.speaker)
            var organizations = Organisations(speaker: speech.speaker.label)
            for sentence in speech.paragraphs.flatMap({ Sentences.split($0) }) {
                let bytes = Array(sentence.utf8)
                let organization = organizations.next(bytes)
                guard let promise = promise(in: bytes, by: rank, on: minutes.date) else { continue }
                let id = CommitmentID.make(
                    meeting.key, speech.speaker.label, promise.deadline?.surface ?? "", String(sentence))
                guard ids.insert(id).inserted else { continue }
                found.append(
                    Commitment(
                        id: id, minutes: minutes.id, meeting: meeting, speech: speech.index,
                        speaker: speech.speaker.label, organization: organization ?? speech.speaker.organization,
                        text: String(sentence), deadline: promise.deadline, vagueness: promise.vagueness))
            }
        }
        return found
    }

    private struct Promise {
        var deadline: Deadline?
        var vagueness: String?
    }

    private func promise(in sentence: [UInt8], by rank: SpeakerRank, on date: CalendarDate?) -> Promise? {
        let clauses = Clause.split(sentence)
        let moods = clauses.map { PromiseMood(of: $0, in: sentence, by: rank) }
        // Reading dates is the costly part: only where somebody promises anything at all.
        guard moods.contains(where: { $0 != .none }) else { return nil }
        if let date {
            let reader = DeadlineReader(sentence: sentence, clauses: clauses, moods: moods, date: date)
            let found = expressions.find(in: String(decoding: sentence, as: UTF8.self), anchor: date)
            if let deadline = reader.deadline(among: found) { return Promise(deadline: deadline) }
        }
        guard rank == .official else { return nil }
        for (clause, mood) in zip(clauses, moods) where mood == .will {
            if let word = VagueWords.word(in: sentence[clause.range]) { return Promise(vagueness: word) }
        }
        return nil
    }
}
