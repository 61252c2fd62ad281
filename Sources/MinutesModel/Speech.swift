/// What one person said in one turn (発言).
public struct Speech: Sendable, Equatable, Codable {
    /// From 0, in the order of the record.
    public var index: Int
    public var speaker: Speaker
    public var paragraphs: [String]
    /// The point of the agenda under discussion when the speech ends: an index into `Minutes.agendaItems`. `nil` when the
    /// record does not tell, and while several points are discussed at once.
    public var agendaItem: Int?

    public init(index: Int, speaker: Speaker, paragraphs: [String], agendaItem: Int? = nil) {
        self.index = index
        self.speaker = speaker
        self.paragraphs = paragraphs
        self.agendaItem = agendaItem
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(index, forKey: .index)
        try container.encode(speaker, forKey: .speaker)
        try container.encode(paragraphs, forKey: .paragraphs)
        try container.encode(agendaItem, forKey: .agendaItem)
    }
}

/// Who spoke (発言者), as the record names them.
public struct Speaker: Sendable, Equatable, Codable {
    /// As printed, without the mark: `青柳（涼）大臣`.
    public var label: String
    public var name: String?
    public var role: String?
    /// What tells two people of one surname apart: 涼 in `青柳（涼）大臣`.
    public var disambiguator: String?
    /// The ministry, bureau or company, when the record names it.
    public var organization: String?

    public init(
        label: String, name: String? = nil, role: String? = nil, disambiguator: String? = nil,
        organization: String? = nil
    ) {
        self.label = label
        self.name = name
        self.role = role
        self.disambiguator = disambiguator
        self.organization = organization
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(label, forKey: .label)
        try container.encode(name, forKey: .name)
        try container.encode(role, forKey: .role)
        try container.encode(disambiguator, forKey: .disambiguator)
        try container.encode(organization, forKey: .organization)
    }
}

/// What happened in the room: (「異議なし」と声あり).
public struct StageDirection: Sendable, Equatable, Codable {
    /// The index of the speech it follows (or stands in); -1 before the first speech.
    public var afterSpeech: Int
    /// Without the brackets around it.
    public var text: String

    public init(afterSpeech: Int, text: String) {
        self.afterSpeech = afterSpeech
        self.text = text
    }
}
