/// Something a person promised to do (約束), dated or not.
public struct Commitment: Sendable, Equatable, Codable, Identifiable {
    public enum State: String, Sendable, Codable, CaseIterable {
        case open, done, dropped
    }

    /// Deterministic: made of the meeting's key, the speaker and the promise, so that reading again finds it again.
    public var id: String
    /// The id of the minutes it was read from.
    public var minutes: String
    public var meeting: Meeting
    /// The index of the speech.
    public var speech: Int
    /// The speaker's label.
    public var speaker: String
    /// When the text names one.
    public var organization: String?
    /// The sentence, as spoken.
    public var text: String
    /// `nil` for a vague promise (早期に, 速やかに): shown as 期限不明. A date is never guessed.
    public var deadline: Deadline?
    /// The vague word, where there is no deadline: 早急に.
    public var vagueness: String?
    public var state: State
    public var snoozedUntil: CalendarDate?
    /// The day on which the bot first read it, set by the host. What was past by then is never reminded of.
    public var arrived: CalendarDate?

    public init(
        id: String, minutes: String, meeting: Meeting, speech: Int, speaker: String, organization: String? = nil,
        text: String, deadline: Deadline? = nil, vagueness: String? = nil, state: State = .open,
        snoozedUntil: CalendarDate? = nil, arrived: CalendarDate? = nil
    ) {
        self.id = id
        self.minutes = minutes
        self.meeting = meeting
        self.speech = speech
        self.speaker = speaker
        self.organization = organization
        self.text = text
        self.deadline = deadline
        self.vagueness = vagueness
        self.state = state
        self.snoozedUntil = snoozedUntil
        self.arrived = arrived
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(minutes, forKey: .minutes)
        try container.encode(meeting, forKey: .meeting)
        try container.encode(speech, forKey: .speech)
        try container.encode(speaker, forKey: .speaker)
        try container.encode(organization, forKey: .organization)
        try container.encode(text, forKey: .text)
        try container.encode(deadline, forKey: .deadline)
        try container.encode(vagueness, forKey: .vagueness)
        try container.encode(state, forKey: .state)
        try container.encode(snoozedUntil, forKey: .snoozedUntil)
        try container.encode(arrived, forKey: .arrived)
    }
}

/// By when (期限): an interval of days, both ends inclusive, and the words it was read from.
public struct Deadline: Sendable, Equatable, Hashable, Codable {
    public enum Precision: String, Sendable, Codable {
        case day, tenDays, week, month, season, quarter, half, year, fiscalYear, decade, range, within
    }

    /// As printed: `令和 4 年度中`.
    public var surface: String
    public var start: CalendarDate
    public var end: CalendarDate
    public var precision: Precision
    /// The wording is a range or a hint (来年度早期, 年央): the interval is a careful reading of it.
    public var approximate: Bool

    public init(
        surface: String, start: CalendarDate, end: CalendarDate, precision: Precision, approximate: Bool = false
    ) {
        self.surface = surface
        self.start = start
        self.end = end
        self.precision = precision
        self.approximate = approximate
    }
}
