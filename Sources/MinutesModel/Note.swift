/// What a record that names no speakers says under one heading: a summary's paragraphs, a team's bullets.
public struct Note: Sendable, Equatable, Codable {
    /// `nil` before the first heading.
    public var heading: String?
    /// Paragraphs and bullets, in the order of the record.
    public var paragraphs: [String]

    public init(heading: String? = nil, paragraphs: [String]) {
        self.heading = heading
        self.paragraphs = paragraphs
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(heading, forKey: .heading)
        try container.encode(paragraphs, forKey: .paragraphs)
    }
}
