/// What a team watches: a name, the words, and what narrows them.
package struct KeywordRule: Sendable, Equatable, Codable {
    /// How a keyword must stand in the text.
    package enum Match: String, Sendable, Codable, CaseIterable {
        /// Letter for letter as the rule writes it, as a whole word.
        case exact
        /// In any spelling of it, as a whole word.
        case variants
        /// In any spelling of it, inside other words too.
        case substring
    }

    /// Stands in notices and is what routes match on.
    package var name: String
    /// One of these must be said.
    package var any: [String]
    /// All of these must be said in one speech.
    package var all: [String]
    /// A sentence that holds one of these does not count.
    package var exclude: [String]
    /// Other words for a keyword: `[マイナンバーカード: [マイナカード]]`. A hit on one is a hit on the keyword.
    package var aliases: [String: [String]]
    /// Only speakers whose label, name or role contains one of these; empty for everybody.
    package var speakers: [String]
    package var match: Match

    package init(
        name: String, any: [String] = [], all: [String] = [], exclude: [String] = [], aliases: [String: [String]] = [:],
        speakers: [String] = [], match: Match = .variants
    ) {
        self.name = name
        self.any = any
        self.all = all
        self.exclude = exclude
        self.aliases = aliases
        self.speakers = speakers
        self.match = match
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        any = try container.decodeIfPresent([String].self, forKey: .any) ?? []
        all = try container.decodeIfPresent([String].self, forKey: .all) ?? []
        exclude = try container.decodeIfPresent([String].self, forKey: .exclude) ?? []
        aliases = try container.decodeIfPresent([String: [String]].self, forKey: .aliases) ?? [:]
        speakers = try container.decodeIfPresent([String].self, forKey: .speakers) ?? []
        match = try container.decodeIfPresent(Match.self, forKey: .match) ?? .variants
    }
}
