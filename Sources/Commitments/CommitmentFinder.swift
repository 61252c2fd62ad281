import JapaneseText
package import MinutesModel

/// Finds who promised what by when: sentences in which somebody says what they or their office will do, together with
/// a date that lies ahead of the meeting, or with a vague word (早急に) in place of one. The next meeting's day is found
/// as a kind of its own.
package struct CommitmentFinder {
    private let expressions = TimeExpressions()

    package init() {}

    /// In the order of the record. Without the meeting's date nothing can be placed in time, and only the vague ones are
    /// found: a date is never guessed.
    package func find(in minutes: Minutes) -> [Commitment] {
        let heads = HeadOrganisations(minutes.attendees)
        var list = CommitmentList(minutes: minutes)
        for speech in minutes.speeches {
            let reader = PromiseReader(
                expressions: expressions, rank: SpeakerRank(speech.speaker), date: minutes.date)
            var organizations = Organisations(speaker: speech.speaker.label)
            let fallback = speech.speaker.organization ?? heads.organisation(of: speech.speaker)
            var previous: [UInt8]?
            for sentence in speech.paragraphs.flatMap({ Sentences.split($0) }) {
                let bytes = Array(sentence.utf8)
                let organization = organizations.next(bytes) ?? fallback
                if let day = nextMeeting(in: bytes, minutes.date) {
                    list.add(day, by: speech, text: sentence)
                }
                for promise in reader.promises(in: bytes, after: previous) {
                    list.add(promise, of: bytes, by: speech, organization: organization, text: sentence)
                }
                previous = bytes
            }
        }
        return list.commitments
    }

    private func nextMeeting(in sentence: [UInt8], _ date: CalendarDate?) -> Deadline? {
        date.flatMap { NextMeetingReader(expressions: expressions, date: $0).day(in: sentence) }
    }
}
