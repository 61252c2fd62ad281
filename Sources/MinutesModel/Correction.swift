/// Words that were taken back or put right after they were said (発言訂正, 発言取消し), as the record's bracket tells. The
/// words stay where they were said; who looks for words can leave the withdrawn ones out.
public struct Correction: Sendable, Equatable, Codable {
    /// The index of the speech.
    public var speech: Int
    /// The index of the paragraph in it.
    public var paragraph: Int
    /// The words that no longer count, where the text shows them.
    public var withdrawn: String?
    /// The words that stand for them.
    public var corrected: String?
    /// The bracket's own words, without the bracket: 同日後刻に「…」と発言訂正あり.
    public var text: String

    public init(speech: Int, paragraph: Int, withdrawn: String? = nil, corrected: String? = nil, text: String) {
        self.speech = speech
        self.paragraph = paragraph
        self.withdrawn = withdrawn
        self.corrected = corrected
        self.text = text
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(speech, forKey: .speech)
        try container.encode(paragraph, forKey: .paragraph)
        try container.encode(withdrawn, forKey: .withdrawn)
        try container.encode(corrected, forKey: .corrected)
        try container.encode(text, forKey: .text)
    }
}
