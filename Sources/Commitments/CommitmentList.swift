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

    mutating func add(
        _ promise: PromiseReader.Promise, of sentence: [UInt8], by speech: Speech, organization: String?,
        text: Substring
    ) {
        let word = promise.deadline?.surface ?? promise.vagueness ?? ""
        add(
            Commitment(
                id: CommitmentID.make(meeting.key, speech.speaker.label, promise.deadline?.surface ?? "", String(text)),
                minutes: minutes.id, meeting: meeting, speech: speech.index, speaker: speech.speaker.label,
                role: speech.speaker.role, organization: organization, firmness: promise.firmness,
                text: String(text), core: PromiseCore.core(of: sentence[promise.part], without: word),
                deadline: promise.deadline, vagueness: promise.vagueness))
    }

    /// Of several sentences that name the next meeting's day the first is enough.
    mutating func add(_ nextMeeting: Deadline, by speech: Speech, text: Substring) {
        guard !commitments.contains(where: { $0.kind == .nextMeeting }) else { return }
        add(
            Commitment(
                id: CommitmentID.make(meeting.key, "next meeting", nextMeeting.surface), minutes: minutes.id,
                meeting: meeting, speech: speech.index, speaker: speech.speaker.label, role: speech.speaker.role,
                kind: .nextMeeting, firmness: .planned, text: String(text),
                core: (minutes.council ?? minutes.title).map { "\($0)の次回会議" } ?? "次回会議", deadline: nextMeeting))
    }

    private mutating func add(_ commitment: Commitment) {
        guard ids.insert(commitment.id).inserted else { return }
        commitments.append(commitment)
    }
}
