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
        /// label as printed there. `nil` in plain text, where the parser finds the speakers itself.
        public let speaker: String?

        public init(number: Int, text: String, hasHardBreak: Bool = false, speaker: String? = nil) {
            self.number = number
            self.text = text
            self.hasHardBreak = hasHardBreak
            self.speaker = speaker
        }
    }

    public let lines: [Line]
    public let source: Source

    public init(lines: [Line], source: Source) {
        self.lines = lines
        self.source = source
    }
}

/// Where a document came from and how it was read.
public struct Source: Sendable, Equatable, Codable {
    public var url: String?
    public var file: String?
    /// `markdown`, `text`, …
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
