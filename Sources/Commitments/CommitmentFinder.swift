import JapaneseText
package import MinutesModel

/// Finds who promised what by when: sentences in which somebody says what they or their office will do, together with
/// a date that lies ahead of the meeting, or with a vague word (早急に) in place of one; and the tasks in the notes of a
/// record that names no speakers. The next meeting's day is a kind of its own, as the record has it.
package struct CommitmentFinder {
    private let expressions = TimeExpressions()

    package init() {}

    /// In the order of the record. Without the meeting's date nothing can be placed in time, and only the vague ones are
    /// found: a date is never guessed.
    package func find(in minutes: Minutes) -> [Commitment] {
        let heads = HeadOrganisations(minutes.attendees)
        var list = CommitmentList(minutes: minutes)
        let nextMeeting = minutes.nextMeeting.flatMap { deadline(of: $0, after: minutes.date) }
        for passage in minutes.passages {
            if let speech = passage.speech, let nextMeeting, minutes.nextMeeting?.speech == speech {
                list.add(nextMeeting, in: passage)
            }
            if let speaker = passage.speaker {
                find(in: passage, by: speaker, of: heads, minutes.date, &list)
            } else {
                find(inNote: passage, rank: SpeakerRank(recordOf: minutes), minutes.date, &list)
            }
        }
        if let nextMeeting, minutes.nextMeeting?.speech == nil { list.add(nextMeeting, in: nil) }
        return list.commitments
    }

    private func find(
        in speech: Passage, by speaker: Speaker, of heads: HeadOrganisations, _ date: CalendarDate?,
        _ list: inout CommitmentList
    ) {
        let reader = PromiseReader(rank: SpeakerRank(speaker), date: date)
        var organizations = Organisations(speaker: speaker.label)
        let fallback = speaker.organization ?? heads.organisation(of: speaker)
        var memory = TimeMemory()
        var previous: DatedSentence?
        for text in speech.paragraphs.flatMap({ Sentences.split($0) }) {
            let sentence = DatedSentence(bytes: Array(text.utf8), times: times(in: String(text), date, &memory))
            let organization = organizations.next(sentence.bytes) ?? fallback
            for promise in reader.promises(in: sentence, after: previous) {
                list.add(
                    promise, of: sentence.bytes, in: speech, by: speaker, organization: organization, text: text)
            }
            previous = sentence
        }
    }

    private func find(inNote note: Passage, rank: SpeakerRank, _ date: CalendarDate?, _ list: inout CommitmentList) {
        let reader = PromiseReader(rank: rank, date: date)
        var organizations = Organisations()
        for paragraph in note.paragraphs {
            // One bullet has nothing to do with the next.
            var memory = TimeMemory()
            var previous: DatedSentence?
            for text in Sentences.split(paragraph) {
                let line = TaskLine(Array(text.utf8), under: note.heading)
                guard !line.isDone else { continue }
                let sentence = DatedSentence(
                    bytes: line.body, times: times(in: String(decoding: line.body, as: UTF8.self), date, &memory))
                let promises =
                    line.isMarked
                    ? [reader.task(line, sentence.times)].compactMap { $0 }
                    : reader.promises(in: sentence, after: previous)
                let organization = organizations.next(sentence.bytes)
                for promise in promises {
                    list.add(
                        promise, of: sentence.bytes, in: note, by: Speaker(label: line.who ?? ""),
                        organization: organization, text: text)
                }
                previous = sentence
            }
        }
    }

    private func times(in text: String, _ date: CalendarDate?, _ memory: inout TimeMemory) -> [TimeExpression] {
        date.map { expressions.find(in: text, anchor: $0, memory: &memory) } ?? []
    }

    /// `nil` where the record says neither a day nor about when. 次回は11月下旬頃 is about when.
    private func deadline(of nextMeeting: NextMeeting, after date: CalendarDate?) -> Deadline? {
        if let day = nextMeeting.date {
            return Deadline(surface: nextMeeting.surface, start: day, end: day, precision: .day)
        }
        return date.flatMap { date in
            expressions.find(in: nextMeeting.surface, anchor: date).lazy.compactMap { Deadline($0) }
                .first { $0.start > date }
        }
    }
}
