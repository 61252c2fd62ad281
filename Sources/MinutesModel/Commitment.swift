/// Something a person promised to do (約束), dated or not; or, as a kind of its own, the day of the next meeting.
public struct Commitment: Sendable, Equatable, Codable, Identifiable {
    public enum State: String, Sendable, Codable, CaseIterable {
        case open, done, dropped
    }

    public enum Kind: String, Sendable, Codable, CaseIterable {
        case promise
        /// 次回の会議は11月9日: nobody owes anything, and it is over when its day is.
        case nextMeeting
    }

    /// How firmly it was said.
    public enum Firmness: String, Sendable, Codable, CaseIterable {
        /// 必ず…します, …いたします.
        case firm
        /// …する予定です.
        case planned
        /// …を目指します, …に努めます.
        case aimed
        /// …を検討します, …したいと考えております.
        case considered
    }

    /// Deterministic: made of the meeting's key, the speaker and the promise, so that reading again finds it again.
    public var id: String
    /// The id of the minutes it was read from; empty for one that was added by hand.
    public var minutes: String
    public var meeting: Meeting
    /// The index of the speech; -1 where it stands outside the speeches, in a record's notes.
    public var speech: Int
    /// The speaker's label; empty where the record does not say who spoke.
    public var speaker: String
    /// 大臣, 市長: when the record names it.
    public var role: String?
    /// When the text names one.
    public var organization: String?
    public var kind: Kind
    public var firmness: Firmness
    /// The sentence, as spoken.
    public var text: String
    /// What is promised, in the plain form and without the date: 全ての手続のオンライン化を目指す. `nil` when the sentence
    /// leaves nothing to take away.
    public var core: String?
    /// `nil` for a vague promise (早期に, 速やかに): shown as 期限不明. A date is never guessed.
    public var deadline: Deadline?
    /// The vague word, where there is no deadline: 早急に.
    public var vagueness: String?
    public var state: State
    public var snoozedUntil: CalendarDate?
    /// The day on which the bot first read it, set by the host. What was past by then is never reminded of. Where the
    /// deadline moved, the day on which the move was read.
    public var arrived: CalendarDate?
    /// The commitment that this one says again: set by a plugin's answer. The host then tells the two as one, under
    /// the older id and with the words and the deadline of the later meeting.
    public var repeats: String?
    /// The deadlines it had before, the first one first; set by the host.
    public var moves: [DeadlineMove]
    /// A person or a team that somebody put in charge by hand.
    public var assignee: String?
    /// What somebody noted by hand.
    public var note: String?
    /// Somebody put the deadline or the words right by hand.
    public var isCorrected: Bool
    /// Somebody said by hand that it repeats no earlier commitment, whatever its words are like.
    public var isSeparate: Bool

    public init(
        id: String, minutes: String, meeting: Meeting, speech: Int, speaker: String, role: String? = nil,
        organization: String? = nil, kind: Kind = .promise, firmness: Firmness = .firm, text: String,
        core: String? = nil, deadline: Deadline? = nil, vagueness: String? = nil, state: State = .open,
        snoozedUntil: CalendarDate? = nil, arrived: CalendarDate? = nil, repeats: String? = nil,
        moves: [DeadlineMove] = [], assignee: String? = nil, note: String? = nil, isCorrected: Bool = false,
        isSeparate: Bool = false
    ) {
        self.id = id
        self.minutes = minutes
        self.meeting = meeting
        self.speech = speech
        self.speaker = speaker
        self.role = role
        self.organization = organization
        self.kind = kind
        self.firmness = firmness
        self.text = text
        self.core = core
        self.deadline = deadline
        self.vagueness = vagueness
        self.state = state
        self.snoozedUntil = snoozedUntil
        self.arrived = arrived
        self.repeats = repeats
        self.moves = moves
        self.assignee = assignee
        self.note = note
        self.isCorrected = isCorrected
        self.isSeparate = isSeparate
    }
}

extension Commitment {
    /// Somebody put it off until a later day: nothing is to be told of it.
    public func isSnoozed(on day: CalendarDate) -> Bool {
        snoozedUntil.map { $0 > day } ?? false
    }
}

/// A deadline that a later meeting replaced (3月末 → 6月末).
public struct DeadlineMove: Sendable, Equatable, Codable {
    /// What it was; `nil` when there had been no date.
    public var from: Deadline?
    /// The meeting that had said it.
    public var meeting: Meeting

    public init(from: Deadline?, meeting: Meeting) {
        self.from = from
        self.meeting = meeting
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
