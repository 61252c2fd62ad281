/// A decision (決定事項).
public struct Decision: Sendable, Equatable, Codable {
    public enum Outcome: String, Sendable, Codable {
        case approved, rejected, adopted, referred
        /// Put off to a later meeting (継続審査).
        case continued
        case unknown
    }

    /// The index of the speech in which it was put to the meeting; -1 when the record tells it outside all speeches.
    public var speech: Int
    /// As the speech names them: `議事1`. `Minutes.agendaTitle(of:)` gives the title behind one.
    public var items: [String]
    public var outcome: Outcome
    /// How it was decided; `nil` when the record does not say.
    public var vote: Vote?
    /// The exact words that show it.
    public var evidence: String

    public init(speech: Int, items: [String], outcome: Outcome, vote: Vote? = nil, evidence: String) {
        self.speech = speech
        self.items = items
        self.outcome = outcome
        self.vote = vote
        self.evidence = evidence
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(speech, forKey: .speech)
        try container.encode(items, forKey: .items)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(vote, forKey: .vote)
        try container.encode(evidence, forKey: .evidence)
    }
}

/// How a meeting decided (採決), as far as the record says.
public struct Vote: Sendable, Equatable, Codable {
    public enum Method: String, Sendable, Codable {
        /// Nobody objected (異議なし).
        case consent
        /// 起立.
        case standing
        /// 挙手.
        case hands
        /// 投票, on paper or by button.
        case ballot
        /// A count without a word on how it was taken: 賛成多数.
        case unknown
    }

    public enum Result: String, Sendable, Codable {
        /// 全員, 全会一致.
        case unanimous
        /// 多数, 過半数.
        case majority
        /// 少数.
        case minority
    }

    public var method: Method
    public var result: Result?
    /// Votes for it, where they were counted.
    public var ayes: Int?
    public var noes: Int?

    public init(method: Method, result: Result? = nil, ayes: Int? = nil, noes: Int? = nil) {
        self.method = method
        self.result = result
        self.ayes = ayes
        self.noes = noes
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(method, forKey: .method)
        try container.encode(result, forKey: .result)
        try container.encode(ayes, forKey: .ayes)
        try container.encode(noes, forKey: .noes)
    }
}
