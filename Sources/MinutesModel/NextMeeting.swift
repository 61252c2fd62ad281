/// When the body meets again (次回), as the record says.
public struct NextMeeting: Sendable, Equatable, Codable {
    /// `nil` when the record says no day: 次回は11月下旬頃. A day without a year is the first one after the meeting's date.
    public var date: CalendarDate?
    public var start: ClockTime?
    /// As printed: `２月２６日午前１０時`.
    public var surface: String
    /// The index of the speech that tells it; `nil` when the record tells it outside all speeches.
    public var speech: Int?

    public init(date: CalendarDate? = nil, start: ClockTime? = nil, surface: String, speech: Int? = nil) {
        self.date = date
        self.start = start
        self.surface = surface
        self.speech = speech
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(date, forKey: .date)
        try container.encode(start, forKey: .start)
        try container.encode(surface, forKey: .surface)
        try container.encode(speech, forKey: .speech)
    }
}
