/// A document's text, decoded to UTF-8 and cut into lines: what the parser reads.
public struct DocumentText: Sendable, Equatable {
    public let lines: Lines
    public let source: Source
    /// Each line is a paragraph or a heading of its own: wraps were mended, or the format has none.
    public let linesAreParagraphs: Bool
    /// What the format's fields say of the people behind the labels of `Line.speaker`: their full names, their roles.
    public let people: [Speaker]
    /// What was seen when the text was taken out of the bytes, such as page numbers that were left out: they belong to
    /// the record's warnings.
    public let warnings: [Warning]

    public init(
        lines: Lines, source: Source, linesAreParagraphs: Bool = false, people: [Speaker] = [],
        warnings: [Warning] = []
    ) {
        self.lines = lines
        self.source = source
        self.linesAreParagraphs = linesAreParagraphs
        self.people = people
        self.warnings = warnings
    }

    public init(
        lines: [Line], source: Source, linesAreParagraphs: Bool = false, people: [Speaker] = [],
        warnings: [Warning] = []
    ) {
        self.init(
            lines: Lines(lines), source: source, linesAreParagraphs: linesAreParagraphs, people: people,
            warnings: warnings)
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
