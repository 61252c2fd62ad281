extension Commitment {
    /// This commitment as a later meeting left it: the words and the deadline of `mention`, under this one's id. A
    /// mention of an earlier meeting, or one without a date, changes nothing.
    package func updated(by mention: Commitment) -> Commitment {
        guard let deadline = mention.deadline, mention.isSaidAfter(self) else { return self }
        var updated = mention
        updated.id = id
        updated.state = state
        updated.snoozedUntil = snoozedUntil
        updated.moves = moves
        updated.organization = mention.organization ?? organization
        updated.repeats = repeats
        updated.assignee = assignee
        updated.note = note
        updated.isSeparate = isSeparate
        if deadline.end == self.deadline?.end {
            updated.arrived = arrived
        } else {
            updated.moves.append(DeadlineMove(from: self.deadline, meeting: meeting))
        }
        return updated
    }

    /// In a later meeting, or later in the same one. Of an undated meeting nobody knows: it changes nothing.
    private func isSaidAfter(_ other: Commitment) -> Bool {
        guard let day = meeting.date, let before = other.meeting.date else { return false }
        return (day, speech) > (before, other.speech)
    }
}
