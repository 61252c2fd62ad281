package import MinutesModel

/// What somebody put right or added by hand. Kept apart from what was read, so that reading the minutes again undoes
/// nothing.
package struct CommitmentEdit: Sendable, Equatable, Codable {
    package var deadline: Deadline?
    /// The date that was read is none.
    package var isUndated = false
    package var core: String?
    package var speaker: String?
    package var organization: String?
    package var assignee: String?
    package var note: String?
    /// It repeats no earlier commitment: somebody took the two apart. `nil` also in what an older Kairan stored.
    package var isSeparate: Bool?
    /// The mention that the date and the words were put right on. When a later meeting says another day, that is news,
    /// and holds.
    package var basis: String?

    package init() {}

    package var isEmpty: Bool { self == CommitmentEdit() }

    /// Whether it changes what was read, and is not only a note beside it.
    package var corrects: Bool {
        deadline != nil || isUndated || core != nil || speaker != nil || organization != nil
    }

    /// Notes what a correction was made on, when there is a new one.
    package mutating func settle(since before: CommitmentEdit, on latest: String?) {
        var other = before
        (other.assignee, other.note, other.isSeparate, other.basis) = (assignee, note, isSeparate, basis)
        if !corrects { basis = nil } else if self != other { basis = latest }
    }

    /// The edit of a mention that becomes a commitment of its own. What was put right on its words goes with it; who is
    /// in charge of the commitment it was part of stays in charge there.
    /// - Parameter own: what was known of the mention before it was joined.
    package mutating func takingApart(_ mention: String, own: CommitmentEdit?) -> CommitmentEdit {
        var apart = own ?? CommitmentEdit()
        if basis == mention {
            apart = self
            let (assignee, note) = (assignee, note)
            self = CommitmentEdit()
            (self.assignee, self.note) = (assignee, note)
        }
        apart.isSeparate = true
        return apart
    }

    /// - Parameter latest: the id of the mention that gave the commitment its words.
    func applied(to read: Commitment, latest: String) -> Commitment {
        var commitment = read
        commitment.assignee = assignee
        commitment.note = note
        commitment.isSeparate = isSeparate ?? false
        guard corrects, basis == nil || basis == latest else { return commitment }
        if let deadline { commitment.deadline = deadline }
        if isUndated { commitment.deadline = nil }
        if let core { commitment.core = core }
        if let speaker { commitment.speaker = speaker }
        if let organization { commitment.organization = organization.isEmpty ? nil : organization }
        commitment.isCorrected = true
        return commitment
    }
}
