/// What a record that names no speakers says under one heading: a summary's paragraphs, a team's bullets.
public struct Note: Sendable, Equatable, Codable {
    /// `nil` before the first heading.
    public var heading: String?
    /// Paragraphs and bullets, in the order of the record.
    public var paragraphs: [String]
    /// See `Speech.lines`.
    public var lines: [Int]

    private enum CodingKeys: String, CodingKey { case heading, paragraphs, lines }

    public init(heading: String? = nil, paragraphs: [String], lines: [Int] = []) {
        self.heading = heading
        self.paragraphs = paragraphs
        self.lines = lines
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        heading = try container.decodeIfPresent(String.self, forKey: .heading)
        paragraphs = try container.decode([String].self, forKey: .paragraphs)
        lines = try container.decodeIfPresent([Int].self, forKey: .lines) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(heading, forKey: .heading)
        try container.encode(paragraphs, forKey: .paragraphs)
        try container.encode(lines, forKey: .lines)
    }
}
