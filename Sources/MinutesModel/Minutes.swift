/// Minutes of one meeting (議事録) as a parsed record. Its JSON is the contract of `kairan read --format json`:
/// `null` means that the text does not say; nothing is invented and nothing is dropped in silence.
public struct Minutes: Sendable, Equatable, Codable {
    public static let schema = "kairan.minutes/1"

    public var schema = Minutes.schema
    /// `sha256:` and the hexadecimal hash of the document's text: equal for equal texts, whatever their bytes.
    public var id: String
    public var title: String?
    public var council: String?
    /// 第2回 → 2.
    public var session: Int?
    public var date: CalendarDate?
    /// When the record was published (公表日), which is not when the meeting was.
    public var published: CalendarDate?
    public var start: ClockTime?
    public var end: ClockTime?
    public var venue: String?
    public var agenda: [AgendaItem]
    public var materials: [Material]
    public var attendees: [Attendee]
    public var speeches: [Speech]
    public var stageDirections: [StageDirection]
    /// What was taken back or put right after it was said.
    public var corrections: [Correction]
    /// What stands under the headings of a record that names no speakers.
    public var notes: [Note]
    public var decisions: [Decision]
    public var exchanges: [Exchange]
    public var nextMeeting: NextMeeting?
    public var source: Source
    public var warnings: [Warning]

    public init(
        id: String, title: String? = nil, council: String? = nil, session: Int? = nil, date: CalendarDate? = nil,
        published: CalendarDate? = nil, start: ClockTime? = nil, end: ClockTime? = nil, venue: String? = nil,
        agenda: [AgendaItem] = [],
        materials: [Material] = [], attendees: [Attendee] = [], speeches: [Speech] = [],
        stageDirections: [StageDirection] = [], corrections: [Correction] = [], notes: [Note] = [],
        decisions: [Decision] = [], exchanges: [Exchange] = [], nextMeeting: NextMeeting? = nil, source: Source,
        warnings: [Warning] = []
    ) {
        self.id = id
        self.title = title
        self.council = council
        self.session = session
        self.date = date
        self.published = published
        self.start = start
        self.end = end
        self.venue = venue
        self.agenda = agenda
        self.materials = materials
        self.attendees = attendees
        self.speeches = speeches
        self.stageDirections = stageDirections
        self.corrections = corrections
        self.notes = notes
        self.decisions = decisions
        self.exchanges = exchanges
        self.nextMeeting = nextMeeting
        self.source = source
        self.warnings = warnings
    }

    private enum CodingKeys: String, CodingKey {
        case schema, id, title, council, session, date, published, start, end, venue, agenda, materials, attendees
        case speeches, stageDirections, corrections, notes, decisions, exchanges, nextMeeting, source, warnings
    }

    /// Reads also what older programs wrote: they knew no exchanges, corrections or notes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        schema = try container.decode(String.self, forKey: .schema)
        id = try container.decode(String.self, forKey: .id)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        council = try container.decodeIfPresent(String.self, forKey: .council)
        session = try container.decodeIfPresent(Int.self, forKey: .session)
        date = try container.decodeIfPresent(CalendarDate.self, forKey: .date)
        published = try container.decodeIfPresent(CalendarDate.self, forKey: .published)
        start = try container.decodeIfPresent(ClockTime.self, forKey: .start)
        end = try container.decodeIfPresent(ClockTime.self, forKey: .end)
        venue = try container.decodeIfPresent(String.self, forKey: .venue)
        agenda = try container.decode([AgendaItem].self, forKey: .agenda)
        materials = try container.decode([Material].self, forKey: .materials)
        attendees = try container.decode([Attendee].self, forKey: .attendees)
        speeches = try container.decode([Speech].self, forKey: .speeches)
        stageDirections = try container.decode([StageDirection].self, forKey: .stageDirections)
        corrections = try container.decodeIfPresent([Correction].self, forKey: .corrections) ?? []
        notes = try container.decodeIfPresent([Note].self, forKey: .notes) ?? []
        decisions = try container.decode([Decision].self, forKey: .decisions)
        exchanges = try container.decodeIfPresent([Exchange].self, forKey: .exchanges) ?? []
        nextMeeting = try container.decodeIfPresent(NextMeeting.self, forKey: .nextMeeting)
        source = try container.decode(Source.self, forKey: .source)
        warnings = try container.decode([Warning].self, forKey: .warnings)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(council, forKey: .council)
        try container.encode(session, forKey: .session)
        try container.encode(date, forKey: .date)
        try container.encode(published, forKey: .published)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(venue, forKey: .venue)
        try container.encode(agenda, forKey: .agenda)
        try container.encode(materials, forKey: .materials)
        try container.encode(attendees, forKey: .attendees)
        try container.encode(speeches, forKey: .speeches)
        try container.encode(stageDirections, forKey: .stageDirections)
        try container.encode(corrections, forKey: .corrections)
        try container.encode(notes, forKey: .notes)
        try container.encode(decisions, forKey: .decisions)
        try container.encode(exchanges, forKey: .exchanges)
        try container.encode(nextMeeting, forKey: .nextMeeting)
        try container.encode(source, forKey: .source)
        try container.encode(warnings, forKey: .warnings)
    }
}

/// A material handed out (資料).
public struct Material: Sendable, Equatable, Codable {
    /// 資料1-1.
    public var label: String
    public var title: String

    public init(label: String, title: String) {
        self.label = label
        self.title = title
    }
}

/// Something the reader was not sure about, or could not place.
public struct Warning: Sendable, Equatable, Codable {
    /// 1-based; `nil` when the warning is about the whole document.
    public var line: Int?
    /// A stable name, for example `unplacedLine`, `noSpeeches`, `twoDates`.
    public var code: String
    /// One English sentence that says what was seen and what was done with it.
    public var message: String
    /// The line's own words, when they stand nowhere else in the record.
    public var text: String?

    public init(line: Int? = nil, code: String, message: String, text: String? = nil) {
        self.line = line
        self.code = code
        self.message = message
        self.text = text
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encode(code, forKey: .code)
        try container.encode(message, forKey: .message)
        try container.encode(text, forKey: .text)
    }
}
