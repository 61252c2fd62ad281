/// A document's text, decoded to UTF-8 and cut into lines: what the parser reads.
public struct DocumentText: Sendable, Equatable {
    /// One line without its line end.
    public struct Line: Sendable, Equatable {
        /// 1-based, as an editor counts.
        public let number: Int
        public let text: String
        /// Markdown's hard break: the line ended in two or more spaces, or in a backslash.
        public let hasHardBreak: Bool
        /// Whose speech begins with this line, where the format says it in a field of its own (JSON, table columns): the
        /// label as printed there; empty where a text begins that is nobody's. `nil` in plain text, where the parser
        /// finds the speakers itself, and for the lines that go on with the speech.
        public let speaker: String?
        /// The rank of a heading, 1 to 6, where the format says it (a style of Word's); 0 for every other line.
        public let headingLevel: Int

        public init(
            number: Int, text: String, hasHardBreak: Bool = false, speaker: String? = nil, headingLevel: Int = 0
        ) {
            self.number = number
            self.text = text
            self.hasHardBreak = hasHardBreak
            self.speaker = speaker
            self.headingLevel = headingLevel
        }
    }

    public let lines: [Line]
    public let source: Source
    /// What the format's fields say of the people behind the labels of `Line.speaker`: their full names, their roles.
    public let people: [Speaker]
    /// What the format's reader was not sure about.
    public let warnings: [Warning]

    public init(lines: [Line], source: Source, people: [Speaker] = [], warnings: [Warning] = []) {
        self.lines = lines
        self.source = source
        self.people = people
        self.warnings = warnings
    }
}

/// Where a document came from and how it was read.
public struct Source: Sendable, Equatable, Codable {
    public var url: String?
    public var file: String?
    /// `markdown`, `text`, `docx`, `json/discussnet`, `json/diet`, `json/speeches`, …
    public var format: String
    /// The IANA name, for example `UTF-8`.
    public var encoding: String

    public init(url: String? = nil, file: String? = nil, format: String, encoding: String) {
        self.url = url
        self.file = file
        self.format = format
        self.encoding = encoding
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(url, forKey: .url)
        try container.encode(file, forKey: .file)
        try container.encode(format, forKey: .format)
        try container.encode(encoding, forKey: .encoding)
    }
}
