import JapaneseText

/// Rules made ready for the text: every spelling of every keyword in one automaton.
struct CompiledKeywords: Sendable {
    struct Role: OptionSet, Sendable {
        let rawValue: UInt8
        static let any = Role(rawValue: 1)
        static let all = Role(rawValue: 2)
        static let exclude = Role(rawValue: 4)
        static let near = Role(rawValue: 8)
    }

    struct Keyword: Sendable {
        /// Index into the rules.
        var rule: Int
        var text: String
        var role: Role
    }

    /// One way to write a keyword; its number is its pattern's.
    struct Spelling: Sendable {
        /// Index into `keywords`.
        var keyword: Int
        /// Empty where the pattern says it all; else what the spelling of a hit must be, because the automaton's
        /// patterns know no long vowels.
        var key: [UInt8] = []
        /// What a hit must be letter for letter. Empty but for `match: exact`.
        var literal: [UInt8] = []
    }

    /// What the walk asks of every spelling found, in one word: most need no look at the rest.
    struct Card: Sendable {
        private var bits: UInt32

        init(keyword: Int, isPlain: Bool, needsWholeWord: Bool) {
            bits = UInt32(keyword) << 2 | (isPlain ? 1 : 0) | (needsWholeWord ? 2 : 0)
        }

        var keyword: Int { Int(bits >> 2) }
        /// The pattern says it all: no key and no literal.
        var isPlain: Bool { bits & 1 != 0 }
        var needsWholeWord: Bool { bits & 2 != 0 }
    }

    private(set) var keywords: [Keyword] = []
    /// By spelling.
    private(set) var cards: [Card] = []
    private(set) var spellings: [Spelling] = []
    let automaton: AhoCorasick

    init(_ rules: [KeywordRule]) throws(KeywordRuleError) {
        try Self.checkNames(rules)
        let forms = SpellingForms()
        var patterns: [[UInt8]] = []
        for (number, rule) in rules.enumerated() {
            for (word, role) in try Self.roles(of: rule) {
                keywords.append(Keyword(rule: number, text: word, role: role))
                var seen: Set<[UInt8]> = []
                for written in [word] + (rule.aliases[word] ?? []) {
                    for form in rule.match == .exact ? [written] : forms.forms(of: written) {
                        let (spelling, pattern) = Self.spelling(form, of: keywords.count - 1, match: rule.match)
                        guard pattern.contains(where: { $0 > 0x20 }) else {
                            throw .nothingToMatch(rule: rule.name, word: written)
                        }
                        guard seen.insert(spelling.literal + (spelling.key.isEmpty ? pattern : spelling.key)).inserted
                        else { continue }
                        patterns.append(pattern)
                        spellings.append(spelling)
                        cards.append(
                            Card(
                                keyword: spelling.keyword, isPlain: spelling.key.isEmpty && spelling.literal.isEmpty,
                                needsWholeWord: rule.match != .substring))
                    }
                }
            }
        }
        automaton = AhoCorasick(patterns)
    }

    private static func spelling(
        _ form: String, of keyword: Int, match: KeywordRule.Match
    ) -> (spelling: Spelling, pattern: [UInt8]) {
        let pattern = Folding.fold(form).bytes
        var spelling = Spelling(keyword: keyword)
        if match == .exact { spelling.literal = Array(form.utf8) }
        // Most keywords are folded already, and hold no long vowel then.
        if !form.utf8.elementsEqual(pattern), case let key = Folding.spelling(form), key != pattern {
            spelling.key = key
        }
        return (spelling, pattern)
    }

    private static func checkNames(_ rules: [KeywordRule]) throws(KeywordRuleError) {
        var names: Set<String> = []
        for (number, rule) in rules.enumerated() {
            guard !isBlank(rule.name) else { throw .noName(rule: number + 1) }
            guard names.insert(rule.name).inserted else { throw .sameName(rule.name) }
        }
    }

    private static func isBlank(_ word: String) -> Bool { !word.utf8.contains { $0 > 0x20 } }

    /// The rule's words in their order, each once.
    private static func roles(of rule: KeywordRule) throws(KeywordRuleError) -> [(word: String, role: Role)] {
        guard !rule.any.isEmpty || !rule.all.isEmpty || !rule.near.isEmpty else { throw .noKeywords(rule: rule.name) }
        var roles: [(word: String, role: Role)] = []
        var places: [String: Int] = [:]
        let lists: [(String, [String], Role)] = [
            ("any", rule.any, .any), ("all", rule.all, .all), ("near", rule.near, .near),
            ("exclude", rule.exclude, .exclude),
        ]
        for (list, words, role) in lists {
            for word in words {
                guard !isBlank(word) else { throw .emptyWord(rule: rule.name, list: list) }
                if let place = places[word] {
                    guard role != .exclude else { throw .excludesItself(rule: rule.name, keyword: word) }
                    roles[place].role.insert(role)
                } else {
                    places[word] = roles.count
                    roles.append((word, role))
                }
            }
        }
        guard rule.near.isEmpty || rule.near.count > 1 else { throw .nearAlone(rule: rule.name) }
        guard rule.within > 0, rule.coolDownDays >= 0 else { throw .negative(rule: rule.name) }
        for (keyword, aliases) in rule.aliases.sorted(by: { $0.key < $1.key }) {
            guard places[keyword] != nil else {
                throw .aliasOfNothing(rule: rule.name, keyword: keyword, keywords: roles.map { $0.word })
            }
            guard !aliases.contains(where: isBlank) else {
                throw .emptyWord(rule: rule.name, list: "aliases: \(keyword)")
            }
        }
        return roles
    }
}
