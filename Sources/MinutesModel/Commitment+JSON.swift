extension Commitment {
    private enum CodingKeys: String, CodingKey {
        case id, minutes, meeting, speech, speaker, role, organization, kind, firmness, text, core, deadline, vagueness
        case state, snoozedUntil, arrived, repeats, moves, assignee, note, isCorrected, isSeparate
    }

    /// Reads what an older Kairan stored, and what a plugin in another language writes: everything that was added
    /// since the first version may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(String.self, forKey: .id),
            minutes: try container.decode(String.self, forKey: .minutes),
            meeting: try container.decode(Meeting.self, forKey: .meeting),
            speech: try container.decode(Int.self, forKey: .speech),
            speaker: try container.decode(String.self, forKey: .speaker),
            role: try container.decodeIfPresent(String.self, forKey: .role),
            organization: try container.decodeIfPresent(String.self, forKey: .organization),
            kind: try container.decodeIfPresent(Kind.self, forKey: .kind) ?? .promise,
            firmness: try container.decodeIfPresent(Firmness.self, forKey: .firmness) ?? .firm,
            text: try container.decode(String.self, forKey: .text),
            core: try container.decodeIfPresent(String.self, forKey: .core),
            deadline: try container.decodeIfPresent(Deadline.self, forKey: .deadline),
            vagueness: try container.decodeIfPresent(String.self, forKey: .vagueness),
            state: try container.decodeIfPresent(State.self, forKey: .state) ?? .open,
            snoozedUntil: try container.decodeIfPresent(CalendarDate.self, forKey: .snoozedUntil),
            arrived: try container.decodeIfPresent(CalendarDate.self, forKey: .arrived),
            repeats: try container.decodeIfPresent(String.self, forKey: .repeats),
            moves: try container.decodeIfPresent([DeadlineMove].self, forKey: .moves) ?? [],
            assignee: try container.decodeIfPresent(String.self, forKey: .assignee),
            note: try container.decodeIfPresent(String.self, forKey: .note),
            isCorrected: try container.decodeIfPresent(Bool.self, forKey: .isCorrected) ?? false,
            isSeparate: try container.decodeIfPresent(Bool.self, forKey: .isSeparate) ?? false)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(minutes, forKey: .minutes)
        try container.encode(meeting, forKey: .meeting)
        try container.encode(speech, forKey: .speech)
        try container.encode(speaker, forKey: .speaker)
        try container.encode(role, forKey: .role)
        try container.encode(organization, forKey: .organization)
        try container.encode(kind, forKey: .kind)
        try container.encode(firmness, forKey: .firmness)
        try container.encode(text, forKey: .text)
        try container.encode(core, forKey: .core)
        try container.encode(deadline, forKey: .deadline)
        try container.encode(vagueness, forKey: .vagueness)
        try container.encode(state, forKey: .state)
        try container.encode(snoozedUntil, forKey: .snoozedUntil)
        try container.encode(arrived, forKey: .arrived)
        try container.encodeIfPresent(repeats, forKey: .repeats)
        if !moves.isEmpty { try container.encode(moves, forKey: .moves) }
        try container.encodeIfPresent(assignee, forKey: .assignee)
        try container.encodeIfPresent(note, forKey: .note)
        if isCorrected { try container.encode(isCorrected, forKey: .isCorrected) }
        if isSeparate { try container.encode(isSeparate, forKey: .isSeparate) }
    }
}
