import JapaneseText
import MinutesModel

/// The commitments of one record as they are found, each once.
struct CommitmentList {
    let minutes: Minutes
    private(set) var commitments: [Commitment] = []
    private var ids: Set<String> = []
    private let meeting: Meeting

    init(minutes: Minutes) {
        self.minutes = minutes
        meeting = minutes.meeting
    }

    /// - Parameters:
    ///   - sentence: what the promise's part counts in.
    ///   - text: the sentence as the record has it.
    mutating func add(
        _ promise: PromiseReader.Promise, of sentence: [UInt8], in passage: Passage, by speaker: Speaker,
        organization: String?, text: Substring
    ) {
        let word = promise.deadline?.surface ?? promise.vagueness ?? ""
        add(
            Commitment(
                id: CommitmentID.make(meeting.key, speaker.label, promise.deadline?.surface ?? "", String(text)),
                minutes: minutes.id, meeting: meeting, speech: passage.speech ?? Self.outside, speaker: speaker.label,
                role: speaker.role, organization: organization, firmness: promise.firmness, text: String(text),
                core: PromiseCore.core(of: sentence[promise.part], without: word), deadline: promise.deadline,
                vagueness: promise.vagueness))
    }

    /// - Parameter passage: the speech that tells it; `nil` where the record tells it outside all speeches.
    mutating func add(_ nextMeeting: Deadline, in passage: Passage?) {
        let sentence = passage?.paragraphs.lazy.flatMap { Sentences.split($0) }.last {
            $0.contains(nextMeeting.surface)
        }
        add(
            Commitment(
                id: CommitmentID.make(meeting.key, "next meeting", nextMeeting.surface), minutes: minutes.id,
                meeting: meeting, speech: passage?.speech ?? Self.outside, speaker: passage?.speaker?.label ?? "",
                role: passage?.speaker?.role, kind: .nextMeeting, firmness: .planned,
                text: sentence.map { String($0) } ?? nextMeeting.surface,
                core: (minutes.council ?? minutes.title).map { "\($0)の次回会議" } ?? "次回会議", deadline: nextMeeting))
    }

    /// As in `Decision.speech`.
    private static let outside = -1

    private mutating func add(_ commitment: Commitment) {
        guard ids.insert(commitment.id).inserted else { return }
        commitments.append(commitment)
    }
}
