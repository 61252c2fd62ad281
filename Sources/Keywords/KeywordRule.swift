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
    /// All of these must stand in one sentence, no further apart than `within`.
    package var near: [String]
    /// In letters, from the first of the words' beginning to the last one's end.
    package var within: Int
    /// Only speakers whose label, name or role contains one of these; empty for everybody.
    package var speakers: [String]
    /// Only speakers whose role contains one of these.
    package var roles: [String]
    /// Only speakers whose ministry, bureau or company contains one of these.
    package var organizations: [String]
    /// Only meetings whose council or title contains one of these.
    package var councils: [String]
    /// Only under points of the agenda whose title contains one of these.
    package var agenda: [String]
    /// Only where this stands near: the same speech was put to a decision, or a deadline is named in the sentence or one
    /// beside it.
    package var only: [Company]
    package var severity: Severity
    /// After it was told, the rule is silent on meetings of the same council within so many days.
    package var coolDownDays: Int
    package var match: Match

    package enum Company: String, Sendable, Codable, CaseIterable {
        case decision, deadline
    }

    package enum Severity: String, Sendable, Codable, CaseIterable {
        case info, warning, critical
    }

    /// A sentence of minutes has 40–60 letters: two words so near are about one thing.
    package static let defaultWithin = 40

    package init(
        name: String, any: [String] = [], all: [String] = [], exclude: [String] = [], aliases: [String: [String]] = [:],
        near: [String] = [], within: Int = KeywordRule.defaultWithin, speakers: [String] = [], roles: [String] = [],
        organizations: [String] = [], councils: [String] = [], agenda: [String] = [], only: [Company] = [],
        severity: Severity = .info, coolDownDays: Int = 0, match: Match = .variants
    ) {
        self.name = name
        self.any = any
        self.all = all
        self.exclude = exclude
        self.aliases = aliases
        self.near = near
        self.within = within
        self.speakers = speakers
        self.roles = roles
        self.organizations = organizations
        self.councils = councils
        self.agenda = agenda
        self.only = only
        self.severity = severity
        self.coolDownDays = coolDownDays
        self.match = match
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func words(_ key: CodingKeys) throws -> [String] {
            try container.decodeIfPresent([String].self, forKey: key) ?? []
        }
        name = try container.decode(String.self, forKey: .name)
        any = try words(.any)
        all = try words(.all)
        exclude = try words(.exclude)
        aliases = try container.decodeIfPresent([String: [String]].self, forKey: .aliases) ?? [:]
        near = try words(.near)
        within = try container.decodeIfPresent(Int.self, forKey: .within) ?? Self.defaultWithin
        speakers = try words(.speakers)
        roles = try words(.roles)
        organizations = try words(.organizations)
        councils = try words(.councils)
        agenda = try words(.agenda)
        only = try container.decodeIfPresent([Company].self, forKey: .only) ?? []
        severity = try container.decodeIfPresent(Severity.self, forKey: .severity) ?? .info
        coolDownDays = try container.decodeIfPresent(Int.self, forKey: .coolDownDays) ?? 0
        match = try container.decodeIfPresent(Match.self, forKey: .match) ?? .variants
    }

    /// The keys of a rule, for "did you mean".
    package static let keys = [
        "name", "any", "all", "exclude", "aliases", "near", "within", "speakers", "roles", "organizations", "councils",
        "agenda", "only", "severity", "coolDownDays", "match",
    ]

    /// The words alone: for texts that are no meeting's.
    package var withoutFilters: KeywordRule {
        var rule = self
        (rule.speakers, rule.roles, rule.organizations, rule.councils, rule.agenda, rule.only) = (
            [], [], [], [], [], []
        )
        return rule
    }
}
