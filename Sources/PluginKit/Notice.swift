public import MinutesModel

/// Something to tell (通知), not yet addressed to anybody.
public struct Notice: Sendable, Equatable, Codable {
    public enum Severity: String, Sendable, Codable {
        case info, warning, critical
    }

    /// Deterministic: made of the meeting's identity and the fact. The same key is told once, whatever happens.
    public var key: String
    /// What routes match on: a rule's name, `summary`, `deadline`.
    public var topic: String
    public var severity: Severity
    public var title: String
    public var body: [Block]
    public var evidence: [Evidence]
    public var deadline: Deadline?

    public init(
        key: String, topic: String, severity: Severity = .info, title: String, body: [Block] = [],
        evidence: [Evidence] = [], deadline: Deadline? = nil
    ) {
        self.key = key
        self.topic = topic
        self.severity = severity
        self.title = title
        self.body = body
        self.evidence = evidence
        self.deadline = deadline
    }
}

/// A part of a notice's body. Every service renders every block; a poorer service renders it more plainly.
public enum Block: Sendable, Equatable {
    case heading(String)
    case paragraph(String)
    /// Somebody's exact words.
    case quote(String)
    case fields([Field])
    case list([String])
    case link(text: String, url: String)
}

public struct Field: Sendable, Equatable, Codable {
    public var label: String
    public var value: String

    public init(label: String, value: String) {
        self.label = label
        self.value = value
    }
}

/// Where a notice's facts stand in the record.
public struct Evidence: Sendable, Equatable, Codable {
    public var meeting: Meeting
    /// The agenda item's title.
    public var agendaItem: String?
    /// The speaker's label.
    public var speaker: String?
    /// The exact words.
    public var quote: String

    public init(meeting: Meeting, agendaItem: String? = nil, speaker: String? = nil, quote: String) {
        self.meeting = meeting
        self.agendaItem = agendaItem
        self.speaker = speaker
        self.quote = quote
    }
}

extension Block: Codable {
    private enum Key: String, CodingKey { case type, text, fields, items, url }
    private enum Kind: String, Codable { case heading, paragraph, quote, fields, list, link }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func text() throws -> String { try container.decode(String.self, forKey: .text) }
        self =
            switch try container.decode(Kind.self, forKey: .type) {
            case .heading: .heading(try text())
            case .paragraph: .paragraph(try text())
            case .quote: .quote(try text())
            case .fields: .fields(try container.decode([Field].self, forKey: .fields))
            case .list: .list(try container.decode([String].self, forKey: .items))
            case .link: .link(text: try text(), url: try container.decode(String.self, forKey: .url))
            }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        func encode(_ kind: Kind, _ text: String) throws {
            try container.encode(kind, forKey: .type)
            try container.encode(text, forKey: .text)
        }
        switch self {
        case .heading(let text): try encode(.heading, text)
        case .paragraph(let text): try encode(.paragraph, text)
        case .quote(let text): try encode(.quote, text)
        case .fields(let fields):
            try container.encode(Kind.fields, forKey: .type)
            try container.encode(fields, forKey: .fields)
        case .list(let items):
            try container.encode(Kind.list, forKey: .type)
            try container.encode(items, forKey: .items)
        case .link(let text, let url):
            try encode(.link, text)
            try container.encode(url, forKey: .url)
        }
    }
}
