package import MinutesModel

/// A commitment as a store keeps it: what was read, and apart from it what happened to it since.
package struct CommitmentRow: Sendable, Equatable {
    /// As it was read.
    package var read: Commitment
    package var state: Commitment.State
    package var snoozedUntil: CalendarDate?
    package var arrived: CalendarDate
    /// The row that this one says again; never one that itself repeats another.
    package var repeats: String?
    package var edit: CommitmentEdit?

    package init(
        read: Commitment, state: Commitment.State, snoozedUntil: CalendarDate?, arrived: CalendarDate,
        repeats: String?, edit: CommitmentEdit?
    ) {
        self.read = read
        self.state = state
        self.snoozedUntil = snoozedUntil
        self.arrived = arrived
        self.repeats = repeats
        self.edit = edit
    }

    /// The commitments behind the rows, in the order of their first rows: each with the words and the deadline of its
    /// latest mention, and with what people put right.
    package static func commitments(_ rows: [CommitmentRow]) -> [Commitment] {
        let known = Set(rows.map { $0.read.id })
        func isFirst(_ row: CommitmentRow) -> Bool { row.repeats.map { !known.contains($0) } ?? true }
        let mentions = Dictionary(grouping: rows.filter { !isFirst($0) }) { $0.repeats ?? "" }
        return rows.filter(isFirst).map { row in
            let (commitment, latest) = row.told(with: mentions[row.read.id] ?? [])
            return row.edit.map { $0.applied(to: commitment, latest: latest) } ?? commitment
        }
    }

    /// The id of the mention that gives a commitment its words: what a correction is made on.
    /// - Parameter rows: the commitment's own, and those that repeat it.
    package static func latest(of id: String, in rows: [CommitmentRow]) -> String? {
        guard let row = rows.first(where: { $0.read.id == id }) else { return nil }
        return row.told(with: rows.filter { $0.repeats == id }).latest
    }

    /// The id of the row that was joined last to a commitment; `nil` when none repeats it.
    package static func lastJoined(to id: String, in rows: [CommitmentRow]) -> String? {
        rows.filter { $0.repeats == id }.max { one, other in
            one.arrived == other.arrived ? isSaidBefore(one.read, other.read) : one.arrived < other.arrived
        }?.read.id
    }

    private func told(with mentions: [CommitmentRow]) -> (commitment: Commitment, latest: String) {
        var commitment = fresh
        var latest = read.id
        for mention in mentions.map(\.fresh).sorted(by: Self.isSaidBefore) {
            let updated = commitment.updated(by: mention)
            if updated != commitment { latest = mention.id }
            commitment = updated
        }
        return (commitment, latest)
    }

    private var fresh: Commitment {
        var commitment = read
        commitment.state = state
        commitment.snoozedUntil = snoozedUntil
        commitment.arrived = arrived
        commitment.repeats = nil
        commitment.moves = []
        return commitment
    }

    private static func isSaidBefore(_ one: Commitment, _ other: Commitment) -> Bool {
        let unknown = CalendarDate(dayNumber: 0)
        return (one.meeting.date ?? unknown, one.speech, one.id)
            < (other.meeting.date ?? unknown, other.speech, other.id)
    }
}

extension CommitmentFilter {
    /// Those that pass, by deadline, the undated last.
    package func listed(_ commitments: [Commitment]) -> [Commitment] {
        commitments.enumerated().filter { _, commitment in
            guard states.isEmpty || states.contains(commitment.state) else { return false }
            guard let until else { return true }
            return commitment.deadline.map { $0.end <= until } ?? false
        }.sorted { left, right in
            switch (left.element.deadline?.end, right.element.deadline?.end) {
            case (let first?, let second?) where first != second: first < second
            case (nil, _?): false
            case (_?, nil): true
            default: left.offset < right.offset
            }
        }.map(\.element)
    }
}
