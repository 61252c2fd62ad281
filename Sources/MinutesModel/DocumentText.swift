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
        /// 1 to 6 where the format itself says that the line is a heading (HTML, a style of Word's); 0 where the text alone
        /// can tell.
        public let headingLevel: Int
        /// The line begins a point of a list, where the format itself says so.
        public let isListItem: Bool

        public init(
            number: Int, text: String, hasHardBreak: Bool = false, speaker: String? = nil, headingLevel: Int = 0,
            isListItem: Bool = false
        ) {
            self.number = number
            self.text = text
            self.hasHardBreak = hasHardBreak
            self.speaker = speaker
            self.headingLevel = headingLevel
            self.isListItem = isListItem
        }
    }

    public let lines: [Line]
    public let source: Source
    /// Each line is a paragraph or a heading of its own: wraps were mended, or the format has none.
    public let linesAreParagraphs: Bool
    /// What the format's fields say of the people behind the labels of `Line.speaker`: their full names, their roles.
    public let people: [Speaker]
    /// What was seen when the text was taken out of the bytes, such as page numbers that were left out: they belong to
    /// the record's warnings.
    public let warnings: [Warning]

    public init(
        lines: [Line], source: Source, linesAreParagraphs: Bool = false, people: [Speaker] = [],
        warnings: [Warning] = []
    ) {
        self.lines = lines
        self.source = source
        self.linesAreParagraphs = linesAreParagraphs
        self.people = people
        self.warnings = warnings
    }
}

/// Where a document came from and how it was read.
public struct Source: Sendable, Equatable, Codable {
    public var url: String?
    public var file: String?
    /// `markdown`, `text`, `html`, `pdf`, `docx`, `json/discussnet`, `json/diet`, `json/speeches`.
    public var format: String
    /// The IANA name, for example `UTF-8`.
    public var encoding: String
    /// How the document shows who speaks, as the parser chose: `marked`, `colon`, `none`, … `nil` before it is parsed.
    public var grammar: String?

    public init(
        url: String? = nil, file: String? = nil, format: String, encoding: String, grammar: String? = nil
    ) {
        self.url = url
        self.file = file
        self.format = format
        self.encoding = encoding
        self.grammar = grammar
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(url, forKey: .url)
        try container.encode(file, forKey: .file)
        try container.encode(format, forKey: .format)
        try container.encode(encoding, forKey: .encoding)
        try container.encode(grammar, forKey: .grammar)
    }
}
