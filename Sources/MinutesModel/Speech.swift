/// What one person said in one turn (発言).
public struct Speech: Sendable, Equatable, Codable {
    /// Paragraphs of its own, or some of those that the parser read: all speeches of a record share one text.
    enum Text {
        case own([String], lines: [Int])
        case shared(ParagraphText, start: UInt32, count: UInt32)
    }

    private enum CodingKeys: String, CodingKey {
        case index, speaker, paragraphs, lines, agendaItem
    }

    /// From 0, in the order of the record.
    public var index: Int
    public var speaker: Speaker
    var text: Text
    /// The point of the agenda under discussion when the speech ends: an index into `Minutes.agendaItems`. `nil` when the
    /// record does not tell, and while several points are discussed at once.
    public var agendaItem: Int?

    public init(
        index: Int, speaker: Speaker, paragraphs: [String], lines: [Int] = [], agendaItem: Int? = nil
    ) {
        self.index = index
        self.speaker = speaker
        text = .own(paragraphs, lines: lines)
        self.agendaItem = agendaItem
    }

    /// - Parameter range: of the text's paragraphs.
    package init(index: Int, speaker: Speaker, paragraphs range: Range<Int>, of text: ParagraphText) {
        self.index = index
        self.speaker = speaker
        self.text = .shared(text, start: UInt32(range.lowerBound), count: UInt32(range.count))
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            index: try container.decode(Int.self, forKey: .index),
            speaker: try container.decode(Speaker.self, forKey: .speaker),
            paragraphs: try container.decode([String].self, forKey: .paragraphs),
            lines: try container.decodeIfPresent([Int].self, forKey: .lines) ?? [],
            agendaItem: try container.decodeIfPresent(Int.self, forKey: .agendaItem))
    }

    public var paragraphs: [String] {
        get {
            if case .own(let texts, _) = text { return texts }
            return places.map(\.text)
        }
        set { text = .own(newValue, lines: lines) }
    }

    /// The line of the document on which each paragraph begins, from 1, as an editor counts. Empty where nobody knows: in
    /// a record that an older program wrote.
    public var lines: [Int] {
        get {
            switch text {
            case .own(_, let lines): lines
            case .shared(let text, let start, let count):
                text.lines[Int(start)..<Int(start + count)].map { Int($0) }
            }
        }
        set { text = .own(paragraphs, lines: newValue) }
    }

    /// `nil` where nobody knows.
    package func line(ofParagraph place: Int) -> Int? {
        switch text {
        case .own(_, let lines): lines.indices.contains(place) ? lines[place] : nil
        case .shared(let text, let start, let count):
            (0..<Int(count)).contains(place) ? Int(text.lines[Int(start) + place]) : nil
        }
    }

    public static func == (one: Speech, other: Speech) -> Bool {
        one.index == other.index && one.speaker == other.speaker && one.agendaItem == other.agendaItem
            && one.paragraphs == other.paragraphs && one.lines == other.lines
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(index, forKey: .index)
        try container.encode(speaker, forKey: .speaker)
        try container.encode(paragraphs, forKey: .paragraphs)
        try container.encode(lines, forKey: .lines)
        try container.encode(agendaItem, forKey: .agendaItem)
    }
}

/// Who spoke (発言者), as the record names them.
public struct Speaker: Sendable, Equatable, Codable {
    /// The five texts. A sitting has thousands of speeches and dozens of speakers: all speeches of one share them.
    private final class Fields: Sendable {
        let label: String
        let name: String?
        let role: String?
        let disambiguator: String?
        let organization: String?

        init(label: String, name: String?, role: String?, disambiguator: String?, organization: String?) {
            self.label = label
            self.name = name
            self.role = role
            self.disambiguator = disambiguator
            self.organization = organization
        }
    }

    private enum CodingKeys: String, CodingKey {
        case label, name, role, disambiguator, organization
    }

    private var fields: Fields

    /// Equal for speakers that share their texts, while one of them lives.
    var identity: ObjectIdentifier { ObjectIdentifier(fields) }

    /// As printed, without the mark: `青柳（涼）大臣`.
    public var label: String {
        get { fields.label }
        set {
            self = Speaker(
                label: newValue, name: name, role: role, disambiguator: disambiguator, organization: organization)
        }
    }
    public var name: String? {
        get { fields.name }
        set {
            self = Speaker(
                label: label, name: newValue, role: role, disambiguator: disambiguator, organization: organization)
        }
    }
    public var role: String? {
        get { fields.role }
        set {
            self = Speaker(
                label: label, name: name, role: newValue, disambiguator: disambiguator, organization: organization)
        }
    }
    /// What tells two people of one surname apart: 涼 in `青柳（涼）大臣`.
    public var disambiguator: String? {
        get { fields.disambiguator }
        set {
            self = Speaker(label: label, name: name, role: role, disambiguator: newValue, organization: organization)
        }
    }
    /// The ministry, bureau or company, when the record names it.
    public var organization: String? {
        get { fields.organization }
        set {
            self = Speaker(label: label, name: name, role: role, disambiguator: disambiguator, organization: newValue)
        }
    }

    public init(
        label: String, name: String? = nil, role: String? = nil, disambiguator: String? = nil,
        organization: String? = nil
    ) {
        fields = Fields(
            label: label, name: name, role: role, disambiguator: disambiguator, organization: organization)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            label: try container.decode(String.self, forKey: .label),
            name: try container.decodeIfPresent(String.self, forKey: .name),
            role: try container.decodeIfPresent(String.self, forKey: .role),
            disambiguator: try container.decodeIfPresent(String.self, forKey: .disambiguator),
            organization: try container.decodeIfPresent(String.self, forKey: .organization))
    }

    public static func == (one: Speaker, other: Speaker) -> Bool {
        one.fields === other.fields
            || one.label == other.label && one.name == other.name && one.role == other.role
                && one.disambiguator == other.disambiguator && one.organization == other.organization
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
