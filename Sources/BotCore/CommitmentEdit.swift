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
        (other.assignee, other.note, other.basis) = (assignee, note, basis)
        if !corrects { basis = nil } else if self != other { basis = latest }
    }

    /// - Parameter latest: the id of the mention that gave the commitment its words.
    func applied(to read: Commitment, latest: String) -> Commitment {
        var commitment = read
        commitment.assignee = assignee
        commitment.note = note
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
