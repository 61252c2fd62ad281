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
    public var source: Source
    public var warnings: [Warning]

    public init(
        id: String, title: String? = nil, council: String? = nil, session: Int? = nil, date: CalendarDate? = nil,
        start: ClockTime? = nil, end: ClockTime? = nil, venue: String? = nil, agenda: [AgendaItem] = [],
        materials: [Material] = [], attendees: [Attendee] = [], speeches: [Speech] = [],
        stageDirections: [StageDirection] = [],
        corrections: [Correction] = [], notes: [Note] = [], decisions: [Decision] = [], source: Source,
        warnings: [Warning] = []
    ) {
        self.id = id
        self.title = title
        self.council = council
        self.session = session
        self.date = date
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
        self.source = source
        self.warnings = warnings
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(council, forKey: .council)
        try container.encode(session, forKey: .session)
        try container.encode(date, forKey: .date)
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

/// Somebody the record lists as present.
public struct Attendee: Sendable, Equatable, Codable {
    /// The line as printed.
    public var label: String
    public var name: String?
    public var role: String?

    public init(label: String, name: String? = nil, role: String? = nil) {
        self.label = label
        self.name = name
        self.role = role
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(label, forKey: .label)
        try container.encode(name, forKey: .name)
        try container.encode(role, forKey: .role)
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
